import type { Fragment, Sql } from "postgres";
import { addDays, r12Start } from "./calendar";
import { closedLots } from "./closed-quarters";
import { balanceFacts, expiredFacts, redeemedFacts } from "./facts-points";
import { rewardFacts } from "./facts-rewards";
import { asPart, type Dated, knownIf, sumsOf, unknownRows } from "./grouped";
import { type Lot, type LotState, readLots, stateOn } from "./lots";
import type { Indicator } from "./oracle";
import { endOfQuarter, laterQuarter, quarterLabel, quarterOf, quartersWithin } from "./quarters";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { keyOf, plainRows, ratioRows, readGroups, stock } from "./totals";

/** What became of lots by a day, dated by the day on which they were earned: that month's tier is theirs. */
const become = (lots: readonly Lot[], what: keyof LotState, by: string): Dated[] =>
  lots.map((lot) => ({ account: lot.account, day: lot.day, amount: stateOn(lot, by)[what] }));

const given = (lots: readonly Lot[]): Dated[] =>
  lots.map(({ account, day, points }) => ({ account, day, amount: points }));

const expiring: Indicator = async (query, settings) => {
  const { to } = query;
  const lots = await readLots(query.sql, query.programmeId, to);
  const groups = await readGroups({ ...query, from: to });
  return [30, 90, 180].flatMap((days) => {
    const soon = lots.filter(({ expires }) => expires !== null && expires > to && expires <= addDays(to, days));
    const open = soon.map((lot) => ({ account: lot.account, day: to, amount: stateOn(lot, to).open }));
    return asPart(String(days), plainRows(knownIf(to >= settings.dataFrom, sumsOf(groups, open))));
  });
};

/** Of the points earned in the quarters asked for, those redeemed by `as of`. */
export async function cohortRedemption(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  if (quarterOf(query.from) !== query.from) throw new Error(`oracle: no quarter begins on ${query.from}`);
  const lots = await readLots(query.sql, query.programmeId, settings.asOf);
  const earned = lots.filter((lot) => lot.earned);
  const groups = await readGroups(query);
  const known = query.from >= settings.dataFrom;
  return ratioRows(
    knownIf(known, sumsOf(groups, become(earned, "redeemed", settings.asOf))),
    knownIf(known, sumsOf(groups, given(earned))),
  );
}

const parts = ["redeemed", "expired", "withdrawn", "open"] as const;

/** Quarters of the period × quarters since, as far as both are over. */
const cohorts: Indicator = async (query, settings) => {
  const { asOf, dataFrom } = settings;
  const lots = (await readLots(query.sql, query.programmeId, asOf)).filter((lot) => lot.earned);
  const rows: OracleRow[] = [];
  for (const quarter of quartersWithin(query.from, query.to)) {
    if (quarter < dataFrom) continue;
    const end = endOfQuarter(quarter);
    const groups = await readGroups({ ...query, from: quarter, to: end });
    const own = lots.filter((lot) => lot.day >= quarter && lot.day <= end);
    const issued = sumsOf(groups, given(own));
    for (let age = 0; endOfQuarter(laterQuarter(quarter, age)) <= asOf; age++) {
      const day = endOfQuarter(laterQuarter(quarter, age));
      for (const part of parts) {
        const cells = ratioRows(sumsOf(groups, become(own, part, day)), issued);
        const key = { cohort: quarterLabel(quarter), age: String(age) };
        rows.push(...asPart(part, cells).map((row) => ({ ...row, key: { ...row.key, ...key } })));
      }
    }
  }
  return rows;
};

const breakage: Indicator = async (query, settings) => {
  const { asOf, dataFrom } = settings;
  const closed = closedLots(await readLots(query.sql, query.programmeId, asOf), settings, query.to);
  const from = query.to < dataFrom ? query.to : dataFrom;
  const groups = await readGroups({ ...query, from });
  const rows = ratioRows(sumsOf(groups, become(closed, "expired", asOf)), sumsOf(groups, given(closed)));
  return closed.length === 0 ? unknownRows(rows) : rows;
};

/** A sum over the whole programme, whoever asks. */
async function wholeSum(sql: Sql, facts: Fragment, from: string, to: string): Promise<number> {
  const [row] = await sql<{ sum: number }[]>`
    select coalesce(sum(f.amount), 0)::float8 as sum from (${facts}) f
    where f.dated_on between ${from}::date and ${to}::date`;
  return row?.sum ?? 0;
}

/** Of points that are used in the end, the share redeemed and not expired: over the quarters used up, or all to date. */
async function ultimateRate(query: OracleQuery, settings: OracleSettings): Promise<number> {
  const { sql, programmeId, to } = query;
  const closed = closedLots(await readLots(sql, programmeId, settings.asOf), settings, to);
  const sum = (what: keyof LotState) =>
    become(closed, what, settings.asOf).reduce((all, { amount }) => all + amount, 0);
  const [redeemed, expired] = [sum("redeemed"), sum("expired")];
  if (redeemed + expired > 0) return redeemed / (redeemed + expired);
  const everRedeemed = await wholeSum(sql, redeemedFacts(sql, programmeId), "-infinity", to);
  const everExpired = await wholeSum(sql, expiredFacts(sql, programmeId), "-infinity", to);
  return everRedeemed + everExpired > 0 ? everRedeemed / (everRedeemed + everExpired) : 1;
}

async function costPerPoint(query: OracleQuery, settings: OracleSettings): Promise<number | null> {
  const { sql, programmeId, to } = query;
  const from = r12Start(to);
  if (from < settings.dataFrom) return null;
  const redeemed = await wholeSum(sql, redeemedFacts(sql, programmeId), from, to);
  if (redeemed <= 0) return null;
  return (await wholeSum(sql, rewardFacts(sql, programmeId, "cost"), from, to)) / redeemed;
}

const liability: Indicator = async (query, settings) => {
  const outstanding = await stock(query, settings, balanceFacts(query.sql, query.programmeId, query.to));
  const rate = await ultimateRate(query, settings);
  const cost = await costPerPoint(query, settings);
  return [...outstanding].map(([group, points]) => {
    const value = points === null || cost === null ? null : Math.round(points * rate * cost);
    return { key: keyOf(group), value, numerator: value, denominator: null };
  });
};

export const lotIndicators: Record<string, Indicator> = {
  "points-expiring": expiring,
  "points-cohorts": cohorts,
  breakage,
  "points-liability": liability,
};
