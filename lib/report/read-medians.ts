import "server-only";
import type { Dimension, MedianFigure } from "@/lib/indicators/algebra";
import type { Median } from "@/lib/indicators/evaluate";
import { type Stand, standOn } from "@/lib/periods/cells";
import { askTogether } from "./ask-together";
import { dimensionsOf, EVERYTHING, groupId, groupSql } from "./group-sql";
import type { Reader } from "./open-reader";
import type { CellQuery, CellsByGroup } from "./read-cells";

export interface MedianQuery extends Omit<CellQuery, "readings"> {
  figure: MedianFigure;
}

type Row = { value: number | null; accounts: number; events: number } & Record<string, unknown>;

/** A row and the period, by its place, that it is of. */
type Found = [period: number, row: Row];

/**
 * Medians of accounts on each period's last day. Those of the whole programme, and of one split or one filter of it, are
 * kept by the refresh; others (a portfolio's, a split of a filter) are taken from the accounts under the reader's policies.
 */
export async function readMedians(reader: Reader, query: MedianQuery): Promise<CellsByGroup> {
  const { by, periods } = query;
  const used = dimensionsOf(query);
  const isKept = reader.viewer.scope.kind !== "portfolio" && used.size <= 1;
  const found = isKept ? await readKept(reader, query, [...used][0] ?? null) : await readAccounts(reader, query);
  const { keyOf } = groupSql("a", query, 0);
  const groups: CellsByGroup = new Map();
  const none: Median = { value: null, accounts: 0, events: 0 };
  if (by.length === 0)
    groups.set(EVERYTHING, { key: {}, cells: periods.map(({ from, to }) => ({ from, to, sums: {}, median: none })) });
  for (const [period, row] of found) {
    const { from = "", to = "" } = periods[period] ?? {};
    const { value, accounts, events } = row;
    const key = keyOf(row);
    const id = groupId(key, by);
    const group = groups.get(id) ?? { key, cells: [] };
    groups.set(id, group);
    group.cells[period] = { from, to, sums: {}, median: { value, accounts, events } };
  }
  return groups;
}

const standsOf = ({ clock }: Reader, periods: MedianQuery["periods"]) =>
  periods.map(({ to }) => standOn(to, clock.asOf));

type Kept = Row & { figure: MedianFigure; month: string; part: number };

/** Of the whole programme or one dimension's groups: both figures at all days that a page needs are one query. */
async function readKept(reader: Reader, { figure, by, where, periods }: MedianQuery, dimension: Dimension | null) {
  const filter = dimension && dimension in where ? String(where[dimension]) : null;
  const stands = standsOf(reader, periods);
  const key = JSON.stringify(["month_figures", dimension, filter]);
  const rows = await askTogether(reader, key, { figure, stands }, (all: { figure: string; stands: Stand[] }[]) =>
    reader.tx.unsafe<Kept[]>(
      `select m.figure, m.month, m.part, m.group_key, m.value, m.accounts, m.events from month_figures m
      where m.programme_id = $1 and m.figure = any($2) and m.month = any($3::date[]) and m.dimension = $4
        and ($5::text is null or m.group_key = $5)`,
      [
        reader.programme.id,
        [...new Set(all.map((one) => one.figure))],
        [...new Set(all.flatMap((one) => one.stands.map(({ month }) => month)))],
        dimension ?? "all",
        filter,
      ] as never[],
      { prepare: true },
    ),
  );
  const own = rows.filter((row) => row.figure === figure);
  return stands.flatMap(({ month, part }, period) =>
    own
      .filter((row) => row.month === month && row.part === part)
      .map(
        (row): Found => [period, { ...row, ...Object.fromEntries(by.map((name) => [`by_${name}`, row.group_key])) }],
      ),
  );
}

/** What the refresh does for the whole programme, here for the accounts that the reader may see and asks. */
const live: Record<MedianFigure, { rep: string; from: string; values: string }> = {
  recency: {
    rep: "n.rep_id",
    from: `join accounts n on n.programme_id = $1
      join account_months a on a.programme_id = $1 and a.account_id = n.id and a.month = p.month and a.part = p.part
        and a.is_member = 1 and a.last_order_on is not null`,
    values: `percentile_cont(0.5) within group (order by p.to_day - a.last_order_on) as value,
      count(*) as accounts, count(*) as events`,
  },
  "first-reward": {
    rep: "a.rep_id",
    from: `join programmes g on g.id = $1
      join account_now a on a.programme_id = $1 and a.enrolled_on between g.data_from and p.to_day`,
    values: `median_wait(
        array_agg(case when a.first_redeemed_on <= p.to_day then a.first_redeemed_on
          else least(p.to_day, a.left_on) end - a.enrolled_on),
        array_agg(coalesce(a.first_redeemed_on <= p.to_day, false))) as value,
      count(*) as accounts, count(*) filter (where a.first_redeemed_on <= p.to_day) as events`,
  },
};

async function readAccounts(reader: Reader, query: MedianQuery): Promise<Found[]> {
  const { rep, from, values } = live[query.figure];
  const { scope } = reader.viewer;
  const stands = standsOf(reader, query.periods);
  const lists = [
    [...query.periods.keys()],
    stands.map(({ month }) => month),
    stands.map(({ part }) => part),
    query.periods.map(({ to }) => to),
  ];
  const group = groupSql("a", query, 2 + lists.length);
  const own = scope.kind === "portfolio" ? [scope.repIds] : [];
  // What the policy says already: said as a parameter it is compared first, where the policy reads its setting row by row.
  const ofOwn = own.map(() => `and ${rep} = any($${2 + lists.length + group.values.length}::int[])`).join("");
  const rows = await reader.tx.unsafe<(Row & { period: number })[]>(
    `select p.period, ${[...group.named, values].join(", ")}
    from unnest($2::int[], $3::date[], $4::int[], $5::date[]) as p (period, month, part, to_day) ${from}
    where true ${group.filter} ${ofOwn}
    group by ${["p.period", ...group.columns].join(", ")}`,
    [reader.programme.id, ...lists, ...group.values, ...own] as never[],
    { prepare: true },
  );
  return rows.map((row) => [row.period, row]);
}
