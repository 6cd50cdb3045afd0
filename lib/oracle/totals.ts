import type { Fragment } from "postgres";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { median } from "./survival";

/** A total per group; the group is the JSON text of its key. Null where it cannot be known. */
export type Totals = Map<string, number | null>;

/**
 * The account months that a query looks at, with the one tier that each has: the one held on the last day of
 * membership in the month (the day before it, for who left on its first), up to the period's last day. An account
 * exists from the month of the first thing known of it.
 */
export const accountMonths = ({ sql, programmeId, repIds, from, to, where }: OracleQuery) => sql`
  scope as (
    select a.id as account_id, a.segment, a.region, coalesce(r.code, 'none') as rep,
      date_trunc('month', least(
        coalesce(a.since, p.data_from),
        (select min(o.ordered_on) from orders o
         where o.programme_id = a.programme_id and o.account_id = a.id
           and o.status <> 'cancelled' and o.ordered_on <= p.as_of),
        (select min(e.starts_on) from enrolments e
         where e.programme_id = a.programme_id and e.account_id = a.id and e.starts_on <= p.as_of),
        (select min(l.dated_on) from points l
         where l.programme_id = a.programme_id and l.account_id = a.id and l.dated_on <= p.as_of),
        (select min(w.ordered_on) from reward_orders w
         where w.programme_id = a.programme_id and w.account_id = a.id
           and w.status <> 'cancelled' and w.ordered_on <= p.as_of)
      )::timestamp)::date as first_month
    from accounts a
    join programmes p on p.id = a.programme_id
    left join reps r on r.programme_id = a.programme_id and r.id = a.rep_id
    where a.programme_id = ${programmeId}
      ${repIds === null ? sql`` : sql`and a.rep_id = any(${repIds}::int[])`}
  ),
  months as (
    select m::date as month, least((m + interval '1 month' - interval '1 day')::date, ${to}::date) as last_day
    from generate_series(date_trunc('month', ${from}::date::timestamp), ${to}::date::timestamp, interval '1 month') m
  ),
  account_months as (
    select s.account_id, s.segment, s.region, s.rep, m.month, coalesce(t.code, 'none') as tier
    from scope s
    join months m on m.month >= s.first_month
    left join lateral (
      select max(least(m.last_day, e.ends_on - 1)) as day
      from enrolments e
      where e.programme_id = ${programmeId} and e.account_id = s.account_id
        and e.starts_on <= m.last_day and (e.ends_on is null or e.ends_on >= m.month)
    ) last_as_member on true
    left join lateral (
      select c.tier_id
      from tier_changes c
      where c.programme_id = ${programmeId} and c.account_id = s.account_id and c.since <= last_as_member.day
      order by c.since desc limit 1
    ) held on true
    left join tiers t on t.programme_id = ${programmeId} and t.id = held.tier_id
  ),
  chosen as (
    select * from account_months
    where true
      ${where.tier === undefined ? sql`` : sql`and tier = ${where.tier}`}
      ${where.segment === undefined ? sql`` : sql`and segment = ${where.segment}`}
      ${where.region === undefined ? sql`` : sql`and region = ${where.region}`}
      ${where.rep === undefined ? sql`` : sql`and rep = ${where.rep}`}
  )`;

/** Which group an account is in, in each month of a period. */
export interface Groups {
  names: string[];
  /** Undefined outside the period, and where the account is not looked at. */
  of(account: number, day: string): string | undefined;
}

interface AccountMonth extends Record<"tier" | "segment" | "region" | "rep", string> {
  account: number;
  month: string;
}

/** What is worked out once for all queries of a `kept`. */
function once<T>(query: OracleQuery, key: unknown[], work: () => Promise<T>): Promise<T> {
  const { kept, programmeId } = query;
  const name = JSON.stringify([programmeId, ...key]);
  const found = kept?.get(name) ?? work();
  kept?.set(name, found);
  return found as Promise<T>;
}

const readAccountMonths = (query: OracleQuery): Promise<AccountMonth[]> =>
  once(
    query,
    ["account months", query.repIds, query.from, query.to, query.where],
    async () => query.sql<AccountMonth[]>`
      with ${accountMonths(query)}
      select account_id as account, to_char(month, 'YYYY-MM') as month, tier, segment, region, rep from chosen`,
  );

/** The groups that a query asks for; every group has an account that exists in one of the months. */
export async function readGroups(query: OracleQuery): Promise<Groups> {
  const { by, from, to } = query;
  const keyOfMonth = (row: AccountMonth) =>
    JSON.stringify(
      Object.fromEntries(
        by.map((dimension) => {
          if (dimension === "kind" || dimension === "reward")
            throw new Error("oracle: only reward orders are by kind or by reward");
          return [dimension, row[dimension]];
        }),
      ),
    );
  const groups = new Map(
    (await readAccountMonths(query)).map((row) => [`${row.account} ${row.month}`, keyOfMonth(row)]),
  );
  const of = (account: number, day: string) =>
    day >= from && day <= to ? groups.get(`${account} ${day.slice(0, 7)}`) : undefined;
  return { names: [...new Set(groups.values())], of };
}

/**
 * The amounts of `facts` (account_id, dated_on, amount) by group over the period's account months. A stock is a fact dated
 * on the period's last day. Every group has a list.
 */
async function amountsOf(query: OracleQuery, facts: Fragment): Promise<Map<string, number[]>> {
  const { sql, from, to } = query;
  const groups = await readGroups(query);
  const rows = await sql<{ account: number; day: string; amount: number }[]>`
    select f.account_id as account, f.dated_on::text as day, f.amount::float8 as amount from (${facts}) f
    where f.dated_on between ${from}::date and ${to}::date and f.amount is not null`;
  const amounts = new Map(groups.names.map((name): [string, number[]] => [name, []]));
  for (const { account, day, amount } of rows) {
    const group = groups.of(account, day);
    if (group !== undefined) amounts.get(group)?.push(amount);
  }
  return amounts;
}

export async function totals(query: OracleQuery, facts: Fragment): Promise<Totals> {
  const byMonth = query.sql`
    select f.account_id, min(f.dated_on) as dated_on, sum(f.amount) as amount from (${facts}) f
    where f.dated_on between ${query.from}::date and ${query.to}::date
    group by f.account_id, date_trunc('month', f.dated_on::timestamp)`;
  const amounts = await amountsOf(query, byMonth);
  return new Map([...amounts].map(([group, some]) => [group, some.reduce((sum, amount) => sum + amount, 0)]));
}

/** Null in a group without facts. */
export async function medians(query: OracleQuery, facts: Fragment): Promise<Totals> {
  const amounts = await amountsOf(query, facts);
  return new Map([...amounts].map(([group, some]) => [group, median(some)]));
}

const unknown = (known: Totals): Totals => new Map([...known.keys()].map((group) => [group, null]));

/** A flow over the period; unknown where the period begins before the data. */
export async function flow(query: OracleQuery, settings: OracleSettings, facts: Fragment): Promise<Totals> {
  const sums = await totals(query, facts);
  return query.from < settings.dataFrom ? unknown(sums) : sums;
}

/**
 * A stock on the period's last day (facts dated on it); unknown where that day, or the window it looks back on, is
 * before the data.
 */
export async function stock(
  query: OracleQuery,
  settings: OracleSettings,
  facts: Fragment,
  windowStart: string = query.to,
): Promise<Totals> {
  const sums = await totals(query, facts);
  return windowStart < settings.dataFrom ? unknown(sums) : sums;
}

/** One total out of two, group by group; unknown where either is. */
export function combine(left: Totals, right: Totals, operation: (l: number, r: number) => number | null): Totals {
  return new Map(
    [...left].map(([group, l]) => {
      const r = right.get(group) ?? null;
      return [group, l === null || r === null ? null : operation(l, r)];
    }),
  );
}

export const ratio = (numerator: number | null, denominator: number | null) =>
  numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;

export const keyOf = (group: string): Record<string, string> => JSON.parse(group);

export const plainRows = (amounts: Totals): OracleRow[] =>
  [...amounts].map(([group, value]) => ({ key: keyOf(group), value, numerator: value, denominator: null }));

export const ratioRows = (numerators: Totals, denominators: Totals): OracleRow[] =>
  [...numerators].map(([group, numerator]) => {
    const denominator = denominators.get(group) ?? null;
    return { key: keyOf(group), value: ratio(numerator, denominator), numerator, denominator };
  });
