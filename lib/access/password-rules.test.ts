import { expect, test } from "vitest";
import { whyRefused } from "./password-rules";

const why = (password: string) => whyRefused(password, "jeanne.martin@example.com");

test.each(["correct horse battery", "demo-4f0c2a91b7de", "demo-123456789012", "purple monkeys dishwasher"])(
  "is taken: %s",
  (password) => expect(why(password)).toBeNull(),
);

test.each([
  ["elevenchars", "at least 12"],
  ["x1y2z3".repeat(22), "at most 128"],
  ["jeanne.martin 1984", "its user's address"],
  ["1qaz2wsx3edc", "tried first"],
  ["QwertyUIOP12", "tried first"],
  ["Motdepasse2026!", "tried first"],
  ["azerty123456", "tried first"],
  ["passwordpassword", "tried first"],
  ["123456123456", "tried first"],
  ["aaaaaaaaaaaaaa", "tried first"],
  ["121212121212", "tried first"],
])("is refused: %s", (password, reason) => expect(why(password)).toContain(reason));
