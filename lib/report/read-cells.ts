import "server-only";
import { type Measure, measures, type RewardMeasure, rewardMeasures } from "@/db/schema/rollup-columns";
import type { Dimension } from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import { cellsOf } from "@/lib/periods/cells";
import type { Period } from "@/lib/periods/period";
import type { Reader } from "./open-reader";

/** Which groups of accounts: split by these, of these only (ids for tier and rep, text for the rest). */
export interface CellQuery {
  measures: readonly (Measure | RewardMeasure)[];
  by: readonly Dimension[];
  where: Partial<Record<Dimension, string | number>>;
  /** A cell for each of these, by its place. */
  periods: readonly Pick<Period, "from" | "to">[];
}

/** One group's sums over one of the periods; the key holds ids for tier and rep. */
export interface GroupCell extends Cell {
  period: number;
  key: Partial<Record<Dimension, string | number>>;
}

const columnOf: Record<Dimension, string> = {
  tier: "tier_id",
  segment: "segment",
  region: "region",
  rep: "rep_id",
  kind: "kind",
};

/** The smallest rollup that has the dimensions; a portfolio reads the one that its policy filters by rep. */
function tableFor(reader: Reader, { by, where, measures: asked }: CellQuery): string {
  const used = new Set<Dimension>([...by, ...(Object.keys(where) as Dimension[])]);
  const byRep = reader.viewer.scope.kind === "portfolio" || used.has("rep");
  if (used.has("kind") || !asked.every((measure) => measure in measures))
    return byRep ? "reward_cube_reps" : "reward_cube_regions";
  if (byRep) return "cube_reps";
  return used.has("region") ? "cube_regions" : "cube_segments";
}

/** Measures asked at one time of the same groups and periods, waiting to be read together. */
interface Batch {
  measures: Set<Measure | RewardMeasure>;
  cells: Promise<GroupCell[]>;
}

const batches = new WeakMap<Reader, Map<string, Batch>>();

/**
 * Sums of measures by group and period. What a page asks at one time of the same groups and periods is one query. Answers
 * may hold more measures than were asked. A group that a period has no row for has no cell;
 * without splits every period has exactly one.
 */
export function readCells(reader: Reader, query: CellQuery): Promise<GroupCell[]> {
  const waiting = batches.get(reader) ?? new Map<string, Batch>();
  batches.set(reader, waiting);
  const days = query.periods.map(({ from, to }) => from + to);
  const key = JSON.stringify([tableFor(reader, query), query.by, Object.entries(query.where).sort(), days]);
  const batch = waiting.get(key);
  if (batch) {
    for (const measure of query.measures) batch.measures.add(measure);
    return batch.cells;
  }
  const measures = new Set(query.measures);
  const cells = new Promise<void>((ready) => setImmediate(ready)).then(() => {
    waiting.delete(key);
    return queryCells(reader, { ...query, measures: [...measures] });
  });
  waiting.set(key, { measures, cells });
  return cells;
}

async function queryCells(reader: Reader, query: CellQuery): Promise<GroupCell[]> {
  const { tx } = reader;
  const kinds = { ...measures, ...rewardMeasures };
  const sums = query.measures.map((measure) =>
    kinds[measure] === "flow"
      ? `coalesce(sum(c.${measure}), 0)::bigint as ${measure}`
      : `coalesce(sum(c.${measure}) filter (where p.ends = 1), 0)::bigint as ${measure}`,
  );
  const columns = query.by.map((dimension) => `c.${columnOf[dimension]}`);
  const filters = Object.entries(query.where) as [Dimension, string | number][];
  const months = query.periods.flatMap((period, index) =>
    cellsOf(period, reader.clock.asOf).map((cell) => ({ index, ...cell })),
  );
  const parameters = [
    reader.programme.id,
    months.map(({ index }) => index),
    months.map(({ month }) => month),
    months.map(({ part }) => part),
    // As numbers: the driver does not know arrays of booleans.
    months.map(({ end }) => Number(end)),
    ...filters.map(([, value]) => value),
  ];
  const rows = await tx.unsafe<Record<string, string | number>[]>(
    `select p.period, ${[...columns, ...sums].join(", ")}
    from unnest($2::int[], $3::date[], $4::int[], $5::int[]) as p (period, month, part, ends)
    join ${tableFor(reader, query)} c on c.programme_id = $1 and c.month = p.month and c.part = p.part
    where true ${filters.map(([dimension], index) => `and c.${columnOf[dimension]} = $${index + 6}`).join(" ")}
    group by ${["p.period", ...columns].join(", ")}`,
    parameters,
  );
  const cells = rows.map((row): GroupCell => {
    const period = Number(row.period);
    const { from, to } = periodAt(query, period);
    const key = Object.fromEntries(query.by.map((dimension) => [dimension, row[columnOf[dimension]] ?? ""]));
    return { period, key, from, to, sums: Object.fromEntries(query.measures.map((name) => [name, Number(row[name])])) };
  });
  if (query.by.length > 0) return cells;
  return query.periods.map(
    ({ from, to }, period) => cells.find((cell) => cell.period === period) ?? { period, key: {}, from, to, sums: {} },
  );
}

function periodAt(query: CellQuery, index: number): Pick<Period, "from" | "to"> {
  const period = query.periods[index];
  if (!period) throw new RangeError(`no period ${index}`);
  return period;
}
