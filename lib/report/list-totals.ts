import "server-only";
import { measures } from "@/db/schema/rollup-columns";
import { changeOf } from "@/lib/indicators/evaluate";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ListTotals } from "@/lib/lists/account-list";
import { fiscalYearOf, fiscalYearStart } from "@/lib/periods/period";
import { columnSql } from "./account-columns";
import { listAllowed } from "./check-request";
import { accountsOf, joins, type ListSql, searchSql } from "./list-sql";
import type { Reader } from "./open-reader";
import { SqlValues } from "./sql-values";

interface Sums {
  now: number | null;
  before: number | null;
  count: number;
  attained: number;
  reachable: number;
  missing: number;
  points: number;
}

/** The sums of a list's accounts that a search finds, of the indicators that this viewer has. */
export async function readTotals(reader: Reader, sql: ListSql, search: string): Promise<ListTotals> {
  const values = new SqlValues();
  const accounts = accountsOf(reader, sql, values);
  const { revenue, missing, points, ...column } = columnSql(reader.clock);
  const isReachable = "n.landing_band = 'within_reach'";
  const [sums] = await reader.tx.unsafe<Sums[]>(
    `select sum(${revenue.value})::bigint as now, sum(${column["revenue-n-1"].value})::bigint as before,
      coalesce(sum(${measures.objectives.sql}), 0)::int as count,
      coalesce(sum(${measures.objectives_attained.sql}), 0)::int as attained,
      count(*) filter (where ${isReachable})::int as reachable,
      coalesce(sum(${missing.value}) filter (where ${isReachable}), 0)::bigint as missing,
      coalesce(sum(${points.value}), 0)::bigint as points
    ${accounts} ${joins(reader, values)} where ${searchSql(search, values)}`,
    values.list as never[],
  );
  if (!sums) throw new Error("a sum gives a row");
  const { now, before, count, attained, reachable } = sums;
  const { asOf, dataFrom, fiscalStartMonth } = reader.clock;
  const isYearKnown = fiscalYearStart(fiscalYearOf(asOf, fiscalStartMonth), fiscalStartMonth) >= dataFrom;
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  const may = (...ids: IndicatorId[]) => ids.every((id) => allowed.has(id));
  return {
    ...(may("revenue") ? { revenue: { now, before, change: changeOf("money", now, before) } } : {}),
    ...(may("objective-attainment") ? { objectives: isYearKnown ? { attained, count } : null } : {}),
    ...(may("projected-landing", "missing-to-objective")
      ? { withinReach: isYearKnown ? { accounts: reachable, missing: sums.missing } : null }
      : {}),
    ...(may("points-outstanding") ? { points: sums.points } : {}),
  };
}
