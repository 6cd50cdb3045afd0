import { getTableColumns, getTableName } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { closedAccountMonths, closedLotMonths, closedRewardMonths } from "@/db/schema/closing";
import { corrections } from "@/db/schema/corrections";
import {
  cohortMeasures,
  lotMeasures,
  measures,
  namesOf,
  type RowMeasure,
  rankMeasures,
  rewardMeasures,
} from "@/db/schema/rollup-columns";
import type { Factor } from "@/lib/indicators/algebra";
import { writeRestatedPeriods } from "./write-period-cubes";

const programme = "(select programme_id from ctx)";
const rowKey = ["programme_id", "account_id", "month"];

/** Rows that closed months keep: those of an exact rollup, but for who the account is, which is read today. */
export interface Kept {
  table: string;
  exact: string;
  /** SQL: that a row `n` of the exact rollup is of a whole month. */
  whole: string;
  /** What beside account and month names a row. */
  key: readonly string[];
  columns: readonly string[];
}

function keep(
  closed: typeof closedAccountMonths | typeof closedRewardMonths | typeof closedLotMonths,
  of: Omit<Kept, "table" | "columns">,
): Kept {
  const columns = Object.values(getTableColumns(closed)).map(({ name }) => name);
  return { ...of, table: getTableName(closed), columns: columns.filter((name) => !rowKey.includes(name)) };
}

const keptMonths = keep(closedAccountMonths, { exact: "account_months", whole: "and n.part = 0", key: [] });
const keptRewards = keep(closedRewardMonths, { exact: "reward_months", whole: "and n.part = 0", key: ["reward_id"] });
const keptLots = keep(closedLotMonths, { exact: "lot_months", whole: "", key: ["quarter", "tier_id"] });
export const keptTables: readonly Kept[] = [keptMonths, keptRewards, keptLots];

interface Cube {
  table: string;
  key: readonly string[];
}

/** Cubes of what kept rows say more than the rows of today. */
interface RestatedCubes {
  kept: Kept;
  measures: Record<string, RowMeasure>;
  /** Rows that count in the cubes, as SQL over them; all of them without it. */
  only?: string;
  /** The finest, and one with some of its dimensions. */
  cubes: [Cube, Cube];
}

const cells = ["tier_id", "segment", "region"];
const ofMonths: RestatedCubes = {
  kept: keptMonths,
  measures,
  cubes: [
    { table: "restated_reps", key: ["month", "part", "rep_id", ...cells] },
    { table: "restated_regions", key: ["month", "part", ...cells] },
  ],
};
const others: RestatedCubes[] = [
  {
    kept: keptRewards,
    measures: rewardMeasures,
    cubes: [
      { table: "restated_reward_reps", key: ["month", "part", "rep_id", "kind", ...cells] },
      { table: "restated_reward_regions", key: ["month", "part", "kind", ...cells] },
    ],
  },
  {
    kept: keptRewards,
    measures: rewardMeasures,
    cubes: [
      { table: "restated_item_reps", key: ["month", "part", "rep_id", "reward_id", ...cells] },
      { table: "restated_item_rewards", key: ["month", "part", "reward_id"] },
    ],
  },
  {
    kept: keptLots,
    measures: lotMeasures,
    cubes: [
      { table: "restated_lot_reps", key: ["quarter", "month", "rep_id", ...cells] },
      { table: "restated_lot_regions", key: ["quarter", "month", ...cells] },
    ],
  },
  {
    kept: keptMonths,
    measures: cohortMeasures,
    only: "a.enrolled_month is not null",
    cubes: [
      { table: "restated_cohort_reps", key: ["enrolled_month", "month", "rep_id", "segment", "region"] },
      { table: "restated_cohort_regions", key: ["enrolled_month", "month", "segment", "region"] },
    ],
  },
];
const ofRanks: [Cube, Cube] = [
  { table: "restated_rank_reps", key: ["month", "part", "rep_id", ...cells] },
  { table: "restated_rank_regions", key: ["month", "part", ...cells] },
];

/** Accounts that are gone are nobody's, and in no segment or region, as what is of no account. */
const whose = "coalesce(w.rep_id, 0) as rep_id, coalesce(w.segment, '') as segment, coalesce(w.region, '') as region";
const hasClosed = async (tx: TransactionSql) =>
  (await tx`select from closed_months where programme_id = (select programme_id from ctx) limit 1`).length > 0;

const hasRestated = async (tx: TransactionSql) =>
  (await tx`select from restated_accounts where programme_id = (select programme_id from ctx) limit 1`).length > 0;

/**
 * What closed months were less what they are, in cells: months of the accounts that the refresh recomputed are compared with
 * what was kept of them; the cells, which only those that differ make, are written again.
 */
export async function writeRestated(tx: TransactionSql): Promise<void> {
  if (!(await hasClosed(tx))) return;
  const had = await hasRestated(tx);
  await findRestated(tx);
  if (had || (await hasRestated(tx))) {
    for (const family of others) await writeFamily(tx, family);
    await writeRestatedPeriods(tx);
    await writeRestatedRanks(tx);
  }
  await writeRestatedReferences(tx);
}

/** The same of what is not of accounts alone: months, with the facts of them that were corrected, and costs. */
export async function writeCorrected(tx: TransactionSql): Promise<void> {
  if (!(await hasClosed(tx))) return;
  await writeFamily(tx, ofMonths, {
    names: corrections,
    rows: `
      select x.month, 0 as part, x.rep_id, coalesce(n.tier_id, 0), x.segment, x.region,
        ${namesOf(measures)
          .map(() => "0")
          .join(", ")}, ${corrections.join(", ")}
      from (
        select x.*, ${whose} from corrected_months x
        left join accounts w on w.programme_id = x.programme_id and w.id = x.account_id
        where x.programme_id = ${programme}
      ) x
      left join lateral (
        select n.tier_id from account_months n
        where n.programme_id = x.programme_id and n.account_id = x.account_id and n.month = x.month and n.part = 0
      ) n on true`,
  });
  await tx`delete from restated_costs where programme_id = (select programme_id from ctx)`;
  await tx`
    insert into restated_costs (programme_id, month, part, running_cost_cents)
    select m.programme_id, m.month, 0, m.running_cost_cents - coalesce(n.running_cost_cents, 0)
    from closed_months m
    left join cost_months n on n.programme_id = m.programme_id and n.month = m.month and n.part = 0
    where m.programme_id = (select programme_id from ctx)
      and m.running_cost_cents <> coalesce(n.running_cost_cents, 0)`;
}

/** restated_accounts of the accounts that were recomputed, from their first month on. */
async function findRestated(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table looked on commit drop as
    select t.account_id, t.from_month from todo t, ctx c
    where t.from_month <= (select max(month) from closed_months m where m.programme_id = c.programme_id)
    union all
    -- Erased accounts are in no list of accounts any more.
    select distinct k.account_id, date '-infinity'
    from ctx c
    join closed_account_months k on k.programme_id = c.programme_id
    where c.everything and not exists (select from todo t where t.account_id = k.account_id)`;
  await tx`analyze looked`;
  await tx`
    delete from restated_accounts r using looked l
    where r.programme_id = (select programme_id from ctx) and r.account_id = l.account_id and r.month >= l.from_month`;
  for (const kept of keptTables) {
    const { table, exact, key, columns } = kept;
    const row = (alias: string) => columns.map((name) => `${alias}.${name}`).join(", ");
    await tx.unsafe(`
      insert into restated_accounts (programme_id, account_id, month)
      select distinct ${programme}, account_id, month
      from (
        select k.* from looked l join ${table} k
          on k.programme_id = ${programme} and k.account_id = l.account_id and k.month >= l.from_month
      ) k
      full join (
        select n.* from looked l join ${exact} n
          on n.programme_id = ${programme} and n.account_id = l.account_id and n.month >= l.from_month ${kept.whole}
        join closed_months m on m.programme_id = n.programme_id and m.month = n.month
      ) n using (account_id, month${key.map((name) => `, ${name}`).join("")})
      where (${row("k")}) is distinct from (${row("n")})
      on conflict do nothing`);
  }
}

/** Measures that no kept row has, and rows with all columns of the finest cube: its key, measures, and these. */
interface More {
  names: readonly string[];
  rows: string;
}

async function writeFamily(tx: TransactionSql, family: RestatedCubes, more?: More): Promise<void> {
  const { kept, measures, only = "true", cubes } = family;
  const signed = (sign: number, table: string, whole = "") => `
    select ${sign} as sign, n.month, 0 as part, ${whose}, ${kept.columns.map((name) => `n.${name}`).join(", ")}
    from restated_accounts r
    join ${table} n on n.programme_id = r.programme_id and n.account_id = r.account_id and n.month = r.month ${whole}
    left join accounts w on w.programme_id = r.programme_id and w.id = r.account_id
    where r.programme_id = ${programme}`;
  const sums = [
    ...Object.entries(measures).map(([name, { sql }]) => `a.sign * (${sql}) as ${name}`),
    ...(more?.names ?? []).map((name) => `0 as ${name}`),
  ];
  const rows = `
    select ${[...cubes[0].key, ...sums].join(", ")}
    from (${signed(1, kept.table)} union all ${signed(-1, kept.exact, kept.whole)}) a
    where ${only} ${more ? `union all ${more.rows}` : ""}`;
  await writeCubes(tx, cubes, [...namesOf(measures), ...(more?.names ?? [])], rows);
}

/** Writes the programme's cells of two cubes again, those of `months` (SQL) alone where it is said. */
async function writeCubes(
  tx: TransactionSql,
  [finest, coarser]: [Cube, Cube],
  names: readonly string[],
  rows: string,
  months = "true",
): Promise<void> {
  const sums = names.map((name) => `total(${name})`);
  const of = `programme_id = ${programme} and ${months}`;
  for (const { table, key } of [finest, coarser]) {
    await tx.unsafe(`delete from ${table} where ${of}`);
    await tx.unsafe(`
      insert into ${table} (programme_id, ${key.join(", ")}, ${names.join(", ")})
      select ${programme}, ${[...key, ...sums].join(", ")}
      from ${table === finest.table ? `(${rows}) a` : `${finest.table} where ${of}`}
      group by ${key.join(", ")} having ${sums.map((sum) => `${sum} <> 0`).join(" or ")}`);
  }
}

/**
 * One account moves the ranks of others: closed months in which any differs are compared as a whole, where they were ranked
 * again, or one of theirs is of another group.
 */
async function writeRestatedRanks(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table ranked_months on commit drop as
    select month from changed_moments where part = 0
    union
    select r.month from restated_accounts r join todo t using (account_id)
    where r.programme_id = (select programme_id from ctx) and r.month >= t.from_month
    union
    select r.month from restated_rank_reps r
    where r.programme_id = (select programme_id from ctx)
      and r.month not in (select month from moments where part = 0 and has_year)`;
  const names = namesOf(rankMeasures);
  const compared = `
    join (
      select month from ranked_months
      intersect select month from moments where part = 0 and has_year
      intersect select month from restated_accounts where programme_id = ${programme}
    ) m using (month)`;
  const rows = `
    select month, 0 as part, rep_id, ${cells.join(", ")},
      ${names.map((name) => `${rankMeasures[name].sql} as ${name}`).join(", ")}
    from (
      select r.*, ${whose} from closed_ranks r ${compared}
      left join accounts w on w.programme_id = r.programme_id and w.id = r.account_id
      where r.programme_id = ${programme}
    ) a
    union all
    select month, 0, rep_id, ${cells.join(", ")}, ${names.map((name) => `-${name}`).join(", ")}
    from rank_cube_reps r ${compared} where r.programme_id = ${programme} and r.part = 0`;
  await writeCubes(tx, ofRanks, names, rows, "month in (select month from ranked_months)");
}

/** Factors of figures that are told by the facts, as programme_references names them; the others are settings. */
const keptReferences: readonly Factor[] = [
  "seasonal-share",
  "best-recruitment",
  "ultimate-redemption",
  "cost-per-point",
];

export const keepReferences = (tx: TransactionSql, programmeId: number, months: string[]) => tx`
  insert into closed_references (programme_id, reference, month, value)
  select programme_id, reference, month, value from programme_references
  where programme_id = ${programmeId} and month = any (${months}::date[]) and part = 0
    and reference = any (${[...keptReferences]})`;

async function writeRestatedReferences(tx: TransactionSql): Promise<void> {
  await tx`delete from restated_references where programme_id = (select programme_id from ctx)`;
  await tx`
    insert into restated_references (programme_id, reference, month, part, value)
    select (select programme_id from ctx), reference, month, 0, k.value
    from (select reference, month, value from closed_references where programme_id = (select programme_id from ctx)) k
    full join (
      select n.reference, n.month, n.value
      from programme_references n join closed_months m using (programme_id, month)
      where n.programme_id = (select programme_id from ctx) and n.part = 0 and n.reference = any (${[...keptReferences]})
    ) n using (reference, month)
    where k.value is distinct from n.value`;
}
