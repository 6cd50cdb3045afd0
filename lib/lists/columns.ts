import type { Feature } from "@/db/schema/programmes";
import type { IndicatorId } from "@/lib/indicators/registry";

export type ColumnUnit = "text" | "money" | "points" | "percent" | "day";

/** A column of a list of accounts: its unit, what a programme must run on, and the indicator whose right it asks. */
interface Column {
  unit: ColumnUnit;
  needs?: Feature;
  right?: IndicatorId;
  /** Shown until the reader chooses otherwise. */
  first?: true;
}

/**
 * In the order in which they are shown. Days of now: revenue is of the running fiscal year to `as of`, `revenue-n-1` the
 * same to the same day a year before, `change` from one to the other; `-3m` the same of the last three whole months. `worth` is a stake in points, in money.
 */
export const columns = {
  code: { unit: "text", first: true },
  name: { unit: "text", first: true },
  tier: { unit: "text", needs: "tiers", first: true },
  segment: { unit: "text" },
  region: { unit: "text" },
  rep: { unit: "text" },
  stake: { unit: "money", first: true },
  worth: { unit: "money", first: true },
  revenue: { unit: "money", right: "revenue", first: true },
  "revenue-n-1": { unit: "money", right: "revenue" },
  change: { unit: "percent", right: "revenue", first: true },
  "revenue-3m": { unit: "money", right: "revenue", first: true },
  "revenue-3m-n-1": { unit: "money", right: "revenue", first: true },
  "change-3m": { unit: "percent", right: "revenue", first: true },
  "revenue-r12": { unit: "money", right: "revenue" },
  target: { unit: "money", needs: "objectives", right: "attainment-amount" },
  missing: { unit: "money", needs: "objectives", right: "missing-to-objective", first: true },
  points: { unit: "points", needs: "points", right: "points-outstanding", first: true },
  "last-order": { unit: "day", right: "recency", first: true },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;
export const columnIds = Object.keys(columns) as ColumnId[];
export const isColumnId = (id: string): id is ColumnId => Object.hasOwn(columns, id);

/** What names a row: never left out. */
const always: readonly ColumnId[] = ["code", "name"];
/** Those of a list that a reader may show or not. */
export const choosable = (there: readonly ColumnId[]) => there.filter((id) => !always.includes(id));

/** Of the columns there are, those that a choice shows; without one, the first ones. */
export const shownColumns = (there: readonly ColumnId[], chosen: readonly ColumnId[] | null): ColumnId[] =>
  there.filter((id) => always.includes(id) || (chosen ? chosen.includes(id) : "first" in columns[id]));
