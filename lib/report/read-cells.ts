import "server-only";
import { type AnyMeasure, type Family, factsOf, families } from "@/db/schema/rollup-columns";
import { type Dimension, nameOf, type Reading, type ReadingName } from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import type { Period } from "@/lib/periods/period";
import { dimensionsOf, EVERYTHING, type Grouping, type GroupKey, isByRep } from "./group-sql";
import type { Reader } from "./open-reader";
import { type Placed, placesOf } from "./places";
import { readSums, type Sums } from "./read-sums";
import { settleAll } from "./settle-all";

/** What is read, of which groups, over which days. */
export interface CellQuery extends Grouping {
  readings: readonly Reading[];
  /** A cell for each of these, by its place in the list; the same list is best the same object. */
  periods: readonly Pick<Period, "from" | "to">[];
}

/** A group and its cells, by the place of their period; a period that has nothing of the group has none. */
export interface GroupCells {
  key: GroupKey;
  cells: (Cell | undefined)[];
}

/** Groups by an id of their own. */
export type CellsByGroup = Map<string, GroupCells>;

const familyOfMeasure = new Map<AnyMeasure, Family>();
for (const [name, measures] of Object.entries(families).reverse() as [Family, object][])
  for (const measure of Object.keys(measures) as AnyMeasure[]) familyOfMeasure.set(measure, name);

/** The rollup that has a measure; what is by kind of reward is in theirs alone. */
function familyOf({ measure }: Reading, used: ReadonlySet<Dimension>): Family {
  const found = used.has("kind") ? "rewards" : familyOfMeasure.get(measure);
  if (!found) throw new RangeError(`no rollup has ${measure}`);
  return found;
}

/** Tables of a family's cubes, but for how fine they are. */
const cubeOf: Record<Exclude<Family, "costs">, string> = {
  months: "cube",
  rewards: "reward_cube",
  ranks: "rank_cube",
  periods: "period_cube",
  moves: "move_cube",
  lots: "lot_cube",
  landing: "landing_cube",
};

/** The smallest of a family's rollups that has the dimensions. */
function tableOf(reader: Reader, family: Family, grouping: Grouping): string {
  if (family === "costs") return "cost_months";
  if (isByRep(reader, grouping)) return `${cubeOf[family]}_reps`;
  return `${cubeOf[family]}_${family === "months" && !dimensionsOf(grouping).has("region") ? "segments" : "regions"}`;
}

/** A reading with what was read for it, and where each period is in that. */
interface Found {
  name: ReadingName;
  measure: AnyMeasure;
  placed: readonly Placed[];
  sums: Sums;
}

/**
 * Readings by group and period. A group that a period has nothing for has no cell; without splits every period has
 * exactly one.
 */
export async function readCells(reader: Reader, { readings, periods, by, where }: CellQuery): Promise<CellsByGroup> {
  const grouping = { by, where };
  const used = dimensionsOf(grouping);
  const groups = JSON.stringify([by, Object.entries(where).sort()]);
  const found = await settleAll(
    readings.map(async (reading): Promise<Found> => {
      const { form, measure } = reading;
      const family = familyOf(reading, used);
      const table = tableOf(reader, family, grouping);
      const isFlow = factsOf(measure).kind === "flow";
      const placed = placesOf(reader, form, family, periods).map(
        // A group is there in a period where it has any row: of everything, what stands is read at the end alone.
        ({ all, end }) => (isFlow || end === undefined ? { all } : { all: by.length === 0 ? [end] : all, end }),
      );
      const places = placed.flatMap(({ all }) => all);
      const query = { table, family, grouping };
      return {
        name: nameOf(reading),
        measure,
        placed,
        sums: await readSums(reader, query, `${table} ${groups}`, { measure, places }),
      };
    }),
  );
  const cells: CellsByGroup = new Map();
  if (by.length === 0)
    cells.set(EVERYTHING, { key: {}, cells: periods.map(({ from, to }) => ({ from, to, sums: {} })) });
  for (const one of found) addUp(cells, one, periods);
  return cells;
}

/** Adds a reading's places up into the cells of its periods. */
function addUp(cells: CellsByGroup, { name, measure, placed, sums }: Found, periods: CellQuery["periods"]): void {
  const column = sums.measures.indexOf(measure);
  for (const [index, { from, to }] of periods.entries()) {
    const { all = [], end } = placed[index] ?? {};
    for (const place of all)
      for (const [id, group] of sums.at.get(place) ?? []) {
        const { key } = group;
        const ofGroup = cells.get(id) ?? { key, cells: [] };
        cells.set(id, ofGroup);
        const cell = ofGroup.cells[index] ?? { from, to, sums: {} };
        ofGroup.cells[index] = cell;
        const value = end === undefined || place === end ? (group.sums[column] ?? 0) : 0;
        cell.sums[name] = (cell.sums[name] ?? 0) + value;
      }
  }
}
