import { fiscalYearOf, fiscalYearStart, r12Start } from "./calendar";
import { activeMemberFacts } from "./facts-members";
import { rewardFacts } from "./facts-rewards";
import { asPart } from "./grouped";
import { memberMargin, memberRevenue } from "./indicators-sales";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { projects, seasonalShare } from "./seasonal-share";
import { flow, ratio, stock, type Totals } from "./totals";

/** Running costs belong to no account: whoever asks, and however, the whole programme is meant. */
const whole = (query: OracleQuery): OracleQuery => ({ ...query, repIds: null, by: [], where: {} });

/** The one total of a programme without splits; nothing where it has no account yet. */
const only = (totals: Totals, none: number | null): number | null => {
  const [total] = totals.values();
  return total === undefined ? none : total;
};

async function runningCost({ sql, programmeId, from, to }: OracleQuery): Promise<number> {
  const [row] = await sql<{ cost: number }[]>`
    select coalesce(sum(c.cost_cents), 0)::float8 as cost from programme_costs c
    where c.programme_id = ${programmeId} and c.dated_on between ${from}::date and ${to}::date`;
  return row?.cost ?? 0;
}

async function rewardCost(query: OracleQuery, settings: OracleSettings): Promise<number | null> {
  if (query.from < settings.dataFrom) return null;
  return only(await flow(query, settings, rewardFacts(query.sql, query.programmeId, "cost")), 0);
}

async function programmeCost(query: OracleQuery, settings: OracleSettings): Promise<number | null> {
  const rewards = await rewardCost(query, settings);
  return rewards === null ? null : rewards + (await runningCost(query));
}

const row = (numerator: number | null, denominator: number | null): OracleRow[] => [
  { key: {}, value: ratio(numerator, denominator), numerator, denominator },
];

const cost: Indicator = async (query, settings) => {
  const value = await programmeCost(whole(query), settings);
  return [{ key: {}, value, numerator: value, denominator: null }];
};

const marginAfterProgramme: Indicator = async (query, settings) => {
  const all = whole(query);
  const spent = await programmeCost(all, settings);
  const margin = only(await memberMargin(all, settings), 0);
  const revenue = only(await memberRevenue(all, settings), 0);
  return row(margin === null || spent === null ? null : margin - spent, revenue);
};

const costRate: Indicator = async (query, settings) => {
  const all = whole(query);
  return row(await programmeCost(all, settings), only(await memberRevenue(all, settings), 0));
};

const costPerActiveMember: Indicator = async (query, settings) => {
  const all = whole(query);
  const active = activeMemberFacts(all.sql, all.programmeId, all.to);
  const members = await stock(all, settings, active, r12Start(all.to));
  return row(await programmeCost(all, settings), only(members, 0));
};

/** The budget used of the fiscal year, beside how much of the year usually is done, and what it comes to. */
const budgetUse: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const [programme] = await sql<{ budget: number | null }[]>`
    select budget_cents::float8 as budget from programmes where id = ${programmeId}`;
  const budget = programme?.budget ?? null;
  const yearStart = fiscalYearStart(fiscalYearOf(to, settings.fiscalStartMonth), settings.fiscalStartMonth);
  const spent = await rewardCost({ ...whole(query), from: yearStart }, settings);
  const known = budget !== null && spent !== null;
  const used = ratio(known ? spent : null, known ? budget : null);
  const season = known ? await seasonalShare(sql, programmeId, settings, to) : null;
  const landing = used !== null && projects(season) ? used / season : null;
  const alone = (value: number | null): OracleRow[] => [{ key: {}, value, numerator: null, denominator: null }];
  return [
    ...asPart("used", row(known ? spent : null, known ? budget : null)),
    ...asPart("season", alone(season)),
    ...asPart("landing", alone(landing)),
  ];
};

export const programmeIndicators: Record<string, Indicator> = {
  "programme-cost": cost,
  "programme-cost-rate": costRate,
  "margin-after-programme": marginAfterProgramme,
  "cost-per-active-member": costPerActiveMember,
  "budget-use": budgetUse,
};
