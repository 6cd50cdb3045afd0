import type { TransactionSql } from "postgres";
import { measureNames, rewardMeasureNames } from "@/db/schema/rollup-columns";

interface Family {
  measures: readonly string[];
  /** Where the exact rows are, and the temporary table of those that were taken out. */
  exact: string;
  old: string;
  /** The finest cube, moved by the difference; a cell without rows has 0 there. */
  finest: { table: string; key: string[]; rows: string };
  /** Cubes with fewer dimensions, summed again from the finest for the months touched. */
  coarser: { table: string; key: string[] }[];
}

const time = ["programme_id", "month", "part"];

const families: Family[] = [
  {
    measures: measureNames,
    exact: "account_months",
    old: "old_months",
    finest: { table: "cube_reps", key: [...time, "rep_id", "tier_id", "segment", "region"], rows: "accounts" },
    coarser: [
      { table: "cube_regions", key: [...time, "tier_id", "segment", "region"] },
      { table: "cube_segments", key: [...time, "tier_id", "segment"] },
    ],
  },
  {
    measures: rewardMeasureNames,
    exact: "reward_months",
    old: "old_rewards",
    finest: {
      table: "reward_cube_reps",
      key: [...time, "rep_id", "kind", "tier_id", "segment", "region"],
      rows: "reward_orders",
    },
    coarser: [{ table: "reward_cube_regions", key: [...time, "kind", "tier_id", "segment", "region"] }],
  },
];

/** Moves every cube by Σ new − Σ old of the rows that were recomputed. */
export async function writeCubes(tx: TransactionSql): Promise<void> {
  for (const family of families) await writeFamily(tx, family);
}

async function writeFamily(tx: TransactionSql, { measures, exact, old, finest, coarser }: Family): Promise<void> {
  const key = finest.key.join(", ");
  const names = measures.join(", ");
  const sums = measures.map((name) => `sum(${name})::bigint as ${name}`).join(", ");
  const delta = `delta_${finest.table}`;
  await tx.unsafe(`
    create temp table ${delta} on commit drop as
    select ${key}, ${sums} from (
      select ${[...finest.key, ...measures].map((name) => `a.${name}`).join(", ")}
      from ${exact} a join todo t using (account_id) cross join ctx c
      where a.programme_id = c.programme_id and (a.month >= t.from_month or (a.part > 0 and c.as_of_moved))
      union all
      select ${key}, ${measures.map((name) => `-${name}`).join(", ")} from ${old}
    ) moved
    group by ${key}
    having ${measures.map((name) => `sum(${name}) <> 0`).join(" or ")}`);
  await tx.unsafe(`analyze ${delta}`);
  await tx.unsafe(`
    insert into ${finest.table} (${key}, ${names})
    select ${key}, ${names} from ${delta} order by ${key}
    on conflict (${key}) do update set
      ${measures.map((name) => `${name} = ${finest.table}.${name} + excluded.${name}`).join(", ")}`);
  await tx.unsafe(`
    delete from ${finest.table} f using ${delta} d
    where ${finest.key.map((name) => `f.${name} = d.${name}`).join(" and ")} and f.${finest.rows} = 0`);
  for (const { table, key: columns } of coarser) {
    const touched = `programme_id = (select programme_id from ctx)
      and (month, part) in (select distinct month, part from ${delta})`;
    const list = columns.join(", ");
    await tx.unsafe(`delete from ${table} where ${touched}`);
    await tx.unsafe(`
      insert into ${table} (${list}, ${names})
      select ${list}, ${sums} from ${finest.table} where ${touched} group by ${list} order by ${list}`);
  }
}
