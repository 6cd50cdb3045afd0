import { resolve } from "node:path";
import { Command } from "commander";
import { connect, databaseTarget } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { prepareDatabase } from "@/db/migrate";
import { recordEvent } from "@/lib/access/record-event";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { bringUpToDate } from "./bring-up-to-date";
import { atCommandLine, runCommand } from "./command";

await runCommand(
  new Command("restore")
    .description("Puts what a backup holds into the database, and brings it to this version; everybody signs in again.")
    .requiredOption("--from <file>", "what `npm run backup` wrote")
    .option("--replace", "even where the database holds data, which goes")
    .action(async ({ from, replace = false }: { from: string; replace?: boolean }) => {
      const path = resolve(from);
      const target = await databaseTarget();
      try {
        await prepareDatabase(target);
        const owner = connect(target, "owner", { max: 1 });
        await restoreBackup({ owner, path, replace, report: (line) => console.log(line) }).finally(() => owner.end());
        await bringUpToDate(target);
        const writer = connect(target, "writer", { max: 1 });
        await recordEvent(writer, { kind: "restore", by: atCommandLine(), object: path }).finally(() => writer.end());
        console.log(
          "Restored. Sessions, links to set a password by, and what admins were waiting for are not: everybody signs in again.",
        );
      } finally {
        await leaveDatabase(target);
      }
    }),
);
