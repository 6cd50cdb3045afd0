import { corrections } from "@/db/schema/corrections";
import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import { hasAccount, stagedColumns } from "../staged-columns";
import { keptCorrections, wasClosed } from "./before-image";
import { datedBy, hasInstant } from "./dirty-accounts";

/** The account of a feed's rows; 0 where they are of the programme alone. */
const accountOf = (feed: FeedName): string => (hasAccount(feed) ? "account_id" : "0 as account_id");

/**
 * SQL: steps of a statement that add to `corrected_months` from rows with `account_id`, a `day` and the `kind` of correction
 * that each is. Undoing an import corrects the months alone that were closed since: those of before are restored.
 */
function addSteps(context: ImportContext, feed: FeedName, rows: string): string {
  const { programmeId, before } = context;
  const day = hasInstant(feed)
    ? `(day at time zone (select zone from programmes where id = ${programmeId}))::date`
    : "day";
  const list = (sql: (kind: string) => string) => corrections.map(sql).join(", ");
  return `
    added as (
      select account_id, month, ${list((kind) => `count(*) filter (where kind = '${kind}') as ${kind}`)}
      from (select *, date_trunc('month', ${day}::timestamp)::date as month from (${rows}) r) r
      where month in (
        select c.month from closed_months c
        where c.programme_id = ${programmeId} ${before ? "" : `and not ${wasClosed(context, "c")}`})
      group by account_id, month),
    corrected as (
      insert into corrected_months as m (programme_id, account_id, month, ${corrections.join(", ")})
      select ${programmeId}, account_id, month, ${corrections.join(", ")} from added
      on conflict (programme_id, account_id, month) do update
      set ${list((kind) => `${kind} = m.${kind} + excluded.${kind}`)})
    ${keptCorrections(context)}`;
}

/** Notes why closed months are others now: facts of them that a feed's difference brings, cancels or changes. */
export async function noteCorrections(context: ImportContext, feed: FeedName, difference: string): Promise<void> {
  const day = datedBy(feed);
  if (!day) return;
  const hasStatus = stagedColumns(feed).some(({ database }) => database === "status");
  const isCancelled = hasStatus ? "status = 'cancelled'" : "false";
  // What is cancelled when it first comes counts nowhere, and never did.
  const rows = `
    select ${accountOf(feed)}, least(${day}, _old_day) as day,
      case when _new then 'late' when ${isCancelled} then 'cancelled' else 'changed' end as kind
    from ${difference} where not (_new and ${isCancelled})`;
  await context.sql.unsafe(`with ${addSteps(context, feed, rows)} select`);
}

/** SQL: the same of the rows `gone`, as more steps of the statement that removes them; empty where there are none. */
export function removedSql(context: ImportContext, feed: FeedName): string {
  const day = datedBy(feed);
  if (!day) return "";
  return `, ${addSteps(context, feed, `select ${accountOf(feed)}, ${day} as day, 'removed' as kind from gone`)}`;
}
