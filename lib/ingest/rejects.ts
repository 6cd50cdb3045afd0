import type { Sql } from "postgres";
import type { RejectRow } from "@/lib/views/administration";
import { arrayLiteral } from "./array-literal";
import type { FeedName } from "./feeds";
import { type ImportContext, staged } from "./import-context";
import { Invalid } from "./parse-value";

const MAX_VALUE = 500;

/** A refused value as text that PostgreSQL takes. */
export const rejectedValue = (value: unknown): string | null =>
  value === null || value === undefined || value instanceof Invalid
    ? null
    : String(value).replaceAll("\0", "\uFFFD").slice(0, MAX_VALUE);

/** Writes down values refused while staging. */
export async function recordRejects(
  sql: Sql,
  programmeId: number,
  importId: number,
  rejects: RejectRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  const texts = (pick: (reject: RejectRow) => string | null) => arrayLiteral(rejects.map(pick), true);
  await sql`
    insert into import_rejects (programme_id, import_id, feed, file, line, column_name, value, reason)
    select ${programmeId}, ${importId}, * from unnest(
      ${texts((r) => r.feed)}::text::text[], ${texts((r) => r.file)}::text::text[],
      ${texts((r) => r.line?.toString() ?? null)}::text::bigint[], ${texts((r) => r.column)}::text::text[],
      ${texts((r) => r.value)}::text::text[], ${texts((r) => r.reason)}::text::text[])`;
}

/**
 * Rejects staged rows: `query` returns `_row`, `column_name`, `value` and `reason`. Rows that were bad already stay as
 * they are noted. Returns how many became bad.
 */
export async function rejectStaged(context: ImportContext, feed: FeedName, query: string): Promise<number> {
  const { sql, programmeId, importId } = context;
  const [row] = await sql.unsafe(`
    with found as materialized (${query}),
    marked as (
      update ${staged(context, feed)} s set _bad = true
      from (select distinct _row from found) f where s._row = f._row and not s._bad
      returning s._row, s._file, s._line),
    noted as (
      insert into import_rejects (programme_id, import_id, feed, file, line, column_name, value, reason)
      select ${programmeId}, ${importId}, '${feed}', m._file, coalesce(m._line, m._row), f.column_name, f.value, f.reason
      from found f join marked m using (_row) order by m._row)
    select count(*)::int as rows from marked`);
  return row?.rows ?? 0;
}

/** The first rejects of an import, in the order in which they were found, and how many there are. */
export async function listRejects(sql: Sql, importId: number, limit: number) {
  const rejects = await sql<RejectRow[]>`
    select feed, file, line, column_name as "column", value, reason from import_rejects
    where import_id = ${importId} order by id limit ${limit}`;
  const [total] = await sql<{ rows: number }[]>`
    select count(*)::int as rows from import_rejects where import_id = ${importId}`;
  return { rejects: [...rejects], rejectCount: total?.rows ?? 0 };
}

/** Rejects hold what the source said, personal data included: they are kept 90 days. */
const KEPT_DAYS = 90;

/** Forgets the rejects of imports that are too old. */
export async function expireRejects(sql: Sql): Promise<void> {
  await sql`
    delete from import_rejects r using imports i
    where i.id = r.import_id and i.started_at < now() - make_interval(days => ${KEPT_DAYS})`;
  await sql`
    delete from rejected_rows r using imports i
    where i.id = r.import_id and i.started_at < now() - make_interval(days => ${KEPT_DAYS})`;
}
