import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { AccessFixture } from "./access-fixture";
import { readTable } from "./read-table";
import type { Reply } from "./surfaces";

/** The same question asked of the API, whose figures are compared with the oracle. */
export type AskedExport = (programme: string) => Promise<Reply>;

/** A file of an indicator holds exactly the rows of the API's answer to the same asker, or is refused as it is. */
export async function checkExportReply(
  fixture: AccessFixture,
  askAnswer: AskedExport,
  reply: Reply,
  say: (what: string) => void,
): Promise<void> {
  const answer = await askAnswer(fixture.own.slug);
  if (reply.status !== answer.status) say(`gives ${reply.status}, the API ${answer.status}`);
  if (answer.status !== 200) {
    if (reply.text !== answer.text) say(`refuses with ${reply.text}, the API with ${answer.text}`);
    return;
  }
  const { rows }: IndicatorAnswer = JSON.parse(answer.text);
  const table = readTable(reply.text);
  if (table.length !== rows.length) say(`has ${table.length} rows, the API ${rows.length}`);
  // Rows of cohorts come in no order of their own: each must have its line somewhere.
  for (const { period, key, hidden } of rows) {
    const { part: _, ...groups } = key;
    const wanted = [period, ...Object.values(groups)];
    const line = table.find((cells) => wanted.every((cell) => cell === "" || cells.includes(cell)));
    if (!line) say(`lacks ${wanted}`);
    const figures = line?.filter((cell) => /^-?[\d.,]+$/.test(cell) && !wanted.includes(cell)) ?? [];
    if (hidden && figures.length > 0) say(`${line} shows what is hidden`);
  }
}
