import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { connect, databaseTarget } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { recordEvent } from "@/lib/access/record-event";
import { writeBackup } from "@/lib/backup/write-backup";
import { atCommandLine, INTERRUPTED, runCommand } from "./command";

/** The file itself, or in a folder one that is named for the moment. */
function fileAt(to: string): string {
  const path = resolve(to);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  return isFolder
    ? join(
        path,
        `pilotage-${new Date()
          .toISOString()
          .replace(/\.\d+Z$/, "Z")
          .replaceAll(":", "")}.backup`,
      )
    : path;
}

await runCommand(
  new Command("backup")
    .description("Writes everything that the database holds, as it is at one moment, to a file; the server may go on.")
    .requiredOption("--to <file>", "the file, or a folder for one that is named for the moment")
    .action(async ({ to }: { to: string }) => {
      const path = fileAt(to);
      // What is written of the file goes with the process.
      const stop = () => process.exit(INTERRUPTED);
      process.once("SIGINT", stop).once("SIGTERM", stop);
      const target = await databaseTarget();
      const [writer, owner] = [connect(target, "writer", { max: 1 }), connect(target, "owner", { max: 1 })];
      try {
        await writeBackup({ writer, owner, path, report: (line) => console.log(line) });
        await recordEvent(writer, { kind: "backup", by: atCommandLine(), object: path });
        console.log(`${path}: ${Math.ceil(statSync(path).size / 1e6)} MB`);
      } finally {
        await Promise.all([writer.end(), owner.end()]);
        await leaveDatabase(target);
      }
    }),
);
