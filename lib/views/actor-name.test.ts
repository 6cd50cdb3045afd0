import { expect, test } from "vitest";
import { exportWords } from "@/lib/export/words";
import { actorName, bareActor, commandActor } from "./actor-name";

test("who runs a command is named by the machine, with where in the reader's language", () => {
  const noted = commandActor("marie");
  expect(noted).toBe("marie (command line)");
  expect(bareActor(noted)).toBe("marie");
  expect(actorName(noted, exportWords("fr", {}))).toBe("marie (en ligne de commande)");
  expect(actorName(noted, exportWords("en", {}))).toBe("marie (at the command line)");
});

test("a person is named as they are", () => {
  expect(bareActor("ann@example.com")).toBe("ann@example.com");
  expect(actorName("ann@example.com", exportWords("fr", {}))).toBe("ann@example.com");
});
