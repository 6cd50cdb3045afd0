import "server-only";
import type { AnyMeasure, Family } from "@/db/schema/measures";
import { askTogether } from "./ask-together";
import { type Grouping, type GroupKey, groupId, groupSql } from "./group-sql";
import type { Reader } from "./open-reader";
import { layoutOf, type Place } from "./places";

/** A group, and its sums wherever it has rows, in the order of `Sums.measures`. */
export interface GroupSums {
  key: GroupKey;
  at: Map<Place, readonly number[]>;
}

/** What was read of a rollup: its measures, and the groups by their id. */
export interface Sums {
  measures: readonly AnyMeasure[];
  groups: Map<string, GroupSums>;
}

/** Rows of one rollup, in groups. */
export interface SumsQuery {
  table: string;
  family: Family;
  grouping: Grouping;
}

/** Measures at the places of each list; a list asked twice is best the same object. */
export interface SumsRequest {
  measures: readonly AnyMeasure[];
  places: readonly (readonly Place[])[];
}

/**
 * Sums of measures at places; the answer may hold more of both. What a page asks of a rollup in the same groups (`key`
 * names both) is one query, over all months that any of its figures needs: they are added up into periods afterwards
 * (`read-cells.ts`), so that a month is summed once, however many periods it is in.
 */
export function readSums(reader: Reader, query: SumsQuery, key: string, request: SumsRequest): Promise<Sums> {
  return askTogether(reader, key, request, (all: SumsRequest[]) => {
    const lists = new Set(all.flatMap(({ places }) => places));
    const measures = new Set(all.flatMap((one) => one.measures));
    return querySums(reader, query, [...measures], [...new Set([...lists].flat())]);
  });
}

async function querySums(
  reader: Reader,
  { table, family, grouping }: SumsQuery,
  measures: AnyMeasure[],
  places: Place[],
): Promise<Sums> {
  const groups = new Map<string, GroupSums>();
  if (places.length === 0) return { measures, groups };
  const { columns, from, lists } = layoutOf(family, places, grouping.by.includes("rep"));
  const parameters = lists(places);
  const group = groupSql("c", grouping, 2 + parameters.length);
  const when = columns.map((column) => `c.${column}`);
  // All sums as one text: the driver reads a column of a row at a time, which for hundreds of numbers costs more than them.
  const sums = `array_to_string(array[${measures.map((measure) => `total(c.${measure})`).join(", ")}], ' ') as sums`;
  const split = [...when, ...group.columns];
  const rows = await reader.tx.unsafe<(Record<string, string | number> & { sums: string })[]>(
    `select ${[...when, ...group.named, sums].join(", ")} from ${from.replace("TABLE", table)} ${group.filter}
    ${split.length > 0 ? `group by ${split.join(", ")}` : ""}`,
    [reader.programme.id, ...parameters, ...group.values] as never[],
    { prepare: true },
  );
  for (const row of rows) {
    const key = group.keyOf(row);
    const id = groupId(key, grouping.by);
    const ofGroup = groups.get(id) ?? { key, at: new Map() };
    groups.set(id, ofGroup);
    ofGroup.at.set(columns.map((column) => row[column]).join(" "), row.sums.split(" ").map(wholeNumber));
  }
  return { measures, groups };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a sum of ${text} does not fit in a number`);
  return value;
}
