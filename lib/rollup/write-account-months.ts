import type { TransactionSql } from "postgres";
import {
  type Carried,
  type CountMeasure,
  measureNames,
  measures,
  rewardMeasureNames,
  type StockMeasure,
} from "@/db/schema/rollup-columns";

const attributes = "programme_id, account_id, month, part, tier_id, segment, region, rep_id";

/** Flows that a cell's row takes as they are. */
const flowNames = measureNames.filter((name) => measures[name] === "flow");

/** What a row says on its last day, from its flows (`w`), what it carries (`s`), its account (`t`) and objective (`x`). */
const states: Record<StockMeasure | CountMeasure, string> = {
  accounts: "1",
  eligible_accounts:
    "case when w.is_member then 1 when c.flagged then t.eligible::int else (s.orders_r12 > 0)::int end",
  members: "w.is_member::int",
  active_members_r12: "(w.is_member and s.member_orders_r12 > 0)::int",
  points_outstanding: "s.points_outstanding",
  points_issued_to_date: "s.points_issued_to_date",
  points_redeemed_to_date: "s.points_redeemed_to_date",
  redeeming_members_r12: "(w.is_member and s.points_redeemed_r12 > 0)::int",
  objectives: "(x.target is not null)::int",
  objectives_attained: "(x.target is not null and s.fiscal_revenue_cents >= x.target)::int",
  objective_target_cents: "coalesce(x.target, 0)",
  objective_revenue_cents: "case when x.target is null then 0 else s.fiscal_revenue_cents end",
};

const carried: Record<Carried, string> = {
  orders: "w.orders",
  orders_r12: "s.orders_r12",
  member_orders_r12: "s.member_orders_r12",
  points_redeemed_r12: "s.points_redeemed_r12",
  fiscal_revenue_cents: "s.fiscal_revenue_cents",
};

/** Each column of a row after its attributes, with its SQL. */
const columns: Record<string, string> = {
  ...Object.fromEntries(flowNames.map((name) => [name, `w.${name}`])),
  ...states,
  ...carried,
};

/** The first day of the fiscal year of a month, as SQL. */
const fiscalStartOf = (month: string) =>
  `(make_date(extract(year from ${month})::int, (select fiscal_start from ctx), 1)
    - case when extract(month from ${month}) < (select fiscal_start from ctx) then interval '1 year' else interval '0' end)::date`;

/** Rows of account_months from `flows` and from `states`, which says what a cell carries to its last day. */
const insertRows = (cut: boolean) => `
  insert into account_months (${attributes}, ${Object.keys(columns).join(", ")})
  select c.programme_id, s.account_id, s.month, ${Number(cut)}, w.tier_id, t.segment, t.region, t.rep_id,
    ${Object.values(columns).join(", ")}
  from states s
  join flows w on w.account_id = s.account_id and w.month = s.month and w.cut = ${cut}
  join todo t on t.account_id = s.account_id
  cross join ctx c
  cross join lateral (select ${fiscalStartOf("s.month")} as first_day) f
  left join objectives o on o.programme_id = c.programme_id and o.account_id = s.account_id
    and o.fiscal_year = extract(year from f.first_day + interval '11 months')
  left join last_years y on y.account_id = s.account_id and y.month = (f.first_day - interval '1 month')::date
  left join lateral (
    select case
      when o.target_cents is not null then o.target_cents
      when y.revenue_cents > 0 and f.first_day - interval '1 year' >= c.data_from
        then round(y.revenue_cents * c.coefficient)::bigint
    end as target
  ) x on o.ref is not null
  where s.cut = ${cut}
  order by s.account_id, s.month`;

/**
 * Replaces the rows of `cells` in account_months; `old_months` keeps what was there, so that the cubes can be moved by
 * the difference.
 */
export async function writeAccountMonths(tx: TransactionSql): Promise<void> {
  await takeOut(tx, "account_months", "old_months", [attributes, ...measureNames].join(", "));
  await carryWholeMonths(tx);
  await tx`
    create temp table last_years on commit drop as
    select account_id, month, fiscal_revenue_cents as revenue_cents from states
    union all
    select a.account_id, a.month, a.fiscal_revenue_cents from account_months a join todo t using (account_id), ctx c
    where a.programme_id = c.programme_id and a.part = 0
      and extract(month from a.month + interval '1 month') = c.fiscal_start`;
  await tx`analyze last_years`;
  const { count } = await tx.unsafe(insertRows(false));
  // The planner knows nothing of rows written in this transaction, and joins them by nested loops.
  await tx`
    select analyze_table('account_months') from pg_class
    where oid = 'account_months'::regclass and reltuples < ${10 * count}`;
  await carryCutMonths(tx);
  await tx.unsafe(insertRows(true));
  await writeRest(tx, "account_months", ["account_id", "month"], [...flowNames, "orders"]);
}

/** The same for reward_months, each row attributed as its account's month is; `old_rewards` keeps what was there. */
export async function writeRewardMonths(tx: TransactionSql): Promise<void> {
  const names = rewardMeasureNames.join(", ");
  await takeOut(tx, "reward_months", "old_rewards", `${attributes}, kind, ${names}`);
  await tx.unsafe(`
    insert into reward_months (${attributes}, kind, ${names})
    select c.programme_id, r.account_id, r.month, r.cut::int, w.tier_id, t.segment, t.region, t.rep_id, r.kind,
      ${rewardMeasureNames.map((name) => `r.${name}`).join(", ")}
    from reward_flows r join flows w using (account_id, month, cut) join todo t using (account_id) cross join ctx c`);
  await writeRest(tx, "reward_months", ["account_id", "month", "kind"], rewardMeasureNames);
}

/**
 * The days after the cut (part 2): the whole month's row, its flows less those of part 1. A window that begins inside a
 * month takes these, so that its days are attributed once, as the month's end says.
 */
async function writeRest(
  tx: TransactionSql,
  table: string,
  key: readonly string[],
  flows: readonly string[],
): Promise<void> {
  const columns = await tx<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`;
  const value = ({ name }: { name: string }) => {
    if (name === "part") return "2";
    return flows.includes(name) ? `w.${name} - coalesce(x.${name}, 0)` : `w.${name}`;
  };
  await tx.unsafe(`
    insert into ${table} (${columns.map(({ name }) => name).join(", ")})
    select ${columns.map(value).join(", ")}
    from cells c
    join ${table} w on w.programme_id = (select programme_id from ctx) and w.account_id = c.account_id
      and w.month = c.month and w.part = 0
    left join ${table} x on x.programme_id = w.programme_id and x.part = 1
      and ${key.map((name) => `x.${name} = w.${name}`).join(" and ")}
    where c.cut ${table === "reward_months" ? "and w.reward_orders > coalesce(x.reward_orders, 0)" : ""}`);
}

/** `states` of whole months (and of the month that `as of` ends): windows over the account's months. */
async function carryWholeMonths(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table timeline on commit drop as
    select account_id, month, true as is_new, orders, member_orders, points_redeemed, revenue_cents, balance_change,
      issued_change, redeemed_change
    from flows where not cut
    union all
    select a.account_id, a.month, false, a.orders, a.member_orders, a.points_redeemed, a.revenue_cents, 0, 0, 0
    from account_months a join todo t using (account_id)
    where a.programme_id = (select programme_id from ctx) and a.part = 0
      and a.month >= t.from_month - interval '12 months'`;
  await tx`analyze timeline`;
  // Flows of the cut days, new or kept: where a window of 12 months to a cut day begins.
  await tx`
    create temp table cut_flows on commit drop as
    select account_id, month, orders, member_orders, points_redeemed from flows where cut
    union all
    select a.account_id, a.month, a.orders, a.member_orders, a.points_redeemed
    from account_months a join todo t using (account_id)
    where a.programme_id = (select programme_id from ctx) and a.part = 1`;
  await tx`create unique index on cut_flows (account_id, month)`;
  await tx`analyze cut_flows`;
  await tx.unsafe(`
    create temp table states on commit drop as
    with tails as (
      select l.account_id, l.orders - coalesce(x.orders, 0) as orders,
        l.member_orders - coalesce(x.member_orders, 0) as member_orders,
        l.points_redeemed - coalesce(x.points_redeemed, 0) as points_redeemed
      from timeline l cross join ctx c left join cut_flows x using (account_id, month)
      where c.cut and l.month = (c.as_of_month - interval '1 year')::date
    ), carried as (
      select l.account_id, l.month, false as cut, l.is_new,
        (sum(l.orders) over year + coalesce(v.orders, 0))::bigint as orders_r12,
        (sum(l.member_orders) over year + coalesce(v.member_orders, 0))::bigint as member_orders_r12,
        (sum(l.points_redeemed) over year + coalesce(v.points_redeemed, 0))::bigint as points_redeemed_r12,
        (sum(l.revenue_cents) over fiscal)::bigint as fiscal_revenue_cents,
        (sum(l.balance_change) over life + coalesce(b.points_outstanding, o.points_outstanding, 0))::bigint
          as points_outstanding,
        (sum(l.issued_change) over life + coalesce(b.points_issued_to_date, o.points_issued_to_date, 0))::bigint
          as points_issued_to_date,
        (sum(l.redeemed_change) over life + coalesce(b.points_redeemed_to_date, o.points_redeemed_to_date, 0))::bigint
          as points_redeemed_to_date
      from timeline l
      join todo t using (account_id)
      cross join ctx c
      left join opening o using (account_id)
      left join account_months b on b.programme_id = c.programme_id and b.account_id = l.account_id and b.part = 0
        and b.month = (t.from_month - interval '1 month')::date
      left join tails v on v.account_id = l.account_id and l.month = c.as_of_month
      window
        year as (partition by l.account_id order by l.month rows between 11 preceding and current row),
        fiscal as (partition by l.account_id, ${fiscalStartOf("l.month")} order by l.month),
        life as (partition by l.account_id order by l.month)
    )
    select * from carried where is_new`);
  await tx`analyze states`;
}

/** `states` of the cut days: the whole months before them, plus the days of the month itself. */
async function carryCutMonths(tx: TransactionSql): Promise<void> {
  await tx`
    insert into states
    select w.account_id, w.month, true, true,
      coalesce(b.orders_r12, 0) + w.orders - coalesce(x.orders, 0),
      coalesce(b.member_orders_r12, 0) + w.member_orders - coalesce(x.member_orders, 0),
      coalesce(b.points_redeemed_r12, 0) + w.points_redeemed - coalesce(x.points_redeemed, 0),
      case when extract(month from w.month) = c.fiscal_start then 0 else coalesce(b.fiscal_revenue_cents, 0) end
        + w.revenue_cents,
      coalesce(b.points_outstanding, o.points_outstanding, 0) + w.balance_change,
      coalesce(b.points_issued_to_date, o.points_issued_to_date, 0) + w.issued_change,
      coalesce(b.points_redeemed_to_date, o.points_redeemed_to_date, 0) + w.redeemed_change
    from flows w
    cross join ctx c
    left join account_months b on b.programme_id = c.programme_id and b.account_id = w.account_id and b.part = 0
      and b.month = (w.month - interval '1 month')::date
    left join cut_flows x on x.account_id = w.account_id and x.month = (w.month - interval '1 year')::date
    left join opening o on o.account_id = w.account_id
    where w.cut`;
}

/** Moves the rows that are recomputed into a temporary table. */
async function takeOut(tx: TransactionSql, table: string, into: string, kept: string): Promise<void> {
  await tx.unsafe(`create temp table ${into} on commit drop as select ${kept} from ${table} limit 0`);
  await tx.unsafe(`
    with gone as (
      delete from ${table} a using todo t, ctx c
      where a.programme_id = c.programme_id and a.account_id = t.account_id
        and (a.month >= t.from_month or (a.part > 0 and c.as_of_moved) or c.everything or t.start_month is null)
      returning a.*
    )
    insert into ${into} select ${kept} from gone`);
}
