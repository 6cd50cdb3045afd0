import type { BeforeState } from "@/db/schema/imports";
import { type FeedName, feedOf } from "../feeds";
import type { ImportContext } from "../import-context";
import { MOST_KEPT_ROWS } from "../most-kept-rows";
import type { ProgrammeSettings } from "../source";

/** How far an import kept what was before it. */
export interface BeforeImage {
  state: BeforeState;
  rows: number;
}

const isKept = ({ before }: ImportContext): boolean => before?.state === "kept";

/** SQL: the rows `b` of an import's image that are of a feed, or of what else it holds. */
export const imageOf = ({ programmeId, importId }: ImportContext, feed: string): string =>
  `b.programme_id = ${programmeId} and b.import_id = ${importId} and b.feed = '${feed}'`;

/** SQL: adds rows with `key` and `before` to the image. */
const keepSql = ({ programmeId, importId }: ImportContext, feed: string, rows: string): string => `
  insert into import_before (programme_id, import_id, feed, key, before)
  select ${programmeId}, ${importId}, '${feed}', key, before from (${rows}) r`;

/** SQL: the row `o` that a row of a difference replaces, for `keepDifference`. */
export const replacedRow = (context: ImportContext, feed: FeedName): string =>
  isKept(context) ? `case when o.${feedOf(feed).key} is not null then to_jsonb(o) end` : "null::jsonb";

/** SQL: one more step of the statement whose step `gone` removes rows of a feed; empty where nothing is kept. */
export function keptGone(context: ImportContext, feed: FeedName): string {
  if (!isKept(context)) return "";
  return `, kept as (${keepSql(context, feed, `select g.${feedOf(feed).key} as key, to_jsonb(g) as before from gone g`)})`;
}

/**
 * SQL: the same of the rows whose keys the step `linked` changes and `difference` has not. All steps of a statement see the
 * rows as they were before it.
 */
export function keptLinked(context: ImportContext, feed: FeedName, difference: string): string {
  if (!isKept(context)) return "";
  const { table, key } = feedOf(feed);
  const rows = `
    select o.${key} as key, to_jsonb(o) as before from linked l
    join ${table} o on o.programme_id = ${context.programmeId} and o.${key} = l.${key}
    where not exists (select from ${difference} d where d.${key} = l.${key})`;
  return `, kept as (${keepSql(context, feed, rows)})`;
}

/** SQL: the same of what the step `added` adds to `corrected_months`. */
export function keptCorrections(context: ImportContext): string {
  if (!isKept(context)) return "";
  const rows = "select a.account_id::text as key, to_jsonb(a) as before from added a";
  return `, kept_corrections as (${keepSql(context, "corrected_months", rows)})`;
}

/** Counts rows of the image. Once they are too many, what was kept goes, and nothing more is kept. */
export async function countKept(context: ImportContext, rows: number): Promise<void> {
  const { sql, programmeId, importId, before } = context;
  if (before?.state !== "kept") return;
  before.rows += rows;
  if (before.rows <= MOST_KEPT_ROWS) return;
  before.state = "too-many";
  await sql`delete from import_before where programme_id = ${programmeId} and import_id = ${importId}`;
}

/** Keeps what the rows of a feed's difference replace. To be called before they are written. */
export async function keepDifference(
  context: ImportContext,
  feed: FeedName,
  difference: string,
  rows: number,
): Promise<void> {
  await countKept(context, rows);
  if (!isKept(context)) return;
  await context.sql.unsafe(
    keepSql(context, feed, `select d.${feedOf(feed).key} as key, d._before as before from ${difference} d`),
  );
}

/**
 * Ends the image of an import that changed something, with what the source before it said of the programme (null: it is
 * new). It is the only one of its programme.
 */
export async function closeImage(context: ImportContext, settings: ProgrammeSettings | null): Promise<void> {
  const { sql, programmeId, importId } = context;
  await sql`delete from import_before where programme_id = ${programmeId} and import_id <> ${importId}`;
  if (!isKept(context)) return;
  await sql`
    insert into import_before (programme_id, import_id, feed, key, before)
    values (${programmeId}, ${importId}, 'programme', 'settings', ${JSON.stringify(settings)}::text::jsonb)`;
  await sql.unsafe(
    keepSql(
      context,
      "closed_months",
      `select month::text as key, jsonb_build_object('closed_at', closed_at) as before
       from closed_months where programme_id = ${programmeId}`,
    ),
  );
}

/** SQL: whether `month`, a row of `closed_months`, was closed when the import came, and never opened since. */
export const wasClosed = (context: ImportContext, month: string): string => `exists (
  select from import_before b where ${imageOf(context, "closed_months")}
    and b.key = ${month}.month::text and (b.before->>'closed_at')::timestamptz = ${month}.closed_at)`;
