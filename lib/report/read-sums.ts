import "server-only";
import type { AnyMeasure, Family } from "@/db/schema/rollup-columns";
import { askTogether } from "./ask-together";
import { type Grouping, type GroupKey, groupId, groupSql } from "./group-sql";
import type { Reader } from "./open-reader";
import { layoutOf, type Place } from "./places";

/** One group's sums at a place, in the order of `Sums.measures`. */
export interface GroupSums {
  key: GroupKey;
  sums: readonly number[];
}

/** What was read of a rollup: its measures, and at each place the groups that have rows there, by their id. */
export interface Sums {
  measures: readonly AnyMeasure[];
  at: ReadonlyMap<Place, ReadonlyMap<string, GroupSums>>;
}

/** Rows of one rollup, in groups. */
export interface SumsQuery {
  table: string;
  family: Family;
  grouping: Grouping;
}

interface Request {
  measure: AnyMeasure;
  places: readonly Place[];
}

/**
 * Sums of a measure at these places; the answer may hold more of both. What a page asks of a rollup in the same groups is
 * one query, over all months that any of its figures needs: they are added up into periods here (`read-cells.ts`), so
 * that a month is summed once, however many periods it is in.
 */
export function readSums(reader: Reader, query: SumsQuery, key: string, request: Request): Promise<Sums> {
  return askTogether(reader, key, request, (all: Request[]) =>
    querySums(
      reader,
      query,
      [...new Set(all.map(({ measure }) => measure))],
      [...new Set(all.flatMap(({ places }) => places))],
    ),
  );
}

async function querySums(
  reader: Reader,
  { table, family, grouping }: SumsQuery,
  measures: AnyMeasure[],
  places: Place[],
): Promise<Sums> {
  const at = new Map<Place, Map<string, GroupSums>>();
  if (places.length === 0) return { measures, at };
  const { columns, from, lists } = layoutOf[family];
  const parameters = lists(places);
  const group = groupSql("c", grouping, 2 + parameters.length);
  const when = columns.map((column) => `c.${column}`);
  // All sums as one text: the driver reads a column of a row at a time, which for hundreds of numbers costs more than them.
  const sums = `array_to_string(array[${measures.map((measure) => `sum(c.${measure})`).join(", ")}], ' ') as sums`;
  const groups = [...when, ...group.columns];
  const rows = await reader.tx.unsafe<(Record<string, string | number> & { sums: string })[]>(
    `select ${[...when, ...group.named, sums].join(", ")} from ${from.replace("TABLE", table)} ${group.filter}
    ${groups.length > 0 ? `group by ${groups.join(", ")}` : ""}`,
    [reader.programme.id, ...parameters, ...group.values] as never[],
    { prepare: true },
  );
  for (const row of rows) {
    const place = columns.map((column) => row[column]).join(" ");
    const groupsAt = at.get(place) ?? new Map<string, GroupSums>();
    at.set(place, groupsAt);
    const key = group.keyOf(row);
    groupsAt.set(groupId(key, grouping.by), { key, sums: row.sums.split(" ").map(wholeNumber) });
  }
  return { measures, at };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a sum of ${text} does not fit in a number`);
  return value;
}
