import { type FeedName, feedOf } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { hasAccount, namedBy } from "../staged-columns";
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
 * Removes what a full feed no longer contains. What remaining rows still refer to stays and is noted as a reject. To be
 * called once all feeds are applied, facts before what they refer to. Returns rows removed, and kept though gone.
 */
export async function removeGone(context: ImportContext, feed: FeedName): Promise<{ removed: number; kept: number }> {
  const { sql, programmeId, importId } = context;
  const { table, key } = feedOf(feed);
  const coded = key === "code";
  const isGone = `t.programme_id = ${programmeId}
    and not exists (select 1 from ${staged(context, feed)} s where s.${key} = t.${key})`;
  let removed = 0;
  // A row that only rows removed in the same pass refer to goes in the next one: parents after their children.
  for (let pass = -1; pass !== 0; ) {
    const [row] = await sql.unsafe(`
      with gone as (
        delete from ${table} t where ${isGone} ${coded ? `and not ${isReferredTo(context, feed)}` : ""} returning t.*)
      ${dirtyOf(context, feed)} ${removedSql(context, feed)}
      select count(*)::int as rows from gone`);
    pass = coded ? (row?.rows ?? 0) : 0;
    removed += row?.rows ?? 0;
  }
  if (!coded) return { removed, kept: 0 };
  const kept = await sql.unsafe(`
    insert into import_rejects (programme_id, import_id, feed, column_name, value, reason)
    select ${programmeId}, ${importId}, '${feed}', '${key}', t.${key}, 'gone from the feed, but rows that remain refer to it'
    from ${table} t where ${isGone} order by t.${key} returning id`);
  return { removed, kept: kept.length };
}
