import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { hasAccount, isSelfReference, type StagedColumn, stagedColumns } from "../staged-columns";
import { createWorkTable } from "../staging-table";
import { countKept, keepDifference, keptLinked, replacedRow } from "./before-image";
import { datedBy, everywhereColumns, markDirtyFromDifference } from "./dirty-accounts";
import { noteCorrections } from "./note-corrections";

/** SQL: the good staged rows with codes made ids, under the database's column names. */
function resolvedRows(context: ImportContext, feed: FeedName, columns: readonly StagedColumn[]): string {
  const joins: string[] = [];
  const values = columns.map(({ staged: name, database, definition }, index) => {
    if (!definition.of) return `s."${name}"`;
    const { table } = feedOf(definition.of);
    joins.push(
      `left join ${table} n${index} on n${index}.programme_id = ${context.programmeId} and n${index}.code = s."${name}"`,
    );
    return `${definition.none === undefined ? `n${index}.id` : `coalesce(n${index}.id, ${definition.none})`} as ${database}`;
  });
  return `select s._row, ${values.join(", ")} from ${staged(context, feed)} s ${joins.join(" ")} where not s._bad`;
}

/** Rows to write into a feed's table: SQL with these columns of it, and a `_row` that orders them. */
interface GivenRows {
  names: readonly string[];
  query: string;
}

/** SQL: the given rows that are new or differ from the table's, with what marking accounts as dirty needs. */
function difference(context: ImportContext, feed: FeedName, { names, query }: GivenRows): string {
  const { table, key } = feedOf(feed);
  const row = (alias: string, names: readonly string[]) => `(${names.map((name) => `${alias}."${name}"`).join(", ")})`;
  const everywhere = everywhereColumns(feed);
  const day = datedBy(feed);
  // A row that changes account is new to the one and gone from the other.
  const history = hasAccount(feed) ? [...everywhere, "account_id"] : everywhere;
  return `
    select n.*, o.${key} is null as _new, ${replacedRow(context, feed)} as _before,
      ${hasAccount(feed) ? "o.account_id" : "null::int"} as _old_account,
      ${day ? `o.${day}` : "null::date"} as _old_day,
      ${everywhere.length > 0 ? `(o.${key} is null or ${row("o", history)} is distinct from ${row("n", history)})` : "false"} as _everywhere
    from (${query}) n
    left join ${table} o on o.programme_id = ${context.programmeId} and o.${key} = n.${key}
    where o.${key} is null or ${row("o", names)} is distinct from ${row("n", names)}`;
}

/** Sets the column by which rows of a feed name each other, once all rows are there; returns rows changed by that alone. */
async function linkRows(context: ImportContext, feed: FeedName, column: StagedColumn, diff: string): Promise<number> {
  const { table, key } = feedOf(feed);
  const [row] = await context.sql.unsafe(`
    with linked as (
      update ${table} t set ${column.database} = n.id
      from (
        select s.${key}, m.id from ${staged(context, feed)} s
        left join ${table} m on m.programme_id = ${context.programmeId} and m.code = s."${column.staged}"
        where not s._bad) n
      where t.programme_id = ${context.programmeId} and t.${key} = n.${key} and t.${column.database} is distinct from n.id
      returning t.${key})
    ${keptLinked(context, feed, diff)}
    select count(*)::int as rows from linked l where not exists (select 1 from ${diff} d where d.${key} = l.${key})`);
  await countKept(context, row?.rows ?? 0);
  return row?.rows ?? 0;
}

/**
 * Writes the good staged rows of a feed that are new or changed, and no other, and marks the accounts they touch. The
 * feeds it refers to must have been applied. Returns the rows written.
 */
export function applyFeed(context: ImportContext, feed: FeedName): Promise<Written> {
  const self = stagedColumns(feed).find((column) => isSelfReference(feed, column));
  const columns = stagedColumns(feed).filter((column) => column !== self);
  const given = {
    names: columns.map((column) => column.database),
    query: resolvedRows(context, feed, columns),
  };
  return writeRows(context, feed, given, self && ((diff) => linkRows(context, feed, self, diff)));
}

interface Written {
  new: number;
  changed: number;
}

/**
 * Writes the given rows that are new or changed, and no other, and marks the accounts they touch. `link` is called with the
 * table of these once they are written; it returns what it changed of others.
 */
export async function writeRows(
  context: ImportContext,
  feed: FeedName,
  given: GivenRows,
  link?: (difference: string) => Promise<number>,
): Promise<Written> {
  const { sql, importId, programmeId } = context;
  const { table } = feedOf(feed);
  const { names } = given;
  const work = await createWorkTable(sql, importId, feed, difference(context, feed, given));
  const [counts] = await sql.unsafe<Written[]>(
    `select count(*) filter (where _new)::int as new, count(*) filter (where not _new)::int as changed from ${work.table}`,
  );
  const written = { new: counts?.new ?? 0, changed: counts?.changed ?? 0 };
  await keepDifference(context, feed, work.table, written.new + written.changed);
  if (written.changed > 0) {
    await sql.unsafe(`
      update ${table} t set ${names.map((name) => `${name} = d.${name}`).join(", ")} from ${work.table} d
      where t.programme_id = ${programmeId} and t.${work.key} = d.${work.key} and not d._new`);
  }
  if (written.new > 0) {
    // The import holds the programme's lock, so nobody else can have added the same key meanwhile. In the order of the
    // source, which is mostly that of keys and days: indexes grow at their ends, and a block holds few days.
    await sql.unsafe(`
      insert into ${table} (programme_id, ${names.join(", ")})
      select ${programmeId}, ${names.join(", ")} from ${work.table} where _new order by _row`);
  }
  if (written.new + written.changed > 0) {
    await markDirtyFromDifference(context, feed, work.table);
    await noteCorrections(context, feed, work.table);
  }
  if (link) written.changed += await link(work.table);
  await work.drop();
  // The refresh plans by statistics, and those of before this transaction say nothing of what it wrote.
  await sql`
    select analyze_table(${table}) from pg_class
    where oid = ${table}::regclass and reltuples < ${10 * (written.new + written.changed)}`;
  return written;
}
