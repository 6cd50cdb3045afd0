import "server-only";
import { measures } from "@/db/schema/rollup-columns";
import type { Viewer } from "@/lib/access/viewer-type";
import {
  type Corner,
  type MapHeight,
  type MemberMap,
  mapHeights,
  type PlacedMember,
  quadrants,
} from "@/lib/lists/quadrants";
import { cellsOf } from "@/lib/periods/cells";
import { type Period, periodBefore } from "@/lib/periods/period";
import type { ViewRequest } from "@/lib/views/view-data";
import { filterDimensions } from "@/lib/views/view-request";
import { checkFilters, checkPeriod, listAllowed } from "./check-request";
import { exactRows } from "./exact-rows";
import type { Grouping } from "./group-sql";
import { type Reader, withReader } from "./open-reader";
import { RequestError } from "./request-error";
import { SqlValues } from "./sql-values";

/** As many as can be told apart; the rest are counted. */
const SHOWN = 300;

/** The members of a page's period and filters by what they are given and how they do. Throws `RequestError` as pages do. */
export const queryMemberMap = (viewer: Viewer, { period: label, filters }: ViewRequest): Promise<MemberMap> =>
  withReader(viewer, async (reader) => {
    const period = checkPeriod(label, reader.clock);
    const heights = listHeights(reader, period);
    if (heights.length === 0) throw new RequestError("unknown map, or not known over that period");
    const values = new SqlValues();
    const figures = memberFigures(reader, period, checkFilters(reader, [...filterDimensions], filters), values);
    const open = quadrants.filter(({ height }) => heights.includes(height));
    const counts = open.map(
      ({ id, ...field }) => `(count(*) filter (where ${fieldSql(field)}) over ())::int as "${id}"`,
    );
    const rows = await reader.tx.unsafe<Counted[]>(
      `select f.*, c.code, c.name from (
        select account_id, revenue::bigint, (reward / revenue)::float8 as generosity,
          ${heights.includes("growth") ? "case when before > 0 then revenue / before - 1 end" : "null"}::float8 as growth,
          ${heights.includes("margin") ? "case when unknown = 0 then (margin - reward) / revenue end" : "null"}::float8 as margin,
          (count(*) over ())::int as count, (sum(revenue) over ())::float8 as total,
          ${counts.join(", ")}
        from (${figures}) m where revenue > 0 and own_revenue > 0
      ) f
      join accounts c on c.programme_id = ${values.add(reader.programme.id)} and c.id = f.account_id
      order by f.revenue desc, c.code collate "C" limit ${SHOWN}`,
      values.list as never[],
    );
    const [first] = rows;
    return {
      members: rows.map(({ code, name, generosity, growth, margin, revenue }) => ({
        code,
        name,
        generosity,
        growth,
        margin,
        revenue,
      })),
      count: first?.count ?? 0,
      revenueShare: first ? rows.reduce((sum, { revenue }) => sum + revenue, 0) / first.total : 0,
      quadrants: Object.fromEntries(open.map(({ id }) => [id, first?.[id] ?? 0])),
    };
  });

type Counted = PlacedMember & { count: number; total: number } & MemberMap["quadrants"];

/** What this viewer may have upwards over that period: rights, the programme's features, and data that goes back so far. */
export function listHeights(reader: Reader, period: Period): MapHeight[] {
  const { viewer, clock } = reader;
  const allowed = new Set(listAllowed(reader).map(({ id }): string => id));
  if (viewer.scope.kind === "totals" || period.from < clock.dataFrom) return [];
  const isGrowthKnown = periodBefore(period, 1).from >= clock.dataFrom;
  return (Object.keys(mapHeights) as MapHeight[]).filter(
    (height) => mapHeights[height].every((right) => allowed.has(right)) && (height !== "growth" || isGrowthKnown),
  );
}

/**
 * SQL of each account's sums as a member over a period, `before` a year before, and beside them (`own_…`) those of all that
 * are read: what the whole programme gives and keeps, under the same filters.
 */
function memberFigures(reader: Reader, period: Period, where: Grouping["where"], values: SqlValues): string {
  const cells = [period, periodBefore(period, 1)].flatMap((days, years) =>
    cellsOf(days, reader.clock.asOf).map(({ month, part }) => ({ month, part, years })),
  );
  const months = values.add(cells.map(({ month }) => month));
  const parts = values.add(cells.map(({ part }) => part));
  const years = values.add(cells.map((cell) => cell.years));
  const places = {
    sql: `unnest(${months}::date[], ${parts}::int[], ${years}::int[]) as p (month, part, years)`,
    count: cells.length,
  };
  const sum = (measure: keyof typeof measures, ago = 0) =>
    `coalesce(sum(${measures[measure].sql}) filter (where p.years = ${ago}), 0)::numeric`;
  return `
    select s.*, sum(revenue) over () as own_revenue, sum(reward) over () as own_reward, sum(margin) over () as own_margin,
      sum(unknown) over () as own_unknown
    from (
      select a.account_id, ${sum("member_revenue_cents")} as revenue, ${sum("reward_cost_cents")} as reward,
        ${sum("member_margin_cents")} as margin, ${sum("member_orders_without_margin")} as unknown,
        ${sum("member_revenue_cents", 1)} as before
      from ${exactRows(reader, places, where, values)}
      where true ${values.filter("a", where)}
      group by a.account_id
    ) s`;
}

/** Whether members with revenue stand in a field: the lines themselves are right and top. */
function fieldSql({ height, corner }: { height: MapHeight; corner: Corner }): string {
  const isLeft = "reward * own_revenue < own_reward * revenue";
  const [isPlaced, isTop] =
    height === "growth"
      ? ["before > 0", "revenue >= before"]
      : ["own_unknown = 0", "(margin - reward) * own_revenue >= (own_margin - own_reward) * revenue"];
  const [vertical, horizontal] = corner.split("-");
  return `${isPlaced} and ${vertical === "top" ? "" : "not "}(${isTop}) and ${horizontal === "left" ? "" : "not "}(${isLeft})`;
}

/** SQL of the accounts of a field: `account_id`, `times` (1) and `stake` (none). */
export function quadrantSql(
  reader: Reader,
  field: { height: MapHeight; corner: Corner },
  period: Period,
  where: Grouping["where"],
  values: SqlValues,
): string {
  return `select account_id, 1 as times, null::bigint as stake from (${memberFigures(reader, period, where, values)}) m
    where revenue > 0 and own_revenue > 0 and ${fieldSql(field)}`;
}
