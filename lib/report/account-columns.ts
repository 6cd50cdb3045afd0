import "server-only";
import { type ColumnId, columnIds, columns } from "@/lib/lists/columns";
import { lists, type NamedList } from "@/lib/lists/lists";
import { type Clock, reaches, type Window } from "@/lib/periods/period";
import { listAllowed, listOptions } from "./check-request";
import type { Reader } from "./open-reader";
import { pointValueOf } from "./point-value";
import { settleAll } from "./settle-all";

/** A text as searching and sorting take it: without case and accents, which no collation of every system has. */
export const folded = (sql: string) => `lower(regexp_replace(normalize(${sql}, NFD), '[\\u0300-\\u036f]', '', 'g'))`;

interface ColumnSql {
  value: string;
  /** What it is sorted by, where that is not its value. */
  order?: string;
}

const inOrderOf = (text: string) => ({ value: text, order: `${folded(text)} collate "C"` });
const changeOf = (now: string, before: string) => ({
  value: `case when ${before} > 0 then ${now}::float8 / ${before} - 1 end`,
});

/**
 * SQL of each column over an account `c`, its row `a` of account_now, its tier `t`, its rep `r` and its row `s` of the list.
 */
export function columnSql(clock: Clock): Record<ColumnId, ColumnSql> {
  const over = (window: Window, sql: string) => (reaches(window, clock) ? sql : "null::bigint");
  const now = over("fiscal-year", "a.fiscal_revenue_cents");
  const before = over("fiscal-year-before", "a.fiscal_revenue_previous_cents");
  const threeMonths = over("3-months", "a.revenue_3m_cents");
  const threeBefore = over("3-months-before", "a.revenue_3m_previous_cents");
  return {
    code: { value: "c.code", order: `c.code collate "C"` },
    name: inOrderOf("c.name"),
    tier: { value: "t.name", order: "t.rank" },
    segment: inOrderOf("c.segment"),
    region: inOrderOf("c.region"),
    rep: inOrderOf("r.name"),
    stake: { value: "s.stake" },
    worth: { value: "round(s.stake * (select point_value from programmes where id = c.programme_id))::bigint" },
    revenue: { value: now },
    "revenue-n-1": { value: before },
    change: changeOf(now, before),
    "revenue-3m": { value: threeMonths },
    "revenue-3m-n-1": { value: threeBefore },
    "change-3m": changeOf(threeMonths, threeBefore),
    "revenue-r12": { value: over("12-months", "a.revenue_r12_cents") },
    target: { value: over("fiscal-year", "a.objective_target_cents") },
    // Null without a target, which least() passes over and a difference does not.
    missing: {
      value: over("fiscal-year", "a.objective_target_cents - least(a.fiscal_revenue_cents, a.objective_target_cents)"),
    },
    points: { value: "a.points_outstanding" },
    "last-order": { value: "a.last_order_on" },
  };
}

/** Columns that only lists with a window of their own have. */
const ofOwnWindow: readonly string[] = Object.values(lists).flatMap((list: NamedList) =>
  Object.values(list.instead ?? {}),
);

/** The columns that this viewer may see of a list, of a programme that has them. */
export async function listColumns(
  reader: Reader,
  { stake, instead = {} }: Pick<NamedList, "stake" | "instead">,
): Promise<ColumnId[]> {
  const { programme, viewer, reps } = reader;
  const allowed = new Set(listAllowed(reader).map(({ id }): string => id));
  const [segments, regions] = await settleAll([listOptions(reader, "segment"), listOptions(reader, "region")]);
  const isStaked = stake !== null && allowed.has(stake.right);
  const present: Partial<Record<ColumnId, boolean>> = {
    segment: segments.some(({ code }) => code !== ""),
    region: regions.some(({ code }) => code !== ""),
    rep: reps.length > (viewer.scope.kind === "portfolio" ? 1 : 0),
    stake: isStaked,
    worth: isStaked && stake.unit === "points" && pointValueOf(reader) !== null,
  };
  return columnIds.filter((id) => {
    const column: (typeof columns)[ColumnId] & { needs?: string; right?: string } = columns[id];
    if ((isStaked && stake.insteadOf === id) || id in instead) return false;
    if (ofOwnWindow.includes(id) && !Object.values(instead).includes(id)) return false;
    if (column.needs && !programme.features.includes(column.needs as never)) return false;
    return (!column.right || allowed.has(column.right)) && (present[id] ?? true);
  });
}
