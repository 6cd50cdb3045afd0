import type { Sql } from "postgres";
import { addDays, addMonths, lastOfMonth } from "./calendar";
import { standing } from "./facts-objectives";
import type { OracleSettings } from "./query";
import { projects, seasonalShare } from "./seasonal-share";
import { median } from "./survival";

export const bands = ["attained", "on-track", "within-reach", "late", "waiting", "lost"] as const;
export type Band = (typeof bands)[number];

export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The days on which each account ordered, in order. */
export async function orderDays(
  sql: Sql,
  programmeId: number,
  from: string,
  to: string,
): Promise<Map<number, string[]>> {
  const rows = await sql<{ account: number; day: string }[]>`
    select distinct o.account_id as account, o.ordered_on::text as day
    from orders o
    where o.programme_id = ${programmeId} and o.status <> 'cancelled' and o.revenue_cents > 0
      and o.ordered_on between ${from}::date and ${to}::date
    order by 1, 2`;
  const days = new Map<number, string[]>();
  for (const { account, day } of rows) days.set(account, [...(days.get(account) ?? []), day]);
  return days;
}

export const gapsOf = (days: readonly string[]) => days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day));

/** First of the twenty-four months that end on a day; whole months where it ends one. */
export function twoYearsTo(day: string): string {
  const before = addMonths(day, -24);
  return addDays(day === lastOfMonth(day) ? lastOfMonth(before) : before, 1);
}

interface Standing {
  account: number;
  target: number;
  revenue: number;
}

/** Where each account with an objective will land, as of `as of`. */
export async function landingBands(sql: Sql, programmeId: number, settings: OracleSettings) {
  const { asOf, dataFrom, fiscalStartMonth } = settings;
  const share = await seasonalShare(sql, programmeId, settings, asOf);
  const ever = await orderDays(sql, programmeId, dataFrom, asOf);
  const windowStart = twoYearsTo(asOf) < dataFrom ? dataFrom : twoYearsTo(asOf);
  const recent = await orderDays(sql, programmeId, windowStart, asOf);
  const everybodys = median([...recent.values()].flatMap(gapsOf)) ?? 365;
  const standings = await sql<Standing[]>`
    select s.account_id as account, s.target::float8 as target, s.revenue::float8 as revenue
    from (${standing(sql, programmeId, asOf, fiscalStartMonth)}) s
    where s.target is not null`;
  return standings.map(({ account, target, revenue }): { account: number; band: Band } => {
    const days = recent.get(account) ?? [];
    const interval = (days.length < 3 ? null : median(gapsOf(days))) ?? everybodys;
    const last = ever.get(account)?.at(-1);
    const since = last === undefined ? Number.POSITIVE_INFINITY : daysBetween(last, asOf);
    const landing = projects(share) ? revenue / share / target : null;
    if (revenue >= target) return { account, band: "attained" };
    if (since > 2 * interval) return { account, band: "lost" };
    if (revenue <= 0 && since <= interval) return { account, band: "waiting" };
    if (landing !== null && landing >= 1) return { account, band: "on-track" };
    if (landing !== null && landing >= 0.85) return { account, band: "within-reach" };
    return { account, band: "late" };
  });
}
