import "server-only";
import { type AnyMeasure, type Family, factsOf, families } from "@/db/schema/rollup-columns";
import { type Dimension, nameOf, type Reading, type ReadingName } from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import { addDays, monthOf } from "@/lib/periods/calendar";
import { cellsOf } from "@/lib/periods/cells";
import { fiscalYearOf, fiscalYearStart, type Period, twelveMonthsTo } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import { settleAll } from "./settle-all";

type Days = Pick<Period, "from" | "to">;

/** Which groups of accounts: split by these, of these only (ids for tier and rep, text for the rest). */
export interface CellQuery {
  readings: readonly Reading[];
  by: readonly Dimension[];
  where: Partial<Record<Dimension, string | number>>;
  /** A cell for each of these, by its place. */
  periods: readonly Days[];
}

/** One group's sums over one of the periods; the key holds ids for tier and rep. */
export interface GroupCell extends Cell {
  period: number;
  key: Partial<Record<Dimension, string | number>>;
}

/** Readings of one rollup over one list of days. */
interface TableQuery extends Omit<CellQuery, "readings"> {
  table: string;
  family: Family;
  measures: readonly AnyMeasure[];
}

type Sums = { period: number; key: GroupCell["key"]; sums: Map<AnyMeasure, number> }[];

const columnOf: Record<Dimension, string> = {
  tier: "tier_id",
  segment: "segment",
  region: "region",
  rep: "rep_id",
  kind: "kind",
  from: "from_tier_id",
  to: "tier_id",
};

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

function familyOf({ measure }: Reading, kind: boolean): Family {
  if (kind) return "rewards";
  const names: Family[] = ["months", "rewards", "costs", "ranks", "periods", "moves", "lots", "landing"];
  const found = names.find((name) => measure in families[name]);
  if (!found) throw new RangeError(`no rollup has ${measure}`);
  return found;
}

/** The smallest of a family's rollups that has the dimensions; a portfolio reads the one that its policy filters by rep. */
function tableOf(reader: Reader, family: Family, used: ReadonlySet<Dimension>): string {
  const byRep = reader.viewer.scope.kind === "portfolio" || used.has("rep");
  switch (family) {
    case "months":
      if (byRep) return "cube_reps";
      return used.has("region") ? "cube_regions" : "cube_segments";
    case "costs":
      return "cost_months";
    case "rewards":
      return byRep ? "reward_cube_reps" : "reward_cube_regions";
    case "ranks":
      return byRep ? "rank_cube_reps" : "rank_cube_regions";
    case "periods":
      return byRep ? "period_cube_reps" : "period_cube_regions";
    case "moves":
      return byRep ? "move_cube_reps" : "move_cube_regions";
    case "lots":
      return byRep ? "lot_cube_reps" : "lot_cube_regions";
    case "landing":
      return byRep ? "landing_cube_reps" : "landing_cube_regions";
  }
}

/** Readings of one rollup over one list of days, by the form they are kept under. */
interface Wanted {
  table: string;
  family: Family;
  days: Days[];
  readings: Reading[];
}

/**
 * Readings by group and period. What a page asks at one time of the same groups, rollup and days is one query. A group
 * that a period has nothing for has no cell; without splits every period has exactly one.
 */
export async function readCells(reader: Reader, query: CellQuery): Promise<GroupCell[]> {
  const { by, where, periods } = query;
  const used = new Set<Dimension>([...by, ...(Object.keys(where) as Dimension[])]);
  const wanted = new Map<string, Wanted>();
  for (const reading of query.readings) {
    const family = familyOf(reading, used.has("kind"));
    const table = tableOf(reader, family, used);
    const days = periods.map((period) => daysOf(reading, period, reader));
    const id = `${table} ${reading.form === "closed" || reading.form === "earned" ? reading.form : ""} ${JSON.stringify(days)}`;
    const one = wanted.get(id) ?? { table, family, days, readings: [] };
    one.readings.push(reading);
    wanted.set(id, one);
  }
  const found = await settleAll(
    [...wanted.values()].map(async ({ table, family, days, readings }) => ({
      readings,
      rows: await readTogether(reader, {
        table,
        family,
        by,
        where,
        periods: days,
        measures: readings.map(({ measure }) => measure),
        closed: readings[0]?.form === "closed",
      }),
    })),
  );
  const cells = new Map<string, GroupCell>();
  const cellAt = (period: number, key: GroupCell["key"]): GroupCell => {
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
      for (const reading of readings) cell.sums[nameOf(reading) as ReadingName] = sums.get(reading.measure) ?? 0;
    }
  return [...cells.values()];
}

/** Measures asked at one time of the same groups and periods, waiting to be read together. */
interface Batch {
  measures: Set<AnyMeasure>;
  rows: Promise<Sums>;
}

interface TogetherQuery extends TableQuery {
  closed: boolean;
}

const batches = new WeakMap<Reader, Map<string, Batch>>();

function readTogether(reader: Reader, query: TogetherQuery): Promise<Sums> {
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

/** Where the rows of each period are in a family's rollups: lists to join with, and the condition. */
function placeOf(
  reader: Reader,
  { family, periods, closed }: TogetherQuery,
): { from: string; lists: (string | number)[][] } {
  switch (family) {
    case "periods":
    case "moves":
      return {
        from: `unnest($2::int[], $3::date[], $4::date[]) as p (period, from_day, to_day)
          join TABLE c on c.programme_id = $1 and c.from_day = p.from_day and c.to_day = p.to_day`,
        lists: [[...periods.keys()], periods.map(({ from }) => from), periods.map(({ to }) => to)],
      };
    case "lots":
      return {
        from: `unnest($2::int[], $3::date[], $4::date[]) as p (period, from_day, to_day)
          join TABLE c on c.programme_id = $1 and c.quarter between p.from_day and p.to_day
          ${
            closed
              ? `join programme_references q on q.programme_id = $1 and q.reference = 'quarter-closed' and q.month = c.quarter
                and (make_date((q.value / 100)::int, q.value::int % 100, 1) + interval '1 month - 1 day' <= p.to_day
                  or p.to_day = '${reader.clock.asOf}')`
              : ""
          }`,
        lists: [[...periods.keys()], periods.map(({ from }) => from), periods.map(({ to }) => to)],
      };
    case "landing":
      return {
        from: `unnest($2::int[]) as p (period) join TABLE c on c.programme_id = $1`,
        lists: [[...periods.keys()].filter((place) => periods[place]?.to === reader.clock.asOf)],
      };
    default: {
      // Ranks are of a last day alone: the days after a cut have none of their own.
      const monthsOf = (period: Days) =>
        cellsOf(family === "ranks" ? { from: monthOf(period.to), to: period.to } : period, reader.clock.asOf);
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
      };
    }
  }
}

async function queryTable(reader: Reader, query: TogetherQuery): Promise<Sums> {
  const { family, measures, by } = query;
  const byMonth = !["periods", "moves", "lots", "landing"].includes(family);
  const sums = measures.map((measure) =>
    !byMonth || factsOf(measure).kind === "flow"
      ? `coalesce(sum(c.${measure}), 0)::bigint as ${measure}`
      : `coalesce(sum(c.${measure}) filter (where p.ends = 1), 0)::bigint as ${measure}`,
  );
  const columns = by.map((dimension) => `c.${columnOf[dimension]}`);
  const named = by.map((dimension) => `c.${columnOf[dimension]} as by_${dimension}`);
  const filters = Object.entries(query.where) as [Dimension, string | number][];
  const { from, lists } = placeOf(reader, query);
  const rows = await reader.tx.unsafe<Record<string, string | number>[]>(
    `select p.period, ${[...named, ...sums].join(", ")}
    from ${from.replace("TABLE", query.table)}
    where true ${filters.map(([dimension], index) => `and c.${columnOf[dimension]} = $${index + 2 + lists.length}`).join(" ")}
    group by ${["p.period", ...columns].join(", ")}`,
    [reader.programme.id, ...lists, ...filters.map(([, value]) => value)] as never[],
    { prepare: true },
  );
  return rows.map((row) => ({
    period: Number(row.period),
    key: Object.fromEntries(by.map((dimension) => [dimension, row[`by_${dimension}`] ?? ""])),
    sums: new Map(measures.map((name) => [name, Number(row[name])])),
  }));
}

function periodAt(periods: readonly Days[], index: number): Days {
  const period = periods[index];
  if (!period) throw new RangeError(`no period ${index}`);
  return period;
}
