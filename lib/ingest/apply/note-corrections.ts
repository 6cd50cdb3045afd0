import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import { hasAccount, stagedColumns } from "../staged-columns";
import { datedBy } from "./dirty-accounts";

/** Whether the feed's rows are facts of an account's months. */
const isDated = (feed: FeedName): boolean => hasAccount(feed) && datedBy(feed) !== undefined;

/** SQL: adds to `corrected_months` from rows with `account_id`, a `day` and how many facts they are of each kind. */
const addSql = ({ programmeId }: ImportContext, feed: FeedName, rows: string): string => {
  const isInstant = stagedColumns(feed).some(({ definition }) => definition.dates && definition.kind === "instant");
  const day = isInstant ? `(day at time zone (select zone from programmes where id = ${programmeId}))::date` : "day";
  return `
    insert into corrected_months as m (programme_id, account_id, month, late, cancelled, changed, removed)
    select ${programmeId}, account_id, month, sum(late), sum(cancelled), sum(changed), sum(removed)
    from (select *, date_trunc('month', ${day}::timestamp)::date as month from (${rows}) r) r
    where month in (select c.month from closed_months c where c.programme_id = ${programmeId})
    group by account_id, month
    on conflict (programme_id, account_id, month) do update set late = m.late + excluded.late,
      cancelled = m.cancelled + excluded.cancelled, changed = m.changed + excluded.changed,
      removed = m.removed + excluded.removed`;
};

/** Notes why closed months are others now: facts of them that a feed's difference brings, cancels or changes. */
export async function noteCorrections(context: ImportContext, feed: FeedName, difference: string): Promise<void> {
  if (!isDated(feed)) return;
  const isCancelled = stagedColumns(feed).some(({ database }) => database === "status")
    ? "d.status = 'cancelled'"
    : "false";
  // What is cancelled when it first comes counts nowhere, and never did.
  await context.sql.unsafe(
    addSql(
      context,
      feed,
      `select d.account_id, least(d.${datedBy(feed)}, d._old_day) as day, d._new::int as late,
        (not d._new and ${isCancelled})::int as cancelled, (not d._new and not ${isCancelled})::int as changed, 0 as removed
      from ${difference} d where not (d._new and ${isCancelled})`,
    ),
  );
}

/** SQL: the same of the rows `gone`, as one more step of the statement that removes them; empty where there is none. */
export const removedSql = (context: ImportContext, feed: FeedName): string =>
  isDated(feed)
    ? `, corrected as (${addSql(
        context,
        feed,
        `select account_id, ${datedBy(feed)} as day, 0 as late, 0 as cancelled, 0 as changed, 1 as removed from gone`,
      )})`
    : "";
