import type { Sql } from "postgres";
import { addDays, firstOfMonth, fiscalYearOf, fiscalYearStart, lastOfMonth, r12Start } from "./calendar";
import { activeMemberFacts, memberFacts } from "./facts-members";
import { standing } from "./facts-objectives";
import { balanceFacts, redeemedFacts } from "./facts-points";
import { listFalling } from "./indicators-falling";
import { daysBetween, gapsOf, landingBands, orderDays, twoYearsTo } from "./landing-bands";
import { readLots, stateOn } from "./lots";
import { readSettings } from "./query";
import { seasonalShare } from "./seasonal-share";
import { median } from "./survival";

interface ExpectedReason {
  list: string;
  stake: number;
  /** In money; null of points that have no value. */
  worth: number | null;
  landing?: number;
  change?: number;
  quietDays?: number | null;
  usualDays?: number | null;
  tier?: string;
  by?: string;
}

export interface ExpectedCall {
  code: string;
  reasons: ExpectedReason[];
}

/** Whether 20 members of two reps, who bought in the 12 months to the last whole month, are outside a portfolio. */
export async function isToldOfProgramme(
  sql: Sql,
  programmeId: number,
  asOf: string,
  repIds: number[] | null,
): Promise<boolean> {
  if (repIds === null) return true;
  const to = lastOfMonth(asOf) === asOf ? asOf : addDays(firstOfMonth(asOf), -1);
  const [outside] = await sql<{ accounts: number; reps: number }[]>`
    select count(*)::int as accounts, count(distinct a.rep_id)::int as reps
    from (${activeMemberFacts(sql, programmeId, to)}) m
    join accounts a on a.programme_id = ${programmeId} and a.id = m.account_id
    where a.rep_id > 0 and a.rep_id <> all (${repIds}::int[])`;
  return outside !== undefined && outside.accounts >= 20 && outside.reps >= 2;
}

/** Why to call each account, over the raw facts, as they stand on `as of`. */
export async function expectedCalls(sql: Sql, programmeId: number, repIds: number[] | null): Promise<ExpectedCall[]> {
  const settings = await readSettings(sql, programmeId);
  const { asOf, dataFrom, fiscalStartMonth, pointValue } = settings;
  const accounts = await sql<{ id: number; code: string }[]>`
    select id, code from accounts
    where programme_id = ${programmeId} and (${repIds}::int[] is null or rep_id = any (${repIds}::int[]))`;
  const reasons = new Map<number, ExpectedReason[]>(accounts.map(({ id }) => [id, []]));
  const give = (account: number, reason: ExpectedReason) => reasons.get(account)?.push(reason);
  const inMoney = (points: number) => (pointValue === null ? null : Math.round(points * pointValue));

  if (fiscalYearStart(fiscalYearOf(asOf, fiscalStartMonth), fiscalStartMonth) >= dataFrom) {
    const share = (await seasonalShare(sql, programmeId, settings, asOf)) ?? Number.NaN;
    const bands = new Map((await landingBands(sql, programmeId, settings)).map(({ account, band }) => [account, band]));
    const rows = await sql<{ account: number; missing: number; landing: number }[]>`
      select s.account_id as account, (s.target - s.revenue)::float8 as missing,
        (s.revenue / ${share}::float8 / s.target)::float8 as landing
      from (${standing(sql, programmeId, asOf, fiscalStartMonth)}) s where s.target > 0`;
    for (const { account, missing, landing } of rows)
      if (bands.get(account) === "within-reach")
        give(account, { list: "within-reach", stake: missing, worth: missing, landing });
  }
  const ever = await orderDays(sql, programmeId, dataFrom, asOf);
  const since = twoYearsTo(asOf) < dataFrom ? dataFrom : twoYearsTo(asOf);
  const falling = (await isToldOfProgramme(sql, programmeId, asOf, repIds))
    ? await listFalling({ sql, programmeId }, settings)
    : [];
  for (const { account, missing, change } of falling) {
    const days = ever.get(account) ?? [];
    const recent = days.filter((day) => day >= since);
    const last = days.at(-1);
    give(account, {
      list: "falling",
      stake: missing,
      worth: missing,
      change,
      quietDays: last === undefined ? null : daysBetween(last, asOf),
      usualDays: recent.length < 3 ? null : median(gapsOf(recent)),
    });
  }
  if (r12Start(asOf) >= dataFrom)
    for (const { account, missing, tier } of await sql<{ account: number; missing: number; tier: string }[]>`
      select m.account_id as account, (above.threshold_cents - r.revenue)::float8 as missing, above.name as tier
      from (${memberFacts(sql, programmeId, asOf)}) m
      cross join lateral (
        select coalesce(sum(o.revenue_cents), 0) as revenue from orders o
        where o.programme_id = ${programmeId} and o.account_id = m.account_id and o.status <> 'cancelled'
          and o.ordered_on between ${r12Start(asOf)}::date and ${asOf}::date) r
      left join lateral (
        select t.rank from tier_changes c join tiers t on t.programme_id = c.programme_id and t.id = c.tier_id
        where c.programme_id = ${programmeId} and c.account_id = m.account_id and c.since <= ${asOf}::date
        order by c.since desc limit 1) held on true
      join lateral (
        select t.name, t.threshold_cents from tiers t
        where t.programme_id = ${programmeId} and t.rank > coalesce(held.rank, -1) order by t.rank limit 1) above on true
      where r.revenue < above.threshold_cents and r.revenue >= 0.9 * above.threshold_cents`)
      give(account, { list: "near-upper-tier", stake: missing, worth: missing, tier });
  for (const { account, points } of await sql<{ account: number; points: number }[]>`
    select m.account_id as account, b.points::float8 as points
    from (${memberFacts(sql, programmeId, asOf)}) m
    join lateral (select sum(x.amount) as points from (${balanceFacts(sql, programmeId, asOf)}) x
      where x.account_id = m.account_id) b on true
    where b.points >= (select min(w.points) from rewards w where w.programme_id = ${programmeId} and w.points > 0)
      and coalesce((select sum(x.amount) from (${redeemedFacts(sql, programmeId)}) x
        where x.account_id = m.account_id and x.dated_on <= ${asOf}::date), 0) <= 0`)
    give(account, { list: "could-redeem", stake: points, worth: inMoney(points) });
  const soon = new Map<number, { points: number; by: string }>();
  for (const lot of await readLots(sql, programmeId, asOf)) {
    const { open } = stateOn(lot, asOf);
    if (open <= 0 || lot.expires === null || lot.expires <= asOf || lot.expires > addDays(asOf, 90)) continue;
    const before = soon.get(lot.account) ?? { points: 0, by: "" };
    soon.set(lot.account, {
      points: before.points + open,
      by: lot.expires > before.by ? lot.expires : before.by,
    });
  }
  for (const [account, { points, by }] of soon)
    give(account, { list: "expiring", stake: points, worth: inMoney(points), by });
  return accounts
    .map(({ id, code }) => ({ code, reasons: reasons.get(id) ?? [] }))
    .filter((call) => call.reasons.length > 0);
}
