import type { Sql } from "postgres";
import type { UploadLayout } from "@/lib/views/administration";
import { guessAll, guessFormats } from "./guess-mapping";
import { mappingProblem, type UploadMapping } from "./mapping";
import { withUpload } from "./stored-upload";
import type { UploadedTable } from "./uploaded-table";

/** Rows that are shown, rows that the formats are guessed from, characters of a value that are shown. */
const SHOWN = 5;
const LOOKED_AT = 200;
const MOST_CHARACTERS = 80;
/** Earlier mappings of the programme that are looked at. */
const REMEMBERED = 100;

async function firstRows(table: UploadedTable): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const some of table.rows()) {
    rows.push(...some.slice(0, LOOKED_AT - rows.length).map(({ cells }) => cells));
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

/** The last mapping of the programme that a file with these columns can be read by; other columns are left alone. */
async function rememberedMapping(sql: Sql, programmeId: number, header: string[]): Promise<UploadMapping | null> {
  const rows = await sql<{ mapping: UploadMapping }[]>`
    select mapping from uploads where programme_id = ${programmeId} and mapping is not null
    order by id desc limit ${REMEMBERED}`;
  return rows.find(({ mapping }) => mappingProblem(mapping, header) === null)?.mapping ?? null;
}

/**
 * Reads what an upload begins with, and keeps that beside it: its columns, some rows, and how it may be mapped. As writer.
 * Throws a `Refusal` for what is no file of rows.
 */
export async function readUpload(sql: Sql, programmeId: number, upload: number): Promise<void> {
  const { header, layout } = await withUpload(sql, programmeId, upload, async ({ table }) => {
    const rows = await firstRows(table);
    const shown = rows.slice(0, SHOWN);
    const text = (cell: string) => cell.replace(/[\0\p{Surrogate}]/gu, "").slice(0, MOST_CHARACTERS);
    const layout: UploadLayout = {
      ...guessFormats(rows),
      sample: shown.map((cells) => table.header.map((_, place) => text(cells[place] ?? ""))),
      guesses: guessAll(table.header),
      remembered: await rememberedMapping(sql, programmeId, table.header),
    };
    return { header: table.header, layout };
  });
  await sql`
    update uploads set header = ${JSON.stringify(header)}::text::jsonb, layout = ${JSON.stringify(layout)}::text::jsonb
    where id = ${upload}`;
}
