import type { Sql } from "postgres";
import { Refusal } from "@/lib/refusals/refusal";
import type { RejectRow } from "@/lib/views/administration";
import { copyLines, copyRows } from "./copy-rows";
import type { FeedName } from "./feeds";
import { columnParser, Invalid, type ParseValue } from "./parse-value";
import { recordRejects, rejectedValue } from "./rejects";
import { type FeedRows, placeColumns } from "./source-reader";
import { type StagedColumn, stagedColumns } from "./staged-columns";
import { analyzeStagingTable, createStagingTable, stagingTable } from "./staging-table";

const BATCH_ROWS = 10_000;

export interface StageOptions {
  programmeId: number;
  importId: number;
  feed: FeedName;
  rows: FeedRows;
  /** Decimals of the programme's currency. */
  places: number;
  fileName: (path: string) => string;
  /** Called with the rows staged so far. */
  onRows: (rows: number) => void;
  signal?: AbortSignal | undefined;
}

interface Column extends StagedColumn {
  parse: ParseValue;
  /** Position in what the SELECT returns; -1 where it returns no such column. */
  position: number;
  /** Of a column that is made of others: their positions in the batch. */
  made: readonly number[] | undefined;
}

class Batch {
  readonly values: (string | null)[][];
  readonly places = { row: [] as string[], file: [] as (string | null)[], line: [] as (string | null)[] };
  readonly bad: string[] = [];
  readonly rejects: RejectRow[] = [];

  constructor(columns: readonly Column[]) {
    this.values = columns.map(() => []);
  }
}

function placeOf(chunk: readonly unknown[][], columns: readonly string[], fileName: (path: string) => string) {
  const [files, lines] = placeColumns.map((name) => chunk[columns.indexOf(name)]);
  return (index: number) => {
    const file = files?.[index];
    const line = String(lines?.[index] ?? "");
    return {
      file: typeof file === "string" && !file.includes("\0") ? fileName(file) : null,
      line: /^\d{1,15}$/.test(line) ? line : null,
    };
  };
}

/** Null where a part was refused. */
const joined = (parts: readonly (string | null | undefined)[]): string | null =>
  parts.some((part) => part === null) ? null : parts.join("/");

/** Parses rows `from` to `to` of a chunk into the batch; `first` is the number of the chunk's first row. */
function parseInto(
  batch: Batch,
  chunk: readonly unknown[][],
  from: number,
  to: number,
  first: number,
  options: {
    columns: readonly Column[];
    feed: FeedName;
    place: ReturnType<typeof placeOf>;
  },
): void {
  const start = batch.bad.length;
  for (let index = from; index < to; index++) {
    const { file, line } = options.place(index);
    batch.places.row.push(String(first + index));
    batch.places.file.push(file);
    batch.places.line.push(line);
    batch.bad.push("f");
  }
  for (const [number, { parse, position, feedColumn, made }] of options.columns.entries()) {
    const source = chunk[position];
    const target = batch.values[number] ?? [];
    if (made) {
      for (let at = start; at < batch.bad.length; at++)
        target.push(joined(made.map((part) => batch.values[part]?.[at])));
      continue;
    }
    for (let index = from; index < to; index++) {
      const parsed = parse(source?.[index]);
      if (!(parsed instanceof Invalid)) {
        target.push(parsed);
        continue;
      }
      target.push(null);
      const at = start + index - from;
      batch.bad[at] = "t";
      batch.rejects.push({
        feed: options.feed,
        file: batch.places.file[at] ?? null,
        line: Number(batch.places.line[at] ?? first + index),
        column: feedColumn,
        value: rejectedValue(source?.[index]),
        reason: parsed.reason,
      });
    }
  }
}

async function writeBatch(sql: Sql, options: StageOptions, columns: readonly Column[], batch: Batch): Promise<void> {
  const { programmeId, importId, feed } = options;
  const { row, file, line } = batch.places;
  const names = ["_row", "_file", "_line", "_bad", ...columns.map((column) => `"${column.staged}"`)];
  await copyRows(
    sql,
    `copy ${stagingTable(importId, feed)} (${names.join(", ")}) from stdin`,
    copyLines([row, file, line, batch.bad, ...batch.values]),
  );
  await recordRejects(sql, programmeId, importId, batch.rejects);
}

/** Refused values that are recorded of a feed: a file that is not what it was taken for would fill the disk with them. */
const MOST_REJECTS = 1_000_000;

/**
 * Reads a feed, checks each value by itself, and stages the rows in committed batches; a bad row is staged as such and
 * its refused values are recorded. Whatever an earlier attempt left of this feed goes first. Returns the rows read. Throws
 * a `Refusal` beyond a million refused values.
 */
export async function stageFeed(sql: Sql, options: StageOptions): Promise<number> {
  const { importId, feed, rows, places } = options;
  await createStagingTable(sql, importId, feed);
  await sql`delete from import_rejects where import_id = ${importId} and feed = ${feed}`;
  const columns = stagedColumns(feed).map((column, _, all) => ({
    ...column,
    parse: columnParser(column.definition, places, rows.formats),
    position: rows.columns.indexOf(column.feedColumn),
    made: column.definition.madeOf?.map((name) => all.findIndex(({ feedColumn }) => feedColumn === name)),
  }));
  let count = 0;
  let rejected = 0;
  let batch = new Batch(columns);
  // One batch is being written while the next is being read and parsed.
  let writing = Promise.resolve();
  const flush = async () => {
    await writing;
    options.signal?.throwIfAborted();
    rejected += batch.rejects.length;
    if (rejected > MOST_REJECTS) throw new Refusal("too-many-rejects", { most: MOST_REJECTS });
    writing = writeBatch(sql, options, columns, batch);
    // Awaited at the next flush; until then a failure must not count as unhandled.
    writing.catch(() => {});
    batch = new Batch(columns);
    options.onRows(count);
  };
  for await (const chunk of rows.chunks()) {
    const size = chunk[0]?.length ?? 0;
    const place = placeOf(chunk, rows.columns, options.fileName);
    for (let from = 0; from < size; ) {
      const to = Math.min(size, from + BATCH_ROWS - batch.bad.length);
      parseInto(batch, chunk, from, to, count + 1 - from, { columns, feed, place });
      count += to - from;
      from = to;
      if (batch.bad.length >= BATCH_ROWS) await flush();
    }
  }
  if (batch.bad.length > 0) await flush();
  await writing;
  await analyzeStagingTable(sql, importId, feed);
  return count;
}
