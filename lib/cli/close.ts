import { Command } from "commander";
import { closeMonths, reopenMonths } from "@/lib/rollup/close-months";
import { atCommandLine, CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

interface Options {
  programme: string;
  month: string;
  reopen?: true;
}

await runCommand(
  new Command("close")
    .description(
      "Closes a programme's months: their figures stay as they are, and pages say beside them what was corrected since.",
    )
    .requiredOption("--programme <slug>", "whose months")
    .requiredOption("--month <yyyy-mm>", "the last month to close; all before it are closed too")
    .option("--reopen", "instead: opens this month again, and all after it")
    .action(({ programme, month, reopen }: Options) =>
      withDatabase("writer", async (sql) => {
        if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
          throw new CliError(`--month ${month}: a month is written 2025-10`, 2);
        const [found] = await sql<{ id: number }[]>`select id from programmes where slug = ${programme}`;
        if (!found) throw new CliError(`no programme ${programme}`);
        const work = reopen ? reopenMonths : closeMonths;
        const { months, accounts } = await sql.begin((tx) => work(tx, found.id, `${month}-01`, atCommandLine()));
        const span = [...new Set([months[0], months.at(-1)])].map((day) => day?.slice(0, 7)).join(" to ");
        const done = reopen ? "open again" : "closed";
        console.log(`${programme}: ${span} ${done}, ${months.length} months, ${accounts} rows of accounts`);
      }),
    ),
);
