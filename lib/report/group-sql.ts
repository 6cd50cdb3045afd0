import "server-only";
import type { Dimension } from "@/lib/indicators/algebra";
import type { Reader } from "./open-reader";

/** Which groups of accounts: split by these, of these only (ids for tier and rep, text for the rest). */
export interface Grouping {
  by: readonly Dimension[];
  where: Partial<Record<Dimension, string | number>>;
}

/** A group, by ids for tier and rep. */
export type GroupKey = Partial<Record<Dimension, string | number>>;

/** The id of the one group there is without a split. */
export const EVERYTHING = "";

/** A group as one text: the same whether a rollup keeps an id as a number or as text. */
export const groupId = (key: GroupKey, by: readonly Dimension[]): string =>
  by.length === 0 ? EVERYTHING : JSON.stringify(by.map((dimension) => String(key[dimension] ?? "")));

const columnOf: Record<Dimension, string> = {
  tier: "tier_id",
  segment: "segment",
  region: "region",
  rep: "rep_id",
  kind: "kind",
  reward: "reward_id",
  from: "from_tier_id",
  to: "tier_id",
};

/** The dimensions that a grouping needs a rollup to have. */
export const dimensionsOf = ({ by, where }: Grouping): Set<Dimension> =>
  new Set([...by, ...(Object.keys(where) as Dimension[])]);

/** Whether rollups must have the rep: a portfolio reads those that its policy filters by it. */
export const isByRep = ({ viewer }: Reader, grouping: Grouping): boolean =>
  viewer.scope.kind === "portfolio" || dimensionsOf(grouping).has("rep");

/** A grouping as SQL over rows `alias`; what it filters by are parameters, from `$first` on. */
export function groupSql(alias: string, { by, where }: Grouping, first: number) {
  const columns = by.map((dimension) => `${alias}.${columnOf[dimension]}`);
  const filters = Object.entries(where) as [Dimension, string | number][];
  return {
    columns,
    named: by.map((dimension, index) => `${columns[index]} as by_${dimension}`),
    filter: filters.map(([dimension], index) => ` and ${alias}.${columnOf[dimension]} = $${first + index}`).join(""),
    values: filters.map(([, value]) => value),
    keyOf: (row: Record<string, unknown>): GroupKey =>
      Object.fromEntries(by.map((dimension) => [dimension, (row[`by_${dimension}`] ?? "") as string | number])),
  };
}
