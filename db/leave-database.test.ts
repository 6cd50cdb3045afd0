import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { leaveDatabase } from "./leave-database";

test("a server that cannot tell who is connected is left, and hides nothing of what the command failed at", async () => {
  const socketDir = await mkdtemp(join(tmpdir(), "pilotage-gone-"));
  const server = {
    socketDir,
    port: 5432,
    secrets: { superuser: "", owner: "", writer: "", app: "" },
    startedHere: true,
    stop: () => Promise.reject(new Error("it was stopped")),
  };
  const command = async () => {
    try {
      throw new Error("the disk is full");
    } finally {
      await leaveDatabase({ kind: "embedded", server, database: "pilotage" });
    }
  };
  await expect(command()).rejects.toThrow("the disk is full");
  await rm(socketDir, { recursive: true });
});
