import type { Feature } from "@/db/schema/programmes";
import type { IndicatorId } from "@/lib/indicators/registry";

export type ColumnUnit = "text" | "money" | "points" | "percent" | "day";

/** A column of a list of accounts: its unit, what a programme must run on, and the indicator whose right it asks. */
interface Column {
  unit: ColumnUnit;
  needs?: Feature;
  right?: IndicatorId;
}

/**
 * In the order in which they are shown. Days of now: revenue is of the running fiscal year to `as of`, `revenue-n-1` the
 * same to the same day a year before, `change` from one to the other; `-3m` the same of the last three whole months. `worth` is a stake in points, in money.
 */
export const columns = {
  code: { unit: "text" },
  name: { unit: "text" },
  tier: { unit: "text", needs: "tiers" },
  segment: { unit: "text" },
  region: { unit: "text" },
  rep: { unit: "text" },
  stake: { unit: "money" },
  worth: { unit: "money" },
  revenue: { unit: "money", right: "revenue" },
  "revenue-n-1": { unit: "money", right: "revenue" },
  change: { unit: "percent", right: "revenue" },
  "revenue-3m": { unit: "money", right: "revenue" },
  "revenue-3m-n-1": { unit: "money", right: "revenue" },
  "change-3m": { unit: "percent", right: "revenue" },
  "revenue-r12": { unit: "money", right: "revenue" },
  target: { unit: "money", needs: "objectives", right: "attainment-amount" },
  missing: { unit: "money", needs: "objectives", right: "missing-to-objective" },
  points: { unit: "points", needs: "points", right: "points-outstanding" },
  "last-order": { unit: "day", right: "recency" },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;
export const columnIds = Object.keys(columns) as ColumnId[];
export const isColumnId = (id: string): id is ColumnId => Object.hasOwn(columns, id);
