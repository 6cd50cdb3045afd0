import { reasonText } from "@/lib/refusals/reject-reasons";
import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { hasAccount, namedBy } from "../staged-columns";
import { countKept, keptGone } from "./before-image";
import { ALWAYS, datedBy, firstDay, markDirty, touchesRollups } from "./dirty-accounts";
import { removedSql } from "./note-corrections";

/** SQL: whether any row that remains refers to `t`, a row of a coded feed; a user who is that rep does too. */
function isReferredTo(context: ImportContext, feed: FeedName): string {
  const references = namedBy(feed).map(
    ({ table, column }) =>
      `exists (select 1 from ${table} r where r.programme_id = ${context.programmeId} and r.${column.database} = t.id)`,
  );
  if (feed === "reps") {
    references.push(
      `exists (select 1 from user_programmes u where u.programme_id = ${context.programmeId} and u.rep_id = t.id)`,
    );
  }
  return references.length > 0 ? `(${references.join(" or ")})` : "false";
}

function dirtyOf(context: ImportContext, feed: FeedName): string {
  if (!touchesRollups(feed) || (feed !== "accounts" && !hasAccount(feed))) return "";
  const day = datedBy(feed);
  const account = feed === "accounts" ? "id" : "account_id";
  const query = `select ${account} as account_id, ${day ? firstDay(feed, day) : ALWAYS} as from_day from gone`;
  return `, marked as (${markDirty(context, query)})`;
}

/**
 * Removes the rows `t` of a feed's table that a condition (SQL) is true of, and marks the accounts they touch. Returns how
 * many they were.
 */
export async function removeRows(context: ImportContext, feed: FeedName, condition: string): Promise<number> {
  const { sql, programmeId } = context;
  const [row] = await sql.unsafe(`
    with gone as (
      delete from ${feedOf(feed).table} t where t.programme_id = ${programmeId} and ${condition} returning t.*)
    ${dirtyOf(context, feed)} ${removedSql(context, feed)} ${keptGone(context, feed)}
    select count(*)::int as rows from gone`);
  const removed = row?.rows ?? 0;
  await countKept(context, removed);
  return removed;
}

/**
 * Removes what a full feed no longer contains. What remaining rows still refer to stays and is noted as a reject. To be
 * called once all feeds are applied, facts before what they refer to. Returns rows removed, and kept though gone.
 */
export async function removeGone(context: ImportContext, feed: FeedName): Promise<{ removed: number; kept: number }> {
  const { sql, programmeId, importId } = context;
  const { table, key } = feedOf(feed);
  const coded = key === "code";
  const isGone = `not exists (select 1 from ${staged(context, feed)} s where s.${key} = t.${key})`;
  const isFree = coded ? `not ${isReferredTo(context, feed)}` : "true";
  let removed = 0;
  // A row that only rows removed in the same pass refer to goes in the next one: parents after their children.
  for (let pass = -1; pass !== 0; ) {
    const count = await removeRows(context, feed, `${isGone} and ${isFree}`);
    pass = coded ? count : 0;
    removed += count;
  }
  if (!coded) return { removed, kept: 0 };
  const kept = await sql.unsafe(`
    insert into import_rejects (programme_id, import_id, feed, column_name, value, reason)
    select ${programmeId}, ${importId}, '${feed}', '${key}', t.${key}, '${reasonText("stillNamed")}'
    from ${table} t where t.programme_id = ${programmeId} and ${isGone} order by t.${key} returning id`);
  return { removed, kept: kept.length };
}
