import type { ISql, Sql } from "postgres";
import { Refusal } from "@/lib/refusals/refusal";
import { sourceSettings } from "../apply/programme-settings";
import { arrayLiteral } from "../array-literal";
import { type ImportOptions, type ImportResult, runLoaded } from "../import";
import type { LoadedSource } from "../load-source";
import { sourceFile } from "../source";
import { forgetUploads } from "./forget-uploads";
import { mappingProblem, type UploadMapping } from "./mapping";
import { type OpenedUpload, withUpload } from "./stored-upload";
import { uploadReader } from "./upload-reader";
import type { UploadedRow, UploadedTable } from "./uploaded-table";

export interface UploadImportOptions extends Omit<ImportOptions, "source" | "data"> {
  programmeId: number;
  upload: number;
  mapping: UploadMapping;
  /** Up to which day the programme's data are whole from now on; as they were where it is not said. */
  asOf?: string | undefined;
  /** Take the good rows however many are refused. */
  acceptRejects: boolean;
}

/** Rejected rows that are kept as they stand in the file: they are corrected by hand, and held in memory as a sheet. */
const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 20_000_000;

/** A source of one feed, with the settings that the programme has. */
async function sourceOf(
  { name, folder, table }: OpenedUpload,
  { writer, programmeId, mapping, asOf, acceptRejects }: UploadImportOptions,
): Promise<LoadedSource> {
  const present = await sourceSettings(writer, programmeId);
  if (!present) throw new Error(`no programme ${programmeId}`);
  if (asOf !== undefined && asOf < present.asOf) throw new Refusal("as-of-earlier");
  if (asOf !== undefined && asOf > today(present.zone)) throw new Refusal("as-of-later");
  return {
    folder: name,
    settings: {
      data: { kind: "files" },
      full: [],
      rejectThreshold: acceptRejects ? 1 : sourceFile.shape.rejectThreshold.parse(undefined),
      programme: { ...present, asOf: asOf ?? present.asOf },
    },
    dataFolder: folder,
    selects: new Map([[mapping.feed, JSON.stringify(mapping)]]),
    openReader: async () => uploadReader(table, mapping),
  };
}

/** Today in a zone, as an ISO day: a day to come would be months of rows that nobody has. */
const today = (zone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());

/** Rows of which the import refused something, a chunk at a time. */
async function* refusedRows(sql: Sql, table: UploadedTable, importId: number): AsyncGenerator<UploadedRow[]> {
  const refused = await sql<{ line: number }[]>`
    select distinct line::int8::float8 as line from import_rejects
    where import_id = ${importId} and line is not null order by 1 limit ${MOST_ROWS}`;
  if (refused.length === 0) return;
  const lines = new Set(refused.map(({ line }) => line));
  let characters = 0;
  for await (const rows of table.rows()) {
    const found = rows.filter(({ line, cells }) => {
      if (!lines.has(line)) return false;
      // An empty cell takes room too.
      for (const cell of cells) characters += cell.length + 4;
      return characters <= MOST_CHARACTERS;
    });
    if (found.length > 0) yield found;
    if (characters > MOST_CHARACTERS) return;
  }
}

async function keepRejectedRows(tx: ISql, programmeId: number, importId: number, rows: UploadedRow[]): Promise<void> {
  // What the database takes in no text.
  const cells = rows.map((row) =>
    JSON.stringify(row.cells.map((cell) => cell.replace(/[\0\p{Surrogate}]/gu, "\uFFFD"))),
  );
  await tx`
    insert into rejected_rows (programme_id, import_id, line, cells)
    select ${programmeId}, ${importId}, line, cells::jsonb from unnest(
      ${arrayLiteral(
        rows.map(({ line }) => String(line)),
        false,
      )}::text::bigint[],
      ${arrayLiteral(cells, true)}::text::text[]) r(line, cells)
    on conflict do nothing`;
}

/**
 * Imports an uploaded file as one feed of its programme, as a source is imported, and keeps the rows of which something was
 * refused. `done` runs in the transaction that says so. The bytes go once anything was applied; a file that was refused may be
 * imported again. Throws a `Refusal`.
 */
export async function importUpload(
  options: UploadImportOptions,
  done: (tx: ISql, result: ImportResult) => Promise<void>,
): Promise<ImportResult> {
  const { writer, programmeId, upload, mapping } = options;
  return withUpload(writer, programmeId, upload, async (opened) => {
    const problem = mappingProblem(mapping, opened.table.header);
    if (problem) throw problem;
    const result = await runLoaded(await sourceOf(opened, options), options);
    const { importId } = result;
    await writer.begin(async (tx) => {
      for await (const rows of refusedRows(writer, opened.table, importId))
        await keepRejectedRows(tx, programmeId, importId, rows);
      await tx`
        update uploads set mapping = ${JSON.stringify(mapping)}::text::jsonb, import_id = ${importId} where id = ${upload}`;
      if (result.status === "applied") await forgetUploads(tx, [{ id: upload }]);
      await done(tx, result);
    });
    return result;
  });
}
