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
  /** Which of the exact rows were written again, as SQL over them (`a`), `todo` (`t`) and `ctx` (`c`). */
  written: string;
  /** Exact rows that count in the cube, as SQL over them; all of them without it. */
  only?: string;
  /** The finest cube, moved by the difference. */
  finest: Cube;
  /** Cubes with fewer dimensions, summed again from the finest where its cells were touched in `by`. */
  coarser: Cube[];
  by: string[];
}

const time = ["programme_id", "month", "part"];
const monthsWritten = "(a.month >= t.from_month or (a.part > 0 and c.as_of_moved))";

const families: Family[] = [
  {
    measures,
    exact: "account_months",
    old: "old_months",
    written: monthsWritten,
    finest: { table: "cube_reps", key: [...time, "rep_id", "tier_id", "segment", "region"] },
    coarser: [
      { table: "cube_regions", key: [...time, "tier_id", "segment", "region"] },
      { table: "cube_segments", key: [...time, "tier_id", "segment"] },
    ],
    by: ["month", "part"],
  },
  {
    measures: rewardMeasures,
    exact: "reward_months",
    old: "old_rewards",
    written: monthsWritten,
    finest: { table: "reward_cube_reps", key: [...time, "rep_id", "kind", "tier_id", "segment", "region"] },
    coarser: [{ table: "reward_cube_regions", key: [...time, "kind", "tier_id", "segment", "region"] }],
    by: ["month", "part"],
  },
  {
    measures: lotMeasures,
    exact: "lot_months",
    old: "old_lots",
    written: "a.account_id in (select account_id from lot_accounts)",
    finest: {
      table: "lot_cube_reps",
      key: ["programme_id", "quarter", "month", "rep_id", "tier_id", "segment", "region"],
    },
    coarser: [{ table: "lot_cube_regions", key: ["programme_id", "quarter", "month", "tier_id", "segment", "region"] }],
    by: ["quarter", "month"],
  },
  {
    measures: cohortMeasures,
    exact: "account_months",
    old: "old_months",
    written: monthsWritten,
    only: "a.part = 0 and a.enrolled_month is not null",
    finest: { table: "cohort_cube_regions", key: ["programme_id", "enrolled_month", "month", "segment", "region"] },
    coarser: [],
    by: ["month"],
  },
];

/** Moves every cube by Σ new − Σ old of the rows that were recomputed. */
export async function writeCubes(tx: TransactionSql): Promise<void> {
  for (const family of families) await writeFamily(tx, family);
}

async function writeFamily(tx: TransactionSql, family: Family): Promise<void> {
  const { exact, old, written, only = "true", finest, coarser, by } = family;
  const names = Object.keys(family.measures);
  const key = finest.key.join(", ");
  const sums = (sign: string) =>
    Object.entries(family.measures).map(([name, { sql }]) => `(${sign}sum(${sql}))::bigint as ${name}`);
  const cells = finest.key.map((column) => `a.${column}`).join(", ");
  const delta = `delta_${finest.table}`;
  await tx.unsafe(`
    create temp table ${delta} on commit drop as
    select ${key}, ${names.map((name) => `sum(${name})::bigint as ${name}`).join(", ")} from (
      select ${cells}, ${sums("").join(", ")}
      from ${exact} a join todo t using (account_id) cross join ctx c
      where a.programme_id = c.programme_id and ${written} and ${only}
      group by ${cells}
      union all
      select ${cells}, ${sums("-").join(", ")} from ${old} a where ${only} group by ${cells}
    ) moved
    group by ${key}
    having ${names.map((name) => `sum(${name}) <> 0`).join(" or ")}`);
  await tx.unsafe(`analyze ${delta}`);
  await tx.unsafe(`
    insert into ${finest.table} as f (${key}, ${names.join(", ")})
    select ${key}, ${names.join(", ")} from ${delta} order by ${key}
    on conflict (${key}) do update set ${names.map((name) => `${name} = f.${name} + excluded.${name}`).join(", ")}`);
  // A cell without rows has nothing in any measure.
  await tx.unsafe(`
    delete from ${finest.table} f using ${delta} d
    where ${finest.key.map((name) => `f.${name} = d.${name}`).join(" and ")}
      and ${names.map((name) => `f.${name} = 0`).join(" and ")}`);
  for (const { table, key: columns } of coarser) {
    const touched = `programme_id = (select programme_id from ctx)
      and (${by.join(", ")}) in (select distinct ${by.join(", ")} from ${delta})`;
    const kept = columns.join(", ");
    await tx.unsafe(`delete from ${table} where ${touched}`);
    await tx.unsafe(`
      insert into ${table} (${kept}, ${names.join(", ")})
      select ${kept}, ${names.map((name) => `sum(${name})::bigint`).join(", ")}
      from ${finest.table} where ${touched} group by ${kept} order by ${kept}`);
  }
}
