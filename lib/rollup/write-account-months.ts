import type { TransactionSql } from "postgres";
import {
  type MonthState,
  monthFlows,
  monthStates,
  namesOf,
  recencyBands,
  rewardMeasures,
} from "@/db/schema/rollup-columns";
import { analyzeGrown } from "./analyze-grown";

const attributes = "programme_id, account_id, month, part, tier_id, segment, region, rep_id";
const rewardMeasureNames = namesOf(rewardMeasures);

/** States that `states` (`s`) does not carry: of the lots (`g`), and of a year before (`sb`, or `yb` where it was kept). */
const otherStates: Partial<Record<MonthState, string>> = {
  points_expiring_30: "coalesce(g.points_expiring_30, 0)",
  points_expiring_90: "coalesce(g.points_expiring_90, 0)",
  points_expiring_180: "coalesce(g.points_expiring_180, 0)",
  member_orders_r12_before: "coalesce(sb.member_orders_r12, yb.member_orders_r12, 0)",
};

/**
 * Each column of a row after its attributes, with its SQL: from its flows (`w`), what it carries (`s`), its account (`t`)
 * and objective (`x`).
 */
const columns: Record<string, string> = {
  last_order_on: "s.last_order_on",
  recency_from: `case when w.is_member then
    (array[${recencyBands}])[width_bucket(e.to_day - s.last_order_on, array[${recencyBands}])] end`,
  member_since: "w.member_since",
  enrolled_month: "case when t.enrolled_month <= s.month then t.enrolled_month end",
  is_member: "w.is_member::int",
  is_eligible: "case when w.is_member then 1 when c.flagged then t.eligible::int else (s.orders_r12 > 0)::int end",
  ...Object.fromEntries(monthFlows.map((name) => [name, `w.${name}`])),
  ...Object.fromEntries(monthStates.map((name) => [name, otherStates[name] ?? `s.${name}`])),
  objective_target_cents: "x.target",
  potential_cents: "t.potential_cents",
};

/** What `states` sums over an account's life, from its changes in a month. */
const lifelong: Partial<Record<MonthState, string>> = {
  points_outstanding: "balance_change",
  points_issued_to_date: "issued_change",
  points_redeemed_to_date: "redeemed_change",
  points_expired_to_date: "expired_change",
  member_revenue_to_date_cents: "member_revenue_cents",
  visits_to_date: "visits",
  catalogue_visits_to_date: "catalogue_visits",
  member_reward_orders_to_date: "member_reward_orders",
};
/** Those of them that the ledger gives a value before the first month. */
const opened = ["points_outstanding", "points_issued_to_date", "points_redeemed_to_date", "points_expired_to_date"];

/** What `states` sums over 12 months. */
const ofTwelveMonths: Partial<Record<MonthState, string>> = {
  orders_r12: "orders",
  member_orders_r12: "member_orders",
  points_redeemed_r12: "points_redeemed",
  revenue_r12_cents: "revenue_cents",
  visits_r12: "visits",
};
const yearFlows = Object.values(ofTwelveMonths);
/** What it was before, of the row before (`b`) or the ledger (`o`). */
const before = (name: string) => `coalesce(b.${name}, ${opened.includes(name) ? `o.${name}, ` : ""}0)`;
const list = (of: Partial<Record<string, string>>, sql: (name: string, from: string) => string) =>
  Object.entries(of)
    .map(([name, from]) => `${sql(name, from ?? name)} as ${name}`)
    .join(",\n        ");

/** The first day of the fiscal year of a month, as SQL. */
const fiscalStartOf = (month: string) =>
  `(make_date(extract(year from ${month})::int, (select fiscal_start from ctx), 1)
    - case when extract(month from ${month}) < (select fiscal_start from ctx) then interval '1 year' else interval '0' end)::date`;

/** Rows of account_months from `flows` and from `states`, which says what a cell carries to its last day. */
const insertRows = (where: string) => `
  insert into account_months (${attributes}, ${Object.keys(columns).join(", ")})
  select c.programme_id, s.account_id, s.month, s.cut::int, w.tier_id, t.segment, t.region, t.rep_id,
    ${Object.values(columns).join(", ")}
  from states s
  join flows w on w.account_id = s.account_id and w.month = s.month and w.cut = s.cut
  join cells e on e.account_id = s.account_id and e.month = s.month and e.cut = s.cut
  join (
    select *, date_trunc('month', enrolled_on::timestamp)::date as enrolled_month from todo
  ) t on t.account_id = s.account_id
  cross join ctx c
  cross join lateral (select ${fiscalStartOf("s.month")} as first_day) f
  left join expiring g on g.account_id = s.account_id and g.month = s.month and g.cut = s.cut
  left join states sb on sb.account_id = s.account_id and sb.month = (s.month - interval '1 year')::date
    and sb.cut = (s.cut or (c.cut and s.month = c.as_of_month))
  left join account_months yb on yb.programme_id = c.programme_id and yb.account_id = s.account_id
    and yb.month = (s.month - interval '1 year')::date
    and yb.part = (s.cut or (c.cut and s.month = c.as_of_month))::int
  left join objectives o on o.programme_id = c.programme_id and o.account_id = s.account_id
    and o.fiscal_year = extract(year from f.first_day + interval '11 months')
  left join states sy on o.target_cents is null and o.ref is not null and sy.account_id = s.account_id
    and sy.month = (f.first_day - interval '1 month')::date and not sy.cut
  left join account_months yy on o.target_cents is null and o.ref is not null and yy.programme_id = c.programme_id
    and yy.account_id = s.account_id and yy.month = (f.first_day - interval '1 month')::date and yy.part = 0
  cross join lateral (select coalesce(sy.fiscal_revenue_cents, yy.fiscal_revenue_cents) as revenue_cents) y
  left join lateral (
    select case
      when o.target_cents is not null then o.target_cents
      when y.revenue_cents > 0 and f.first_day - interval '1 year' >= c.data_from
        then round(y.revenue_cents * c.coefficient)::bigint
    end as target
  ) x on o.ref is not null
  where ${where}
  order by s.account_id, s.month`;

/**
 * Replaces the rows of `cells` in account_months; `old_months` keeps what was there, so that the cubes can be moved by
 * the difference.
 */
export async function writeAccountMonths(tx: TransactionSql): Promise<void> {
  await takeOut(tx, "account_months", "old_months");
  await carryWholeMonths(tx);
  const { count } = await tx.unsafe(insertRows("not (c.cut and s.month = c.as_of_month)"));
  await analyzeGrown(tx, "account_months", count);
  await carryCutMonths(tx);
  await tx.unsafe(insertRows("s.cut"));
  // Last, because the year before the days to `as of` is a cut row.
  await tx.unsafe(insertRows("not s.cut and c.cut and s.month = c.as_of_month"));
  await writeRest(tx, "account_months", ["account_id", "month"], monthFlows);
}

/** The same for reward_months, each row attributed as its account's month is; `old_rewards` keeps what was there. */
export async function writeRewardMonths(tx: TransactionSql): Promise<void> {
  const names = rewardMeasureNames.join(", ");
  await takeOut(tx, "reward_months", "old_rewards");
  const { count } = await tx.unsafe(`
    insert into reward_months (${attributes}, reward_id, kind, ${names})
    select c.programme_id, r.account_id, r.month, r.cut::int, w.tier_id, t.segment, t.region, t.rep_id, r.reward_id, r.kind,
      ${rewardMeasureNames.map((name) => `r.${name}`).join(", ")}
    from reward_flows r join flows w using (account_id, month, cut) join todo t using (account_id) cross join ctx c`);
  await analyzeGrown(tx, "reward_months", count);
  await writeRest(tx, "reward_months", ["account_id", "month", "reward_id"], rewardMeasureNames);
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
  // Part 1 is said by the cell: of the number itself the planner may still believe that there are no such rows.
  await tx.unsafe(`
    insert into ${table} (${columns.map(({ name }) => name).join(", ")})
    select ${columns.map(value).join(", ")}
    from cells c
    join ${table} w on w.programme_id = (select programme_id from ctx) and w.account_id = c.account_id
      and w.month = c.month and w.part = 0
    left join ${table} x on x.programme_id = w.programme_id and x.part = c.cut::int
      and ${key.map((name) => `x.${name} = w.${name}`).join(" and ")}
    where c.has_rest ${table === "reward_months" ? "and w.reward_orders > coalesce(x.reward_orders, 0)" : ""}`);
}

/** `states` of whole months: windows over the account's months. */
async function carryWholeMonths(tx: TransactionSql): Promise<void> {
  const changes = Object.values(lifelong).filter((name) => !yearFlows.includes(name));
  await tx.unsafe(`
    create temp table timeline on commit drop as
    select account_id, month, true as is_new, last_order_on, ${yearFlows.join(", ")}, ${changes.join(", ")}
    from flows, ctx c where not flows.cut and (not c.cut or month < c.as_of_month)
    union all
    select a.account_id, a.month, false, null, ${yearFlows.map((name) => `a.${name}`).join(", ")},
      ${changes.map(() => "0").join(", ")}
    from ctx c
    join todo t on not c.cut or t.from_month < c.as_of_month
    join account_months a on a.programme_id = c.programme_id and a.account_id = t.account_id and a.part = 0
      and a.month >= t.from_month - interval '12 months'`);
  await tx`analyze timeline`;
  await tx.unsafe(`
    create temp table states on commit drop as
    with carried as (
      select l.account_id, l.month, false as cut, l.is_new,
        ${list(ofTwelveMonths, (_, from) => `(sum(l.${from}) over year)::bigint`)},
        (sum(l.revenue_cents) over fiscal)::bigint as fiscal_revenue_cents,
        greatest(max(l.last_order_on) over life, b.last_order_on) as last_order_on,
        ${list(lifelong, (name, from) => `(sum(case when l.is_new then l.${from} else 0 end) over life + ${before(name)})::bigint`)}
      from timeline l
      join todo t using (account_id)
      cross join ctx c
      left join opening o using (account_id)
      left join account_months b on b.programme_id = c.programme_id and b.account_id = l.account_id and b.part = 0
        and b.month = (t.from_month - interval '1 month')::date
      window
        year as (partition by l.account_id order by l.month rows between 11 preceding and current row),
        fiscal as (partition by l.account_id, ${fiscalStartOf("l.month")} order by l.month),
        life as (partition by l.account_id order by l.month)
    )
    select * from carried where is_new`);
  await tx`create unique index on states (account_id, month, cut)`;
  await tx`analyze states`;
}

/**
 * `states` to a day inside a month, of the cut days and of `as of`: the whole months before, plus the days of the month
 * itself.
 */
async function carryCutMonths(tx: TransactionSql): Promise<void> {
  // Flows of the cut days, new or kept: where a window of 12 months to a day inside a month begins.
  await tx.unsafe(`
    create temp table cut_flows on commit drop as
    select account_id, month, ${yearFlows.join(", ")} from flows where cut
    union all
    select a.account_id, a.month, ${yearFlows.map((name) => `a.${name}`).join(", ")}
    from account_months a join todo t using (account_id)
    where a.programme_id = (select programme_id from ctx) and a.part = 1`);
  await tx`create unique index on cut_flows (account_id, month)`;
  await tx`analyze cut_flows`;
  await tx.unsafe(`
    insert into states (account_id, month, cut, is_new, ${Object.keys(ofTwelveMonths).join(", ")},
      fiscal_revenue_cents, last_order_on, ${Object.keys(lifelong).join(", ")})
    select w.account_id, w.month, w.cut, true,
        ${list(ofTwelveMonths, (name, from) => `coalesce(b.${name}, 0) + w.${from} - coalesce(x.${from}, 0)`)},
      case when extract(month from w.month) = c.fiscal_start then 0 else coalesce(b.fiscal_revenue_cents, 0) end
        + w.revenue_cents,
      greatest(w.last_order_on, b.last_order_on),
        ${list(lifelong, (name, from) => `${before(name)} + w.${from}`)}
    from flows w
    cross join ctx c
    left join account_months b on b.programme_id = c.programme_id and b.account_id = w.account_id and b.part = 0
      and b.month = (w.month - interval '1 month')::date
    left join cut_flows x on x.account_id = w.account_id and x.month = (w.month - interval '1 year')::date
    left join opening o on o.account_id = w.account_id
    where w.cut or c.cut and w.month = c.as_of_month`);
  await tx`analyze states`;
}

/** Moves the rows that are recomputed, or that are none any more, into a temporary table. */
async function takeOut(tx: TransactionSql, table: string, into: string): Promise<void> {
  await tx.unsafe(`create temp table ${into} on commit drop as select * from ${table} limit 0`);
  const rows = "a.programme_id = (select programme_id from ctx)";
  const gone = [
    `using todo t where ${rows} and a.account_id = t.account_id and a.month >= t.from_month`,
    `using moved_cells k where ${rows} and a.account_id = k.account_id and a.month = k.month
      and (a.part = 1 or k.has_rest and a.part = 2)`,
    `where (select recuts from ctx) and ${rows} and a.part > 0`,
  ];
  for (const where of gone)
    await tx.unsafe(`
      with gone as (delete from ${table} a ${where} returning a.*)
      insert into ${into} select * from gone`);
  await tx.unsafe(`analyze ${into}`);
}
