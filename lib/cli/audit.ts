import { Command } from "commander";
import { z } from "zod";
import { readEvents } from "@/lib/access/audit-log";
import type { ToldEvent } from "@/lib/views/audit";
import { CliError, runCommand } from "./command";
import { csvLine } from "./csv-line";
import { withDatabase } from "./open-database";

interface Options {
  programme?: string;
  from?: string;
  csv?: true;
}

type Told = ToldEvent & { programme: string | null };

const cellsOf = ({ at, kind, actor, address, programme, object, details }: Told) => [
  at,
  kind,
  actor ?? "",
  address ?? "",
  programme ?? "",
  object ?? "",
  Object.keys(details).length > 0 ? JSON.stringify(details) : "",
];

/** Aborts once nobody reads a stream any more, as `head` does when it has seen enough. */
function untilClosed(stream: NodeJS.WriteStream): AbortSignal {
  const closed = new AbortController();
  stream.on("error", () => closed.abort());
  return closed.signal;
}

await runCommand(
  new Command("audit")
    .description("Tells who did what, when and from where, the oldest first; times in the programme's zone, or UTC.")
    .option("--programme <slug>", "of this programme and its users alone")
    .option("--from <yyyy-mm-dd>", "since that day")
    .option("--csv", "as CSV")
    .action(({ programme, from, csv }: Options) =>
      withDatabase("writer", async (sql) => {
        if (from !== undefined && !z.iso.date().safeParse(from).success)
          throw new CliError(`--from ${from}: a day is written 2026-01-31`, 2);
        const [found] = await sql<{ id: number; zone: string }[]>`
          select id, zone from programmes where slug = ${programme ?? ""}`;
        if (programme && !found) throw new CliError(`no programme ${programme}`);
        const zone = found?.zone ?? "UTC";
        const query = { zone, ...(found ? { programmeId: found.id } : {}), ...(from ? { from } : {}) };
        const unread = untilClosed(process.stdout);
        const print = (cells: string[]) => console.log(csv ? csvLine(cells) : cells.join("\t"));
        print([`at (${zone})`, "kind", "who", "from where", "programme", "what", "details"]);
        for await (const events of readEvents(sql, query)) {
          if (unread.aborted) break;
          for (const event of events) print(cellsOf(event));
        }
      }),
    ),
);
