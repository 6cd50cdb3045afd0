import "server-only";
import type { AnyMeasure } from "@/db/schema/measures";
import { measures, nowMeasures, rankMeasures } from "@/db/schema/rollup-columns";
import type { Reading } from "@/lib/indicators/algebra";
import { cellsOf, standOn } from "@/lib/periods/cells";
import { type Period, twelveMonthsTo } from "@/lib/periods/period";
import { exactRows } from "./exact-rows";
import type { Grouping } from "./group-sql";
import type { Reader } from "./open-reader";
import { rankRows } from "./rank-rows";
import { isSpanMeasure, spanRows, spanSql } from "./span-rows";
import type { SqlValues } from "./sql-values";

/** Rows `a` with an account and its group, and what one of them counts. */
interface Counting {
  rows: string;
  sql: string;
}

/**
 * SQL of the accounts that a reading counts over a period: `account_id`, and `times` that it is counted. The same SQL of
 * the measure over the same exact rows as in the cubes, under the reader's policies. Null where no rows are kept for it.
 */
export function accountsBehind(
  reader: Reader,
  reading: Reading,
  period: Period,
  where: Grouping["where"],
  values: SqlValues,
): string | null {
  const counting = countingOf(reader, reading, period, where, values);
  return (
    counting &&
    `select a.account_id, sum(${counting.sql})::int as times from (${counting.rows}) a
    where true ${values.filter("a", where)}
    group by a.account_id having sum(${counting.sql}) <> 0`
  );
}

function countingOf(
  reader: Reader,
  reading: Reading,
  period: Period,
  where: Grouping["where"],
  values: SqlValues,
): Counting | null {
  const { measure } = reading;
  if (isIn(measures, measure))
    return { rows: monthRows(reader, reading, period, where, values), sql: measures[measure].sql };
  if (isIn(rankMeasures, measure)) return { rows: rankRows(reader, period, values), sql: rankMeasures[measure].sql };
  if (isSpanMeasure(measure)) return { rows: spanRows(reader, measure, period, where, values), sql: spanSql(measure) };
  if (isIn(nowMeasures, measure)) return { rows: nowRows(reader, values), sql: nowMeasures[measure].sql };
  return null;
}

const isIn = <T extends object>(of: T, name: AnyMeasure): name is AnyMeasure & keyof T => name in of;

/** Months of what happened, or the one that ends the period. */
function monthRows(reader: Reader, { form }: Reading, period: Period, where: Grouping["where"], values: SqlValues) {
  const { asOf } = reader.clock;
  const days = form === "year" ? twelveMonthsTo(period.to) : period;
  const cells = form === "sum" || form === "year" ? cellsOf(days, asOf) : [standOn(period.to, asOf)];
  const months = values.add(cells.map(({ month }) => month));
  const parts = values.add(cells.map(({ part }) => part));
  const places = { sql: `unnest(${months}::date[], ${parts}::int[]) as p (month, part)`, count: cells.length };
  return `select a.* from ${exactRows(reader, places, where, values)}`;
}

/** As it looks on `as of`: over another period the number is not known. */
const nowRows = ({ programme }: Reader, values: SqlValues) =>
  `select account_id, tier_id, segment, region, rep_id, landing_band,
    revenue_3m_previous_cents, falling_cents
  from account_now where programme_id = ${values.add(programme.id)}`;
