import type { Sql } from "postgres";
import { addDays, addMonths, firstOfMonth, lastOfMonth } from "./calendar";
import { flagsAnyAccount } from "./facts-members";
import { fifthFacts } from "./facts-ranks";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { accountMonths } from "./totals";

/** An eligible account around the month in which somebody joined. */
interface Around {
  account: number;
  segment: string;
  fifth: string;
  joins: boolean;
  isOutside: boolean;
  before: number;
  after: number;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Matched difference in differences, from the orders: what members bought more, and whom it speaks of. */
async function weigh(query: OracleQuery, { asOf, dataFrom }: OracleSettings) {
  const { sql, programmeId } = query;
  const first = dataFrom.endsWith("-01") ? dataFrom : addMonths(firstOfMonth(dataFrom), 1);
  const last = lastOfMonth(asOf) === asOf ? firstOfMonth(asOf) : addMonths(firstOfMonth(asOf), -1);
  const flagged = await flagsAnyAccount(sql, programmeId);
  const hasMargin = await everyOrderHasMargin(sql, programmeId, first, lastOfMonth(last));
  let total = 0;
  const members: { account: number; month: string }[] = [];
  const others = new Set<number>();
  for (let month = addMonths(first, 12); addMonths(month, 12) <= last; month = addMonths(month, 1)) {
    const around = await readAround(query, month, flagged, hasMargin);
    for (const joiner of around.filter(({ joins }) => joins)) {
      const alike = around.filter(
        ({ isOutside, segment, fifth }) => isOutside && segment === joiner.segment && fifth === joiner.fifth,
      );
      if (alike.length < 5) continue;
      total += joiner.after - joiner.before - mean(alike.map(({ after, before }) => after - before));
      members.push({ account: joiner.account, month });
      for (const { account } of alike) others.add(account);
    }
  }
  return { total, members, isEnough: members.length >= 30 && others.size >= 30, hasMargin };
}

async function everyOrderHasMargin(sql: Sql, programmeId: number, from: string, to: string): Promise<boolean> {
  const [row] = await sql<{ every: boolean }[]>`
    select 'margin' = any (p.features) and not exists (
      select from orders o where o.programme_id = p.id and o.status <> 'cancelled' and o.revenue_cents <> 0
        and o.margin_cents is null and o.ordered_on between ${from}::date and ${to}::date) as every
    from programmes p where p.id = ${programmeId}`;
  return row?.every ?? false;
}

function readAround(query: OracleQuery, month: string, flagged: boolean, hasMargin: boolean): Promise<Around[]> {
  const { sql, programmeId } = query;
  const [since, until] = [addMonths(month, -12), lastOfMonth(addMonths(month, 12))];
  const eve = addDays(month, -1);
  const bought = (from: string, to: string) => sql`(
    select coalesce(sum(${hasMargin ? sql`o.margin_cents` : sql`o.revenue_cents`}), 0)::float8 from orders o
    where o.programme_id = ${programmeId} and o.account_id = a.id and o.status <> 'cancelled'
      and o.ordered_on between ${from}::date and ${to}::date)`;
  return sql<Around[]>`
    with ${accountMonths({ ...query, repIds: null, where: {}, from: since, to: since })}
    select a.id as account, a.segment, f.part as fifth,
      (select min(e.starts_on) between ${month}::date and ${lastOfMonth(month)}::date from enrolments e
        where e.programme_id = ${programmeId} and e.account_id = a.id) is true as joins,
      not exists (select from enrolments e where e.programme_id = ${programmeId} and e.account_id = a.id
        and e.starts_on <= ${until}::date and (e.ends_on is null or e.ends_on > ${since}::date)) as "isOutside",
      ${bought(since, eve)} as before, ${bought(addMonths(month, 1), until)} as after
    from (${fifthFacts({ ...query, to: eve }, flagged)}) f
    join accounts a on a.programme_id = ${programmeId} and a.id = f.account_id
    where a.id = any(array(select account_id from chosen))`;
}

/** Rewards and their part of running costs, member by member, over the 12 months after the month of joining. */
async function costOf({ sql, programmeId }: OracleQuery, members: { account: number; month: string }[]) {
  let cost = 0;
  for (const { account, month } of members) {
    const [row] = await sql<{ rewards: number; running: number }[]>`
      with months as (
        select m::date as month, (m + interval '1 month')::date as next
        from generate_series(${addMonths(month, 1)}::timestamp, ${addMonths(month, 12)}::timestamp, interval '1 month') m
      ), stays as (
        select m.month, m.next, e.account_id from months m join enrolments e on e.programme_id = ${programmeId}
          and e.starts_on < m.next and (e.ends_on is null or e.ends_on > m.month)
      )
      select
        (select coalesce(sum(r.cost_cents), 0)::float8 from reward_orders r
          where r.programme_id = ${programmeId} and r.account_id = ${account} and r.status <> 'cancelled'
            and r.ordered_on >= (select min(month) from months) and r.ordered_on < (select max(next) from months)) as rewards,
        (select coalesce(sum(c.cost_cents::float8
            / (select count(distinct s.account_id) from stays s where s.month = m.month)), 0)
          from months m
          join programme_costs c on c.programme_id = ${programmeId} and c.dated_on >= m.month and c.dated_on < m.next
          where exists (select from stays s where s.month = m.month and s.account_id = ${account})) as running`;
    cost += (row?.rewards ?? 0) + (row?.running ?? 0);
  }
  return Math.round(cost);
}

const nothing = [{ key: {}, value: null, numerator: null, denominator: null }];

const incrementalMargin: Indicator = async (query, settings) => {
  const { total, isEnough } = await weigh(query, settings);
  if (!isEnough) return nothing;
  const value = Math.round(total);
  return [{ key: {}, value, numerator: value, denominator: null }];
};

const roi: Indicator = async (query, settings) => {
  const { total, members, isEnough, hasMargin } = await weigh(query, settings);
  if (!isEnough || !hasMargin) return nothing;
  const cost = await costOf(query, members);
  if (cost <= 0) return nothing;
  const left = Math.round(total) - cost;
  return [{ key: {}, value: left / cost, numerator: left, denominator: cost }];
};

export const evidenceIndicators: Record<string, Indicator> = { "incremental-margin": incrementalMargin, roi };
