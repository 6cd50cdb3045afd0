import { median, type Samples } from "./measure";
import type { BenchResult, ScaleResult } from "./run-bench";
import { findScale, reaches } from "./scales";

/** One line of the verdict. */
export interface Goal {
  goal: string;
  /** Scale, or scales, that it was measured at. */
  at: string;
  /** What was measured, in the goal's unit. */
  value: number;
  limit: number;
  /** How value and limit are read: a share of 1 (`1/2,000`), a multiple (`1.3×`) or a count. */
  unit: "share" | "times" | "count";
  /** `trend`: the goal is said of a larger scale than this one. */
  verdict: "met" | "missed" | "trend";
}

const at = (samples: Samples | undefined, name: string): number => median(samples?.[name] ?? []);
const middle = <T>(list: readonly T[], value: (one: T) => number): number => median(list.map(value));

function judge(
  goal: string,
  where: string,
  value: number,
  { limit, unit, ofM = false }: Pick<Goal, "limit" | "unit"> & { ofM?: boolean },
): Goal {
  const scale = findScale(where);
  const verdict = value <= limit ? "met" : "missed";
  return { goal, at: where, value, limit, unit, verdict: ofM && scale && !reaches(scale, "M") ? "trend" : verdict };
}

function readGoals({ scale, reads }: ScaleResult): Goal[] {
  const { marketing } = reads;
  const facts = at(marketing, "facts, 8 charts");
  const duckdb = at(marketing, "DuckDB, 8 charts");
  const floor = at(marketing, "floor, 8 × select 1");
  const goals = (["reader, 8 charts", "reader, page"] as const).flatMap((name) => {
    const own = at(marketing, name);
    const what = name === "reader, page" ? "the whole page" : "the 8 charts";
    return [
      judge(`1 ${what} ÷ live SQL`, scale, own / facts, { limit: 1 / 2000, unit: "share", ofM: true }),
      judge(`1 ${what} ÷ DuckDB`, scale, own / duckdb, { limit: 1 / 100, unit: "share", ofM: true }),
      judge(`1 ${what} ÷ floor`, scale, own / floor, { limit: 8, unit: "times" }),
    ];
  });
  const slowest = Math.max(
    ...Object.keys(reads.pages)
      .filter((name) => !name.startsWith("floor"))
      .map((name) => at(reads.pages, name)),
  );
  goals.push(
    judge("1 the slowest other page ÷ live SQL of the 8", scale, slowest / facts, {
      limit: 1 / 2000,
      unit: "share",
      ofM: true,
    }),
    judge("1 the slowest other page ÷ DuckDB of the 8", scale, slowest / duckdb, {
      limit: 1 / 100,
      unit: "share",
      ofM: true,
    }),
  );
  for (const [name, samples] of Object.entries(reads.reps)) {
    const page = at(samples, "reader, page");
    const policies = at(samples, "statements, policies") / at(samples, "statements, explicit WHERE");
    goals.push(
      judge(`3 page of the ${name} ÷ live SQL`, scale, page / at(samples, "facts, 8 charts"), {
        limit: 1 / 15,
        unit: "share",
        ofM: true,
      }),
      judge(`3 policies ÷ explicit WHERE, ${name}`, scale, policies, { limit: 1.3, unit: "times" }),
    );
  }
  const allReps = at(reads.byRep, "statements, policies") / at(reads.byRep, "statements, explicit WHERE");
  return [
    ...goals,
    judge("3 policies ÷ explicit WHERE, marketing by rep", scale, allReps, { limit: 1.3, unit: "times" }),
  ];
}

function writeGoals({ scale, writes }: ScaleResult): Goal[] {
  const { days, rebuilds, differing, orders } = writes;
  const rebuild = middle(rebuilds, ({ seconds }) => seconds);
  const copy = median(orders.copies);
  const imported = middle(orders.imports, ({ seconds }) => seconds);
  return [
    judge("4 a day's import, as of moved ÷ rebuild", scale, middle(days, ({ seconds }) => seconds) / rebuild, {
      limit: 1 / 20,
      unit: "share",
    }),
    ...(differing
      ? [
          judge(
            "4 rows that differ from a rebuild",
            scale,
            Object.values(differing).reduce((a, b) => a + b, 0),
            {
              limit: 0,
              unit: "count",
            },
          ),
        ]
      : []),
    judge("5 validated import ÷ COPY", scale, imported / copy, { limit: 3, unit: "times" }),
    judge("5 rows written by the same file again", scale, orders.again.written, { limit: 0, unit: "count" }),
  ];
}

/** Goals between two scales, the smaller first. */
function goalsBetween({ flat }: BenchResult, small: ScaleResult, large: ScaleResult): Goal[] {
  const where = `${large.scale} ÷ ${small.scale}`;
  const page = ({ scale }: ScaleResult) => at(flat, `page, ${scale}`) / at(flat, `floor, ${scale}`);
  const perAccount = ({ writes }: ScaleResult) =>
    middle(writes.days, ({ refreshSeconds, accounts }) => refreshSeconds / accounts);
  const perOrder = ({ writes, orders }: ScaleResult) => middle(writes.rebuilds, ({ seconds }) => seconds / orders);
  const limits = { unit: "times" } as const;
  return [
    judge("2 page (in floors)", where, page(large) / page(small), { limit: 1.3, ...limits }),
    judge("4 refresh per account, as of moved", where, perAccount(large) / perAccount(small), {
      limit: 1.5,
      ...limits,
    }),
    judge("6 rebuild per order", where, perOrder(large) / perOrder(small), { limit: 1.3, ...limits }),
  ];
}

/** The verdict on every goal that the run could measure. */
export function judgeGoals(result: BenchResult): Goal[] {
  const bySize = [...result.scales].sort((a, b) => a.orders - b.orders);
  return [
    ...result.scales.flatMap(readGoals),
    ...result.scales.flatMap(writeGoals),
    ...bySize
      .flatMap((small, index) => bySize.slice(index + 1).map((large) => goalsBetween(result, small, large)))
      .flat(),
  ];
}
