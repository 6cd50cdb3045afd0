import "server-only";
import type { Dimension, MedianFigure } from "@/lib/indicators/algebra";
import type { Median } from "@/lib/indicators/evaluate";
import { standOn } from "@/lib/periods/cells";
import type { Period } from "@/lib/periods/period";
import { dimensionsOf, groupSql } from "./group-sql";
import type { Reader } from "./open-reader";
import type { CellQuery, GroupCell } from "./read-cells";

export interface MedianQuery extends Omit<CellQuery, "readings"> {
  figure: MedianFigure;
}

type Row = { period: number; value: number | null; accounts: string; events: string } & Record<string, unknown>;

/**
 * Medians of accounts on each period's last day. Those of the whole programme, and of one split or one filter of it, are
 * kept by the refresh; others (a portfolio's, a split of a filter) are taken from the accounts under the reader's policies.
 */
export async function readMedians(reader: Reader, query: MedianQuery): Promise<GroupCell[]> {
  const { by, periods } = query;
  const used = dimensionsOf(query);
  const isKept = reader.viewer.scope.kind !== "portfolio" && used.size <= 1;
  const rows = isKept ? await readKept(reader, query, [...used][0] ?? null) : await readAccounts(reader, query);
  const { keyOf } = groupSql("a", query, 0);
  const cells = rows.map(({ period, value, accounts, events, ...row }): GroupCell => {
    const { from = "", to = "" } = periods[period] ?? {};
    const key = keyOf(row);
    const median: Median = {
      value: value === null ? null : Number(value),
      accounts: Number(accounts),
      events: Number(events),
    };
    return { period, key, from, to, sums: {}, median };
  });
  if (by.length > 0) return cells;
  return periods.map(({ from, to }, period) => {
    const none: Median = { value: null, accounts: 0, events: 0 };
    return cells.find((cell) => cell.period === period) ?? { period, key: {}, from, to, sums: {}, median: none };
  });
}

function placesOf({ clock }: Reader, periods: readonly Pick<Period, "to">[]) {
  const stands = periods.map(({ to }) => standOn(to, clock.asOf));
  return [
    [...periods.keys()],
    stands.map(({ month }) => month),
    stands.map(({ part }) => part),
    periods.map(({ to }) => to),
  ];
}

async function readKept(reader: Reader, { figure, by, where, periods }: MedianQuery, dimension: Dimension | null) {
  const filter = dimension && dimension in where ? String(where[dimension]) : null;
  const [places, months, parts] = placesOf(reader, periods);
  const named = by.map((name) => `m.group_key as by_${name}`);
  return reader.tx.unsafe<Row[]>(
    `select p.period, m.value, m.accounts, m.events ${named.map((name) => `, ${name}`).join("")}
    from unnest($2::int[], $3::date[], $4::int[]) as p (period, month, part)
    join month_figures m on m.programme_id = $1 and m.month = p.month and m.part = p.part
      and m.figure = $5 and m.dimension = $6
    where $7::text is null or m.group_key = $7`,
    [reader.programme.id, places, months, parts, figure, dimension ?? "all", filter] as never[],
    { prepare: true },
  );
}

/** What the refresh does for the whole programme, here for the accounts that the reader may see and asks. */
const live: Record<MedianFigure, { from: string; values: string }> = {
  recency: {
    from: `join accounts n on n.programme_id = $1
      join account_months a on a.programme_id = $1 and a.account_id = n.id and a.month = p.month and a.part = p.part
        and a.is_member = 1 and a.last_order_on is not null`,
    values: `percentile_cont(0.5) within group (order by p.to_day - a.last_order_on) as value,
      count(*) as accounts, count(*) as events`,
  },
  "first-reward": {
    from: `join programmes g on g.id = $1
      join account_now a on a.programme_id = $1 and a.enrolled_on between g.data_from and p.to_day`,
    values: `median_wait(
        array_agg(case when a.first_redeemed_on <= p.to_day then a.first_redeemed_on
          else least(p.to_day, a.left_on) end - a.enrolled_on),
        array_agg(coalesce(a.first_redeemed_on <= p.to_day, false))) as value,
      count(*) as accounts, count(*) filter (where a.first_redeemed_on <= p.to_day) as events`,
  },
};

async function readAccounts(reader: Reader, query: MedianQuery) {
  const { from, values } = live[query.figure];
  const lists = placesOf(reader, query.periods);
  const group = groupSql("a", query, 2 + lists.length);
  return reader.tx.unsafe<Row[]>(
    `select p.period, ${[...group.named, values].join(", ")}
    from unnest($2::int[], $3::date[], $4::int[], $5::date[]) as p (period, month, part, to_day) ${from}
    where true ${group.filter}
    group by ${["p.period", ...group.columns].join(", ")}`,
    [reader.programme.id, ...lists, ...group.values] as never[],
  );
}
