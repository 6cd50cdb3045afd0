import "server-only";
import { type AnyMeasure, type Family, families } from "@/db/schema/measures";
import {
  type Dimension,
  factorsOf,
  nameOf,
  type Reading,
  type ReadingName,
  readingsOf,
  type Value,
} from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import type { Period } from "@/lib/periods/period";
import { dimensionsOf, EVERYTHING, type Grouping, type GroupKey, isByRep } from "./group-sql";
import type { Reader } from "./open-reader";
import { type Place, type Placed, placesOf } from "./places";
import { readSums, type Sums } from "./read-sums";
import { settleAll } from "./settle-all";

/** What is read, of which groups, over which days. */
export interface CellQuery extends Grouping {
  readings: readonly Reading[];
  /** A cell for each of these, by its place in the list; the same list is best the same object. */
  periods: readonly Pick<Period, "from" | "to">[];
  /** Closed months as they were when they were closed; else as they are. */
  asClosed?: boolean;
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

/** The rollup that has a measure; what is by reward, or by kind of reward, is in theirs alone. */
function familyOf({ measure }: Reading, used: ReadonlySet<Dimension>): Family {
  const found = used.has("reward") ? "items" : used.has("kind") ? "rewards" : familyOfMeasure.get(measure);
  if (!found) throw new RangeError(`no rollup has ${measure}`);
  return found;
}

/** Tables of a family's cubes, but for how fine they are. */
const cubeOf: Record<Exclude<Family, "costs">, string> = {
  months: "cube",
  rewards: "reward_cube",
  items: "item_cube",
  ranks: "rank_cube",
  periods: "period_cube",
  moves: "move_cube",
  lots: "lot_cube",
  now: "now_cube",
};

/** Families with cubes that have no region either. */
const withoutRegion: readonly Family[] = ["months", "rewards", "periods"];

/** The smallest of a family's rollups that has the dimensions. */
function tableOf(reader: Reader, family: Family, grouping: Grouping): string {
  if (family === "costs") return "cost_months";
  const used = dimensionsOf(grouping);
  const cube = cubeOf[family];
  if (isByRep(reader, grouping) || (family === "items" && used.size > 1)) {
    const isWhole = [...used].every((dimension) => dimension === "rep");
    return family === "months" && isWhole ? "cube_rep_totals" : `${cube}_reps`;
  }
  if (family === "items") return `${cube}_rewards`;
  return `${cube}_${withoutRegion.includes(family) && !used.has("region") ? "segments" : "regions"}`;
}

/** The table of what closed months were less what they are, in cells; null where they are not kept. */
function restatedOf(reader: Reader, family: Family, grouping: Grouping): string | null {
  if (family === "now") return null;
  if (family === "costs") return "restated_costs";
  const isFine = isByRep(reader, grouping) || (family === "items" && dimensionsOf(grouping).size > 1);
  const grain = isFine ? "reps" : family === "items" ? "rewards" : "regions";
  return `restated_${cubeOf[family].replace("cube", "")}${grain}`;
}

/** Whether closed months keep a reading: of quarters whose points are all spent, which they are is told by a reference. */
const isKeptReading = (reading: Reading, used: ReadonlySet<Dimension>) =>
  familyOf(reading, used) !== "now" && reading.form !== "closed";

/** Whether a value stays as it was where its months are closed: what is told of `as of`, or by a median, does not. */
export function isKept(value: Value, used: ReadonlySet<Dimension>): boolean {
  const readings = readingsOf(value);
  return (
    (readings.length > 0 || factorsOf(value).length > 0) && readings.every((reading) => isKeptReading(reading, used))
  );
}

/** A reading and where each period is in its rollup. */
interface Asked {
  name: ReadingName;
  measure: AnyMeasure;
  placed: readonly Placed[];
}

/** Readings of one rollup. */
interface Wanted {
  family: Family;
  asked: Asked[];
  places: (readonly Place[])[];
}

/**
 * Readings by group and period. A group that a period has nothing for has no cell; without splits every period has
 * exactly one.
 */
export async function readCells(
  reader: Reader,
  { readings, periods, by, where, asClosed = false }: CellQuery,
): Promise<CellsByGroup> {
  const grouping = { by, where };
  const used = dimensionsOf(grouping);
  const wanted = new Map<string, Wanted>();
  for (const reading of readings) {
    const family = familyOf(reading, used);
    const table = tableOf(reader, family, grouping);
    const ofTable = wanted.get(table) ?? { family, asked: [], places: [] };
    wanted.set(table, ofTable);
    const { placed, places } = placesOf(reader, reading, family, periods, by.length > 0 && used.has("tier"));
    ofTable.asked.push({ name: nameOf(reading), measure: reading.measure, placed });
    ofTable.places.push(places);
  }
  const groups = JSON.stringify([by, Object.entries(where).sort()]);
  const found = await settleAll(
    [...wanted].map(async ([table, { family, asked, places }]) => {
      const request = { measures: asked.map(({ measure }) => measure), places };
      const read = (of: string) => readSums(reader, { table: of, family, grouping }, `${of} ${groups}`, request);
      const restated = asClosed && restatedOf(reader, family, grouping);
      const [sums, since] = await settleAll([read(table), restated ? read(restated) : null]);
      return { asked, sums: since ? addSums(sums, since) : sums };
    }),
  );
  const cells: CellsByGroup = new Map();
  if (by.length === 0)
    cells.set(EVERYTHING, { key: {}, cells: periods.map(({ from, to }) => ({ from, to, sums: {} })) });
  for (const { asked, sums } of found) for (const one of asked) addUp(cells, one, sums, periods);
  return cells;
}

/** Sums of the first with those of the second, of the first's measures. */
function addSums({ measures, groups }: Sums, more: Sums): Sums {
  const columns = measures.map((measure) => more.measures.indexOf(measure));
  const added = new Map(groups);
  for (const [id, { key, at }] of more.groups) {
    const places = new Map(added.get(id)?.at);
    for (const [place, values] of at)
      places.set(
        place,
        columns.map((column, index) => (places.get(place)?.[index] ?? 0) + (values[column] ?? 0)),
      );
    added.set(id, { key, at: places });
  }
  return { measures, groups: added };
}

/** Adds a reading's places up into the cells of its periods. */
function addUp(cells: CellsByGroup, { name, measure, placed }: Asked, sums: Sums, periods: CellQuery["periods"]): void {
  const column = sums.measures.indexOf(measure);
  for (const [id, { key, at }] of sums.groups) {
    const ofGroup = cells.get(id) ?? { key, cells: [] };
    cells.set(id, ofGroup);
    placed.forEach(({ all, end }, index) => {
      let total: number | null = null;
      for (const place of all) {
        const there = at.get(place);
        if (there) total = (total ?? 0) + (end === undefined || place === end ? (there[column] ?? 0) : 0);
      }
      if (total === null) return;
      const { from = "", to = "" } = periods[index] ?? {};
      const cell = ofGroup.cells[index] ?? { from, to, sums: {} };
      cell.sums[name] = total;
      ofGroup.cells[index] = cell;
    });
  }
}
