import { type FeedName, feedOf } from "../feeds";
import type { ImportContext } from "../import-context";
import { hasAccount, namedBy, stagedColumns } from "../staged-columns";

/** From here on all of an account's rollups are out of date. */
export const ALWAYS = "date '1900-01-01'";

/** The database column that dates a feed's rows, if one does. */
export const datedBy = (feed: FeedName): string | undefined =>
  stagedColumns(feed).find((column) => column.definition.dates)?.database;

/** Whether a feed's rows are dated by an instant, whose day is the programme's zone's to say. */
export const hasInstant = (feed: FeedName): boolean =>
  stagedColumns(feed).some(({ definition }) => definition.dates && definition.kind === "instant");

/**
 * SQL: the day that a feed's row, by its `day`, changes first. An instant may be of the day before in the programme's
 * zone.
 */
export function firstDay(feed: FeedName, day: string): string {
  return hasInstant(feed) ? `((${day}) at time zone 'UTC' - interval '1 day')::date` : day;
}

/** The database columns of a feed whose change reaches over the whole history. */
export const everywhereColumns = (feed: FeedName): string[] =>
  stagedColumns(feed)
    .filter((column) => column.definition.everywhere)
    .map((column) => column.database);

/** Whether the rollups depend on the feed, by its account. */
export const touchesRollups = (feed: FeedName): boolean =>
  datedBy(feed) !== undefined || everywhereColumns(feed).length > 0;

/**
 * SQL: notes accounts as dirty from the month of a day on. `query` returns `account_id` and `from_day`, several rows an
 * account if need be. The month comes through `timestamp`: through `timestamptz` it would depend on the session's zone.
 */
export function markDirty({ programmeId }: ImportContext, query: string): string {
  return `
    insert into dirty_accounts as d (programme_id, account_id, from_month)
    select ${programmeId}, account_id, date_trunc('month', min(from_day)::timestamp)::date from (${query}) q
    where account_id is not null and from_day is not null group by account_id
    on conflict (programme_id, account_id) do update set from_month = excluded.from_month
    where excluded.from_month < d.from_month`;
}

/**
 * Notes the accounts that the rows of a feed's difference touch: for a fact its old and its new account, from the month
 * of the earlier of its days; for an account itself; for what facts refer to (a reward's kind), the accounts of these.
 */
export async function markDirtyFromDifference(
  context: ImportContext,
  feed: FeedName,
  difference: string,
): Promise<void> {
  if (!touchesRollups(feed)) return;
  const { sql, programmeId } = context;
  const { table, key } = feedOf(feed);
  if (feed === "accounts") {
    const query = `select a.id as account_id, ${ALWAYS} as from_day from ${difference} d
      join ${table} a on a.programme_id = ${programmeId} and a.${key} = d.${key} where d._everywhere`;
    await sql.unsafe(markDirty(context, query));
  } else if (hasAccount(feed)) {
    const day = datedBy(feed);
    const dated = day ? firstDay(feed, `least(d.${day}, d._old_day)`) : "null::date";
    const from = `case when d._everywhere then ${ALWAYS} else ${dated} end as from_day`;
    await sql.unsafe(
      markDirty(
        context,
        `select d.account_id, ${from} from ${difference} d
         union all select d._old_account, ${from} from ${difference} d where d._old_account <> d.account_id`,
      ),
    );
  } else {
    for (const { feed: facts, table: factTable, column } of namedBy(feed)) {
      if (!hasAccount(facts)) continue;
      const query = `select f.account_id, ${ALWAYS} as from_day from ${difference} d
        join ${table} t on t.programme_id = ${programmeId} and t.${key} = d.${key}
        join ${factTable} f on f.programme_id = ${programmeId} and f.${column.database} = t.id
        where d._everywhere and not d._new`;
      await sql.unsafe(markDirty(context, query));
    }
  }
}
