import { Command, Option } from "commander";
import { findViewer } from "@/lib/access/find-viewer";
import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { queryIndicator } from "@/lib/report/query-indicator";
import { RequestError } from "@/lib/report/request-error";
import { CliError, runCommand } from "./command";
import { csvLine } from "./csv-line";
import { withDatabase } from "./open-database";

interface Options {
  as: string;
  programme: string;
  indicator: string;
  period: string;
  by?: string;
  compare?: string;
  where: Record<string, string>;
  definition?: string;
  format: "table" | "json" | "csv";
}

function readWhere(pair: string, before: Record<string, string>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
  if (!name || value === undefined) throw new CliError(`--where takes dimension=value, not ${pair}`, 2);
  if (name in before) throw new CliError(`--where ${name} is given twice`, 2);
  return { ...before, [name]: value };
}

/** Rows as flat records: the key's dimensions are columns of their own. */
function flatRows({ rows }: IndicatorAnswer): Record<string, string | number | boolean | null>[] {
  return rows.map(({ key, period, ...row }) => ({ period, ...key, ...row }));
}

function writeCsv(records: ReturnType<typeof flatRows>): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [csvLine(columns), ...records.map((record) => csvLine(columns.map((name) => record[name])))].join("\n");
}

const evidenceWords = ({ grade, reason, members, controls }: EvidenceAnswer): string =>
  grade ? `evidence ${grade}: ${members} members, ${controls} others` : `no evidence: ${reason}`;

function print(answer: IndicatorAnswer, format: Options["format"]): void {
  if (format === "json") console.log(JSON.stringify(answer, null, 2));
  else if (format === "csv") console.log(writeCsv(flatRows(answer)));
  else {
    const { indicator, definition, unit, period, comparedTo, asOf } = answer;
    console.log(
      `${indicator} (${definition}), in ${unit}, ${period.from} to ${period.to}${period.partial ? ", partial" : ""}`,
    );
    if (comparedTo) console.log(`compared to ${comparedTo.from} to ${comparedTo.to}`);
    console.log(`as of ${asOf}`);
    if (answer.evidence) console.log(evidenceWords(answer.evidence));
    console.table(flatRows(answer));
  }
}

await runCommand(
  new Command("ask")
    .description("Asks an indicator with a user's rights: the same reader as the pages and the API.")
    .requiredOption("--as <email>", "the user who asks")
    .requiredOption("--programme <slug>")
    .requiredOption("--indicator <id>")
    .option("--period <period>", "2012, 2012-Q1, 2012-03, fy2012, 2012-01..2012-06, ytd, r12", "ytd")
    .option("--by <splits>", "time (month, quarter, year, fiscal-year) and dimensions, with commas")
    .option("--compare <n-1|none>")
    .option("--where <dimension=value>", "a filter; may be repeated", readWhere, {})
    .option("--definition <name>", "of an indicator that has several")
    .addOption(new Option("--format <format>").choices(["table", "json", "csv"]).default("table"))
    .action(({ as, programme, format, by, ...request }: Options) =>
      withDatabase("app", async (sql) => {
        const viewer = await findViewer(sql, { email: as }, programme);
        if (!viewer) throw new CliError(`${as} has no programme ${programme}`);
        try {
          print(await queryIndicator(viewer, { ...request, ...(by ? { by: by.split(",") } : {}) }), format);
        } catch (error) {
          if (!(error instanceof RequestError)) throw error;
          const allowed = error.allowed.length > 0 ? `; allowed: ${error.allowed.join(", ")}` : "";
          throw new CliError(error.message + allowed, 2);
        }
      }),
    ),
);
