import "server-only";
import { type AnyMeasure, type Family, factsOf, families } from "@/db/schema/rollup-columns";
import { type Dimension, nameOf, type Reading } from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import { addDays, monthOf } from "@/lib/periods/calendar";
import { cellsOf, spanKeyOf } from "@/lib/periods/cells";
import { fiscalYearOf, fiscalYearStart, type Period, twelveMonthsTo } from "@/lib/periods/period";
import { dimensionsOf, type Grouping, type GroupKey, groupSql, isByRep } from "./group-sql";
import type { Reader } from "./open-reader";
import { settleAll } from "./settle-all";

type Days = Pick<Period, "from" | "to">;

/** What is read, of which groups, over which days. */
export interface CellQuery extends Grouping {
  readings: readonly Reading[];
  /** A cell for each of these, by its place. */
  periods: readonly Days[];
}

/** One group's sums over one of the periods. */
export interface GroupCell extends Cell {
  period: number;
  key: GroupKey;
}

/** Measures of one rollup over one list of days; `closed` says that of lots only quarters that have none open count. */
interface TableQuery extends Grouping {
  table: string;
  family: Family;
  closed: boolean;
  measures: readonly AnyMeasure[];
  periods: readonly Days[];
}

type Sums = { period: number; key: GroupKey; sums: Map<AnyMeasure, number> }[];

/** The days that a reading adds up, of a period. */
function daysOf({ form }: Reading, period: Days, { clock }: Reader): Days {
  switch (form) {
    case "year":
      return twelveMonthsTo(period.to);
    case "fiscal":
      return {
        from: fiscalYearStart(fiscalYearOf(period.to, clock.fiscalStartMonth), clock.fiscalStartMonth),
        to: period.to,
      };
    case "opening": {
      const eve = addDays(period.from, -1);
      return { from: monthOf(eve), to: eve };
    }
    case "closed":
      return { from: clock.dataFrom, to: period.to };
    default:
      return period;
  }
}

const familyNames = Object.keys(families) as Family[];

/** The rollup that has a measure; what is by kind of reward is in theirs alone. */
function familyOf({ measure }: Reading, used: ReadonlySet<Dimension>): Family {
  if (used.has("kind")) return "rewards";
  const found = familyNames.find((name) => measure in families[name]);
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

/** Readings of one rollup over one list of days. */
interface Wanted extends Pick<TableQuery, "table" | "family" | "closed"> {
  days: Days[];
  readings: Reading[];
}

/**
 * Readings by group and period. What a page asks at one time of the same groups, rollup and days is one query. A group
 * that a period has nothing for has no cell; without splits every period has exactly one.
 */
export async function readCells(reader: Reader, query: CellQuery): Promise<GroupCell[]> {
  const { by, where, periods } = query;
  const used = dimensionsOf(query);
  const wanted = new Map<string, Wanted>();
  for (const reading of query.readings) {
    const family = familyOf(reading, used);
    const table = tableOf(reader, family, query);
    const days = periods.map((period) => daysOf(reading, period, reader));
    const closed = reading.form === "closed";
    const id = JSON.stringify([table, closed, days]);
    const one = wanted.get(id) ?? { table, family, closed, days, readings: [] };
    one.readings.push(reading);
    wanted.set(id, one);
  }
  const found = await settleAll(
    [...wanted.values()].map(async ({ days, readings, ...table }) => {
      const measures = readings.map(({ measure }) => measure);
      return { readings, rows: await readTogether(reader, { ...table, by, where, periods: days, measures }) };
    }),
  );
  const cells = new Map<string, GroupCell>();
  const cellAt = (period: number, key: GroupKey): GroupCell => {
    const id = `${period} ${JSON.stringify(key)}`;
    const { from, to } = periodAt(periods, period);
    const cell = cells.get(id) ?? { period, key, from, to, sums: {} };
    cells.set(id, cell);
    return cell;
  };
  if (by.length === 0) for (const period of periods.keys()) cellAt(period, {});
  for (const { readings, rows } of found)
    for (const { period, key, sums } of rows) {
      const cell = cellAt(period, key);
      for (const reading of readings) cell.sums[nameOf(reading)] = sums.get(reading.measure) ?? 0;
    }
  return [...cells.values()];
}

/** Measures asked at one time of the same groups and periods, waiting to be read together. */
interface Batch {
  measures: Set<AnyMeasure>;
  rows: Promise<Sums>;
}

const batches = new WeakMap<Reader, Map<string, Batch>>();

function readTogether(reader: Reader, query: TableQuery): Promise<Sums> {
  const waiting = batches.get(reader) ?? new Map<string, Batch>();
  batches.set(reader, waiting);
  const days = query.periods.map(({ from, to }) => from + to);
  const key = JSON.stringify([query.table, query.closed, query.by, Object.entries(query.where).sort(), days]);
  const batch = waiting.get(key);
  if (batch) {
    for (const measure of query.measures) batch.measures.add(measure);
    return batch.rows;
  }
  const measures = new Set(query.measures);
  const rows = new Promise<void>((ready) => setImmediate(ready)).then(() => {
    waiting.delete(key);
    return queryTable(reader, { ...query, measures: [...measures] });
  });
  waiting.set(key, { measures, rows });
  return rows;
}

/** Where the rows of each period are in a family's rollups; `hasEnds` says that they are months, of which one ends it. */
interface Place {
  from: string;
  lists: (string | number)[][];
  hasEnds: boolean;
}

function placeOf({ clock }: Reader, { family, periods, closed }: TableQuery): Place {
  const spans = {
    lists: [[...periods.keys()], periods.map(({ from }) => from), periods.map(({ to }) => to)],
    hasEnds: false,
  };
  const perSpan =
    "unnest($2::int[], $3::date[], $4::date[]) as p (period, from_day, to_day) join TABLE c on c.programme_id = $1";
  switch (family) {
    case "periods":
    case "moves": {
      const keys = periods.map((period) => spanKeyOf(period, clock.asOf));
      return {
        from: `unnest($2::int[], $3::date[], $4::int[], $5::date[], $6::int[])
            as p (period, from_month, from_part, to_month, to_part)
          join TABLE c on c.programme_id = $1 and c.from_month = p.from_month and c.from_part = p.from_part
            and c.to_month = p.to_month and c.to_part = p.to_part`,
        lists: [
          [...periods.keys()],
          keys.map((key) => key.from_month),
          keys.map((key) => key.from_part),
          keys.map((key) => key.to_month),
          keys.map((key) => key.to_part),
        ],
        hasEnds: false,
      };
    }
    case "lots": {
      const closing = `join programme_references q on q.programme_id = $1 and q.reference = 'quarter-closed'
        and q.month = c.quarter and date '1970-01-01' + q.value::int <= p.to_day`;
      return { ...spans, from: `${perSpan} and c.quarter between p.from_day and p.to_day ${closed ? closing : ""}` };
    }
    case "landing":
      return {
        from: "unnest($2::int[]) as p (period) join TABLE c on c.programme_id = $1",
        lists: [[...periods.keys()].filter((place) => periods[place]?.to === clock.asOf)],
        hasEnds: false,
      };
    default: {
      // Ranks are of a last day alone: the days after a cut have none of their own.
      const monthsOf = (period: Days) =>
        cellsOf(family === "ranks" ? { from: monthOf(period.to), to: period.to } : period, clock.asOf);
      const months = periods.flatMap((period, index) => monthsOf(period).map((cell) => ({ index, ...cell })));
      return {
        from: `unnest($2::int[], $3::date[], $4::int[], $5::int[]) as p (period, month, part, ends)
          join TABLE c on c.programme_id = $1 and c.month = p.month and c.part = p.part`,
        lists: [
          months.map(({ index }) => index),
          months.map(({ month }) => month),
          months.map(({ part }) => part),
          // As numbers: the driver does not know arrays of booleans.
          months.map(({ end }) => Number(end)),
        ],
        hasEnds: true,
      };
    }
  }
}

async function queryTable(reader: Reader, query: TableQuery): Promise<Sums> {
  const { measures } = query;
  const { from, lists, hasEnds } = placeOf(reader, query);
  const sums = measures.map((measure) =>
    hasEnds && factsOf(measure).kind !== "flow"
      ? `coalesce(sum(c.${measure}) filter (where p.ends = 1), 0)::bigint as ${measure}`
      : `coalesce(sum(c.${measure}), 0)::bigint as ${measure}`,
  );
  const { columns, named, filter, values, keyOf } = groupSql("c", query, 2 + lists.length);
  const rows = await reader.tx.unsafe<Record<string, string | number>[]>(
    `select p.period, ${[...named, ...sums].join(", ")}
    from ${from.replace("TABLE", query.table)}
    where true ${filter}
    group by ${["p.period", ...columns].join(", ")}`,
    [reader.programme.id, ...lists, ...values] as never[],
    { prepare: true },
  );
  return rows.map((row) => ({
    period: Number(row.period),
    key: keyOf(row),
    sums: new Map(measures.map((name) => [name, Number(row[name])])),
  }));
}

function periodAt(periods: readonly Days[], index: number): Days {
  const period = periods[index];
  if (!period) throw new RangeError(`no period ${index}`);
  return period;
}
