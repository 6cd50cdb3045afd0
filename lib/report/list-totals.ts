import "server-only";
import { measures } from "@/db/schema/rollup-columns";
import { changeOf } from "@/lib/indicators/evaluate";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ListTotals } from "@/lib/lists/account-list";
import { reaches } from "@/lib/periods/period";
import { columnSql } from "./account-columns";
import { listAllowed } from "./check-request";
import { accountsOf, joins, type ListSql, searchSql } from "./list-sql";
import { namedList } from "./named-lists";
import type { Reader } from "./open-reader";
import { SqlValues } from "./sql-values";

const names = [
  "accounts",
  "now",
  "before",
  "objectives",
  "attained",
  "reachable",
  "missing",
  "points",
  "members",
  "active",
] as const;
/** What adds over accounts. */
export type Sums = Record<(typeof names)[number], number>;

export const noSums: Sums = {
  accounts: 0,
  now: 0,
  before: 0,
  objectives: 0,
  attained: 0,
  reachable: 0,
  missing: 0,
  points: 0,
  members: 0,
  active: 0,
};

export const addSums = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as Sums;

/** SQL of the sums of accounts as they stand on `as of`, from what columns are read from. */
function sumsSql({ clock }: Reader): string {
  const column = columnSql(clock);
  const isReachable = "a.landing_band = 'within_reach'";
  const sql: Record<keyof Sums, string> = {
    accounts: "1",
    now: column.revenue.value,
    before: column["revenue-n-1"].value,
    objectives: measures.objectives.sql,
    attained: measures.objectives_attained.sql,
    reachable: `(${isReachable})::int`,
    missing: `case when ${isReachable} then ${column.missing.value} end`,
    points: column.points.value,
    members: measures.members.sql,
    active: measures.active_members_r12.sql,
  };
  return names.map((name) => `coalesce(sum(${sql[name]}), 0)::bigint as "${name}"`).join(", ");
}

/** The sums of a list's accounts that a search finds. */
export async function readTotals(reader: Reader, sql: ListSql, search: string): Promise<ListTotals> {
  const values = new SqlValues();
  const accounts = accountsOf(reader, sql, values);
  const [sums] = await reader.tx.unsafe<Sums[]>(
    `select ${sumsSql(reader)} ${accounts} ${joins} where ${searchSql(search, values)}`,
    values.list as never[],
    { prepare: true },
  );
  return totalsOf(reader, sums ?? noSums);
}

/** The sums of the portfolios of these reps (0: nobody's), by id; those without accounts have none. */
export async function readSumsByRep(reader: Reader, repIds: readonly number[]): Promise<Map<number, Sums>> {
  const values = new SqlValues();
  const accounts = accountsOf(reader, (inner) => namedList(reader, "portfolio", {}, inner), values);
  const rows = await reader.tx.unsafe<(Sums & { rep: number })[]>(
    `select c.rep_id as rep, ${sumsSql(reader)} ${accounts} ${joins}
    where c.rep_id = any (${values.add(repIds)}::int[]) group by c.rep_id`,
    values.list as never[],
    { prepare: true },
  );
  return new Map(rows.map(({ rep, ...sums }) => [rep, sums]));
}

/** Sums as this viewer may see them, where the data reaches back far enough. */
export function totalsOf(reader: Reader, sums: Sums): ListTotals {
  const hasYear = reaches("fiscal-year", reader.clock);
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  const may = (...ids: IndicatorId[]) => ids.every((id) => allowed.has(id));
  const now = hasYear ? sums.now : null;
  const before = reaches("fiscal-year-before", reader.clock) ? sums.before : null;
  const { accounts, attained, objectives: count, reachable, missing, points, members, active } = sums;
  return {
    accounts,
    ...(may("revenue") ? { revenue: { now, before, change: changeOf("money", now, before) } } : {}),
    ...(may("objective-attainment") ? { objectives: hasYear ? { attained, count } : null } : {}),
    ...(may("projected-landing", "missing-to-objective")
      ? { withinReach: hasYear ? { accounts: reachable, missing } : null }
      : {}),
    ...(may("points-outstanding") ? { points } : {}),
    ...(may("members") ? { members } : {}),
    ...(may("active-rate") ? { active: reaches("12-months", reader.clock) ? active : null } : {}),
  };
}
