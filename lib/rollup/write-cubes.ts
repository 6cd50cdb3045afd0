import type { TransactionSql } from "postgres";
import { cohortMeasures, lotMeasures, measures, type RowMeasure, rewardMeasures } from "@/db/schema/rollup-columns";

interface Cube {
  table: string;
  key: string[];
}

interface Family {
  measures: Record<string, RowMeasure>;
  /** Where the exact rows are, and the temporary table of those that were taken out. */
  exact: string;
  old: string;
  /** Which of the exact rows were written again: a join of them (`a`) with the keys that say so. */
  written: string;
  /** Exact rows that count in the cube, as SQL over them; all of them without it. */
  only?: string;
  /** From the finest on, each with some of the dimensions of one before it. */
  cubes: [Cube, ...Cube[]];
}

const time = ["programme_id", "month", "part"];

const ofCells = `join cells k on k.account_id = a.account_id and k.month = a.month and k.cut = (a.part > 0)
  and (a.part < 2 or k.has_rest)`;

const families: Family[] = [
  {
    measures,
    exact: "account_months",
    old: "old_months",
    written: ofCells,
    cubes: [
      { table: "cube_reps", key: [...time, "rep_id", "tier_id", "segment", "region"] },
      { table: "cube_rep_totals", key: [...time, "rep_id"] },
      { table: "cube_regions", key: [...time, "tier_id", "segment", "region"] },
      { table: "cube_segments", key: [...time, "tier_id", "segment"] },
    ],
  },
  {
    measures: rewardMeasures,
    exact: "reward_months",
    old: "old_rewards",
    written: ofCells,
    cubes: [
      { table: "reward_cube_reps", key: [...time, "rep_id", "kind", "tier_id", "segment", "region"] },
      { table: "reward_cube_regions", key: [...time, "kind", "tier_id", "segment", "region"] },
      { table: "reward_cube_segments", key: [...time, "kind", "tier_id", "segment"] },
    ],
  },
  {
    measures: rewardMeasures,
    exact: "reward_months",
    old: "old_rewards",
    written: ofCells,
    cubes: [
      { table: "item_cube_reps", key: [...time, "rep_id", "reward_id", "tier_id", "segment", "region"] },
      { table: "item_cube_rewards", key: [...time, "reward_id"] },
    ],
  },
  {
    measures: lotMeasures,
    exact: "lot_months",
    old: "old_lots",
    written: "join lot_accounts using (account_id)",
    cubes: [
      {
        table: "lot_cube_reps",
        key: ["programme_id", "quarter", "month", "rep_id", "tier_id", "segment", "region"],
      },
      { table: "lot_cube_regions", key: ["programme_id", "quarter", "month", "tier_id", "segment", "region"] },
    ],
  },
  {
    measures: cohortMeasures,
    exact: "account_months",
    old: "old_months",
    written: ofCells,
    only: "a.part = 0 and a.enrolled_month is not null",
    cubes: [{ table: "cohort_cube_regions", key: ["programme_id", "enrolled_month", "month", "segment", "region"] }],
  },
];

/** Moves every cube by Σ new − Σ old of the rows that were recomputed. */
export async function writeCubes(tx: TransactionSql): Promise<void> {
  const [scope] = await tx<Scope[]>`select programme_id as "programmeId", everything from ctx`;
  if (!scope) throw new Error("no programme to roll up");
  for (const family of families) await writeFamily(tx, family, scope);
}

interface Scope {
  programmeId: number;
  everything: boolean;
}

async function writeFamily(tx: TransactionSql, family: Family, { programmeId, everything }: Scope): Promise<void> {
  const { exact, old, written, only = "true", cubes } = family;
  const [finest] = cubes;
  await moveCube(tx, family, finest, {
    sums: ({ sql }) => `total(a.sign * (${sql}))`,
    from: `(
      select 1 as sign, a.* from ${exact} a ${everything ? "" : written} where a.programme_id = ${programmeId} and ${only}
      union all
      select -1, a.* from ${old} a where ${only}
    ) a`,
  });
  for (const [index, cube] of cubes.entries()) {
    const finer = cubes.slice(0, index).findLast(({ key }) => cube.key.every((name) => key.includes(name)));
    if (finer) await moveCube(tx, family, cube, { sums: (_, name) => `total(${name})`, from: `delta_${finer.table}` });
  }
}

/** What a cube's cells change by: a sum of each measure, over rows. */
interface Changes {
  sums: (measure: RowMeasure, name: string) => string;
  from: string;
}

/** Adds to a cube, by cell, what changed; the temporary table `delta_…` keeps the sums, for coarser ones. */
async function moveCube(
  tx: TransactionSql,
  { measures }: Family,
  { table, key }: Cube,
  { sums, from }: Changes,
): Promise<void> {
  const names = Object.keys(measures);
  const columns = key.join(", ");
  const delta = `delta_${table}`;
  const values = Object.entries(measures).map(([name, measure]) => ({ name, sum: sums(measure, name) }));
  await tx.unsafe(`
    create temp table ${delta} on commit drop as
    select ${columns}, ${values.map(({ name, sum }) => `${sum} as ${name}`).join(", ")} from ${from}
    group by ${columns}
    having ${values.map(({ sum }) => `${sum} <> 0`).join(" or ")}`);
  await tx.unsafe(`analyze ${delta}`);
  await tx.unsafe(`
    insert into ${table} as f (${columns}, ${names.join(", ")})
    select ${columns}, ${names.join(", ")} from ${delta} order by ${columns}
    on conflict (${columns}) do update set ${names.map((name) => `${name} = f.${name} + excluded.${name}`).join(", ")}`);
  // A cell without rows has nothing in any measure.
  await tx.unsafe(`
    delete from ${table} f using ${delta} d
    where ${key.map((name) => `f.${name} = d.${name}`).join(" and ")}
      and ${names.map((name) => `f.${name} = 0`).join(" and ")}`);
}
