import type { Sql } from "postgres";
import { addDays, addMonths, fiscalYearOf, fiscalYearStart, lastOfMonth } from "./calendar";
import type { OracleSettings } from "./query";

/** The same day of an earlier year; a month's last day stays one. */
function yearsBefore(day: string, years: number): string {
  const before = addMonths(day, -12 * years);
  return day === lastOfMonth(day) ? lastOfMonth(before) : before;
}

async function revenueOf(sql: Sql, programmeId: number, from: string, to: string): Promise<number> {
  const [row] = await sql<{ revenue: number }[]>`
    select coalesce(sum(o.revenue_cents), 0)::float8 as revenue from orders o
    where o.programme_id = ${programmeId} and o.status <> 'cancelled' and o.ordered_on between ${from}::date and ${to}::date`;
  return row?.revenue ?? 0;
}

/**
 * The share of a fiscal year's revenue that is done by a day of it: the mean of the last three years that are over,
 * inside the data and not without revenue, or of as many as there are. Of the whole programme, whoever asks.
 */
export async function seasonalShare(
  sql: Sql,
  programmeId: number,
  { dataFrom, fiscalStartMonth }: OracleSettings,
  day: string,
): Promise<number | null> {
  const current = fiscalYearOf(day, fiscalStartMonth);
  const shares: number[] = [];
  for (let year = current; fiscalYearStart(year, fiscalStartMonth) >= dataFrom && shares.length < 3; year--) {
    const start = fiscalYearStart(year, fiscalStartMonth);
    const end = addDays(fiscalYearStart(year + 1, fiscalStartMonth), -1);
    if (end > day) continue;
    const whole = await revenueOf(sql, programmeId, start, end);
    if (whole <= 0) continue;
    shares.push((await revenueOf(sql, programmeId, start, yearsBefore(day, current - year))) / whole);
  }
  if (shares.length === 0) return null;
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Before a fifth of the year is done, nothing is projected from it. */
export const projects = (share: number | null): share is number => share !== null && share >= 0.2;
