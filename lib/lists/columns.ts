import type { Feature } from "@/db/schema/programmes";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { AccountList } from "./account-list";

export type ColumnUnit = "text" | "money" | "points" | "percent" | "day";

/** A column of a list of accounts: its unit, what a programme must run on, and the indicator whose right it asks. */
interface Column {
  unit: ColumnUnit;
  needs?: Feature;
  right?: IndicatorId;
  /** Never left out: what names a row, and what its list is of. The others at first, or once the reader asks for them. */
  shown?: "always" | "first";
}

/**
 * In the order in which they are shown. Days of now: revenue is of the running fiscal year to `as of`, `revenue-n-1`
 * the same to the same day a year before, `change` from one to the other; `-3m` the same of the last three whole
 * months. `worth` is a stake in points, in money.
 */
export const columns = {
  code: { unit: "text", shown: "always" },
  name: { unit: "text", shown: "always" },
  tier: { unit: "text", needs: "tiers", shown: "first" },
  segment: { unit: "text" },
  region: { unit: "text" },
  rep: { unit: "text" },
  stake: { unit: "money", shown: "always" },
  worth: { unit: "money", shown: "always" },
  revenue: { unit: "money", right: "revenue", shown: "first" },
  "revenue-n-1": { unit: "money", right: "revenue" },
  change: { unit: "percent", right: "revenue", shown: "first" },
  "revenue-3m": { unit: "money", right: "revenue", shown: "always" },
  "revenue-3m-n-1": { unit: "money", right: "revenue", shown: "always" },
  "change-3m": { unit: "percent", right: "revenue", shown: "always" },
  "revenue-r12": { unit: "money", right: "revenue" },
  target: { unit: "money", needs: "objectives", right: "attainment-amount" },
  missing: { unit: "money", needs: "objectives", right: "missing-to-objective", shown: "first" },
  points: { unit: "points", needs: "points", right: "points-outstanding", shown: "first" },
  "last-order": { unit: "day", right: "recency", shown: "first" },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;
export const columnIds = Object.keys(columns) as ColumnId[];
export const isColumnId = (id: string): id is ColumnId => Object.hasOwn(columns, id);

/** A column's unit; what is at stake is in its list's. */
export const unitOf = ({ stake }: Pick<AccountList, "stake">, id: ColumnId): ColumnUnit =>
  id === "stake" && stake ? stake.unit : columns[id].unit;

const shownAs = (id: ColumnId): Column["shown"] => (columns[id] as Column).shown;

/** Those of a list that a reader may show or not. */
export const choosable = (there: readonly ColumnId[]) => there.filter((id) => shownAs(id) !== "always");

/** Of the columns there are, those that a choice shows; without one, the first ones. */
export const shownColumns = (there: readonly ColumnId[], chosen: readonly ColumnId[] | null): ColumnId[] =>
  there.filter((id) => shownAs(id) === "always" || (chosen ? chosen.includes(id) : shownAs(id) === "first"));
