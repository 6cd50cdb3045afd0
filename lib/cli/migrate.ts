import { Command } from "commander";
import { databaseTarget } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { bringUpToDate } from "./bring-up-to-date";
import { runCommand } from "./command";

await runCommand(
  new Command("db:migrate")
    .description("Brings the database (DATABASE_URL …, or the embedded one) to this version's schema.")
    .action(async () => {
      const target = await databaseTarget();
      try {
        const { applied } = await bringUpToDate(target);
        console.log(applied === 0 ? "The database is up to date." : `${applied} migrations applied.`);
      } finally {
        await leaveDatabase(target);
      }
    }),
);
