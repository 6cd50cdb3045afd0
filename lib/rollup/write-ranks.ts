import type { TransactionSql } from "postgres";
import { namesOf, rankMeasures, rfmGroups } from "@/db/schema/rollup-columns";

/** What an account's rank on a day is made of, and its group then: all that ranks and medians read of an exact row. */
const standing = [
  "is_member",
  "tier_id",
  "segment",
  "region",
  "rep_id",
  "revenue_r12_cents",
  "orders_r12",
  "last_order_on",
] as const;
const comparedOf = (row: string) => standing.map((name) => `${row}.${name}`).join(", ");

/**
 * rank_cube_reps and rank_cube_regions: fifths and RFM groups, ranked over the whole programme on the days whose 12 months
 * are known. One account moves those of others, so a day is ranked again as a whole, where anything that ranks are made of
 * changed. Leaves `changed_moments` and `standings` to `writeMonthFigures`.
 */
export async function writeRanks(tx: TransactionSql): Promise<void> {
  await findChanged(tx);
  await collectStandings(tx);
  await tx`
    create temp table outdated on commit drop as
    select g::date as month, p.part::smallint as part
    from ctx c
    left join rollup_states s using (programme_id)
    cross join generate_series(c.data_month::timestamp, greatest(c.as_of, s.as_of)::timestamp, '1 month') g
    cross join generate_series(0, 1) p (part)
    where (g::date, p.part) in (select month, part from changed_moments)
      or (g::date, p.part) not in (select month, part from moments where has_year)`;
  await tx`analyze outdated`;
  await replaceCells(tx, "rank_cube_reps", ["rep_id", "tier_id", "segment", "region"], {
    sums: (name) => rankMeasures[name].sql,
    from: ranked("select s.*, 1 as is_eligible from standings s where has_year"),
  });
  await replaceCells(tx, "rank_cube_regions", ["tier_id", "segment", "region"], {
    sums: (name) => name,
    from: "new_rank_cube_reps",
  });
}

/** SQL of `standings` with their fifths and RFM groups, to stand in a FROM. */
function ranked(standings: string): string {
  const groups = Object.entries(rfmGroups).map(([group, rule]) => `when ${rule} then '${group}'`);
  return `(
    select *, case when is_member = 1 then case ${groups.join(" ")} end end as rfm
    from (
      select s.*,
        ntile(5) over (partition by month, part order by revenue_r12_cents desc, place) as fifth,
        case when buys then ntile(5) over (partition by month, part, buys order by last_order_on, place desc) end as r,
        case when buys then ntile(5) over (partition by month, part, buys order by orders_r12, place desc) end as f,
        case when buys then ntile(5) over (partition by month, part, buys order by revenue_r12_cents, place desc) end as m
      from (${standings}) s
    ) ranked
  )`;
}

/** What of a row `a` of account_months ranks are made of. */
const standingOf = `a.is_member, case when a.is_member = 1 then a.tier_id else 0 end as tier_id, a.segment, a.region,
  a.rep_id, a.revenue_r12_cents, a.orders_r12, a.last_order_on, a.is_member = 1 and a.orders_r12 > 0 as buys`;
/** Accounts in the order of their codes, which breaks ties. */
const places = `
  select id as account_id, row_number() over (order by code collate "C")::int as place
  from accounts where programme_id = (select programme_id from ctx)`;

/** Keeps how accounts are ranked at the end of closed months whose 12 months are known. */
export async function keepRanks(tx: TransactionSql, months: readonly string[]): Promise<void> {
  await tx.unsafe(
    `insert into closed_ranks (programme_id, account_id, month, tier_id, is_member, revenue_r12_cents, fifth, rfm)
    select (select programme_id from ctx), account_id, month, tier_id, is_member, revenue_r12_cents, fifth, rfm
    from ${ranked(`
      select a.month, a.part, a.account_id, p.place, ${standingOf}
      from (${places}) p
      join account_months a on a.programme_id = (select programme_id from ctx) and a.account_id = p.account_id
      where a.part = 0 and a.is_eligible = 1 and a.month = any ($1::date[])
        and a.month - interval '11 months' >= (select data_from from ctx)`)} a
    order by month, account_id`,
    [months] as never[],
  );
}

const measureNames = namesOf(rankMeasures);

/**
 * Makes the outdated days of a cube what they are now, from rows with `sums` of each measure; most cells stay, and are not
 * written. The temporary table `new_…` holds them.
 */
async function replaceCells(
  tx: TransactionSql,
  table: string,
  dimensions: readonly string[],
  { sums, from }: { sums: (name: (typeof measureNames)[number]) => string; from: string },
): Promise<void> {
  const key = ["month", "part", ...dimensions].join(", ");
  const columns = `programme_id, ${key}, ${measureNames.join(", ")}`;
  await tx.unsafe(`delete from ${table} r using ctx c where r.programme_id = c.programme_id and c.everything`);
  await tx.unsafe(`
    create temp table new_${table} on commit drop as
    select (select programme_id from ctx) as programme_id, ${key},
      ${measureNames.map((name) => `total(${sums(name)}) as ${name}`).join(", ")}
    from ${from} a group by ${key}`);
  await tx.unsafe(`analyze new_${table}`);
  await tx.unsafe(`
    create temp table was_${table} on commit drop as
    select r.* from ${table} r join outdated o using (month, part)
    where r.programme_id = (select programme_id from ctx)`);
  await tx.unsafe(`analyze was_${table}`);
  await tx.unsafe(`
    delete from ${table} r using (
      select programme_id, ${key} from was_${table} except select programme_id, ${key} from new_${table}
    ) k
    where ${["programme_id", "month", "part", ...dimensions].map((name) => `r.${name} = k.${name}`).join(" and ")}`);
  await tx.unsafe(`
    insert into ${table} as r (${columns})
    (select ${columns} from new_${table} except select ${columns} from was_${table}) order by ${key}
    on conflict (programme_id, ${key}) do update set
      ${measureNames.map((name) => `${name} = excluded.${name}`).join(", ")}`);
}

/** `changed_moments`: those of `moments` on which what is known of eligible accounts changed. */
async function findChanged(tx: TransactionSql): Promise<void> {
  const [clock] = await tx<{ everything: boolean; until: string | null }[]>`
    select everything, case when as_of_moved then date_trunc('month', least_as_of::timestamp)::date end as until from ctx`;
  // Where `as of` moved, its month and the cut days are new as a whole: what is compared is before.
  const until = clock?.until ? `'${clock.until}'::date` : null;
  const compared = (row: string) =>
    `${row}.is_eligible = 1 and ${row}.part ${until ? `= 0 and ${row}.month < ${until}` : "< 2"}`;
  const changes = `
    before as (
      select o.account_id, o.month, o.part, ${comparedOf("o")} from old_months o where ${compared("o")}
    ), after as (
      select a.account_id, a.month, a.part, ${comparedOf("a")}
      from todo t
      join account_months a on a.programme_id = (select programme_id from ctx) and a.account_id = t.account_id
        and a.month >= t.from_month
      where ${compared("a")} ${until ? `and t.from_month < ${until}` : ""}
    ), changed as (
      select distinct month, part
      from ((table before except table after) union all (table after except table before)) x
    )`;
  await tx.unsafe(`
    create temp table changed_moments on commit drop as
    with ${clock?.everything ? "changed as (select null::date as month, null::smallint as part)" : changes}
    select m.month, m.part, m.last_day, m.has_year
    from moments m
    cross join ctx c
    left join changed x using (month, part)
    where c.everything or x.month is not null
      or c.as_of_moved and (m.part = 1 or m.month >= date_trunc('month', c.least_as_of::timestamp))`);
  await tx`analyze changed_moments`;
}

/** Up to so many days, accounts are looked up one by one, by key; for more, reading all of their rows costs less. */
const FEW_MOMENTS = 5;

/**
 * `standings`: the eligible accounts (members are) on each day that changed. Their tier is one that they hold. `place` is
 * the order of codes, which breaks ties; `buys` says that the account is a member with an order in 12 months.
 */
async function collectStandings(tx: TransactionSql): Promise<void> {
  const [{ changed } = { changed: 0 }] = await tx<{ changed: number }[]>`
    select count(*)::int as changed from changed_moments`;
  await tx.unsafe(`create temp table places on commit drop as ${places}`);
  await tx`create unique index on places (account_id)`;
  await tx`analyze places`;
  const rows = `
    select * from account_months a
    where a.programme_id = (select programme_id from ctx) and a.account_id = p.account_id
      and a.month = m.month and a.part = m.part`;
  await tx.unsafe(`
    create temp table standings on commit drop as
    select m.month, m.part, m.last_day, m.has_year, p.place, ${standingOf}
    from places p
    cross join changed_moments m
    cross join lateral (${rows} ${changed > FEW_MOMENTS ? "" : "limit 1"}) a
    where a.is_eligible = 1`);
  await tx`analyze standings`;
}
