import fc from "fast-check";
import type { Sql, TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { addDays, type Day, isLastOfMonth, lastOfMonth, monthOf, yearOf } from "@/lib/periods/calendar";
import { spanKeyOf } from "@/lib/periods/cells";
import { type Clock, type Period, parsePeriod, periodBefore } from "@/lib/periods/period";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { listSpans, readSpans } from "./list-spans";
import { rebuildRollups, refreshRollups } from "./refresh";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Every standard period that a reader may name, and all that come before it, by the days that they mean. */
function askedSpans(clock: Clock): string[] {
  const first = monthOf(clock.dataFrom);
  const years = Array.from({ length: yearOf(clock.asOf) - yearOf(first) + 2 }, (_, i) => yearOf(first) + i);
  const labels = years.flatMap((year) => [
    `${year}`,
    `fy${year}`,
    ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
    ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
  ]);
  const spans = new Set<string>();
  for (const label of ["ytd", "r12", ...labels]) {
    const period = parsePeriod(label, clock);
    for (let years = 0; period && years < 20; years++) {
      const { from, to } = periodBefore(period, years);
      if (from >= first) spans.add(`${from} ${to}`);
    }
  }
  return [...spans].sort();
}

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const leapDays = ["2011-02-28", "2012-02-27", "2012-02-28", "2012-02-29", "2016-02-28", "2016-02-29"];
const clock: fc.Arbitrary<Clock> = fc
  .record({
    asOf: fc.oneof({ weight: 4, arbitrary: day("2010-01-01", "2016-12-31") }, fc.constantFrom(...leapDays)),
    dataFrom: day("2006-01-01", "2012-06-30"),
    fiscalStartMonth: fc.integer({ min: 1, max: 12 }),
  })
  .filter(({ asOf, dataFrom }) => dataFrom <= asOf);

describe("spans", () => {
  test("are the days of every standard period that may be asked, and of what comes before these", () => {
    fc.assert(
      fc.property(clock, (at) => {
        const listed = listSpans(at).map(({ from, to }) => `${from} ${to}`);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.sort()).toEqual(askedSpans(at));
      }),
      { numRuns: 100 },
    );
  });

  /** The day on which a row of account_months stands. */
  const dayOf = ({ month, part }: { month: Day; part: number }, asOf: Day) => {
    if (part === 0) return month === monthOf(asOf) ? asOf : lastOfMonth(month);
    expect(isLastOfMonth(asOf)).toBe(false);
    expect(month < monthOf(asOf) && month.slice(5) === monthOf(asOf).slice(5)).toBe(true);
    return [`${month.slice(0, 8)}${asOf.slice(8)}`, lastOfMonth(month)].sort()[0];
  };

  test("are read from the rows of the days that they end on, of the days before them and of both a year before", () => {
    fc.assert(
      fc.property(clock, (at) => {
        const spans = listSpans(at);
        const { stands, reads } = readSpans(spans, at);
        expect(reads).toHaveLength(spans.length);
        for (const [i, span] of spans.entries()) {
          const before = periodBefore({ label: "", partial: false, ...span } satisfies Period, 1);
          const read = reads[i];
          const days = [span.to, addDays(span.from, -1), before.to, addDays(before.from, -1)];
          const places = [read?.end_at, read?.eve_at, read?.end_before_at, read?.eve_before_at];
          for (const [k, place] of places.entries()) {
            const stand = stands[(place ?? 0) - 1];
            if (stand) expect(dayOf(stand, at.asOf)).toBe(days[k]);
            else expect((days[k] ?? "") < monthOf(at.dataFrom)).toBe(true);
          }
          expect(read?.from_before === null).toBe(before.from < at.dataFrom);
        }
        const keys = stands.map(({ month, part }) => `${month} ${part}`);
        expect(keys).toEqual([...keys].sort());
      }),
      { numRuns: 100 },
    );
  });
});

interface Cell {
  tier: string | null;
  [measure: string]: string | number | null;
}

/** SQL: the rows (`c`) of a period that is said by its days. */
async function isSpan(programme: number, from: Day, to: Day): Promise<string> {
  const sql = database.writer;
  const [row] = await sql<{ asOf: Day }[]>`select as_of as "asOf" from programmes where id = ${programme}`;
  const key = Object.entries(spanKeyOf({ from, to }, row?.asOf ?? to));
  return key.map(([name, value]) => `c.${name} = '${value}'`).join(" and ");
}

/** The cells of a period, by the tier at its end; what is 0 is left out. */
async function periodOf(programme: number, from: Day, to: Day): Promise<Record<string, Record<string, number>>> {
  const rows = await database.writer<Cell[]>`
    select coalesce(t.code, 'none') as tier, sum(same_members)::int as same,
      sum(same_member_revenue_cents)::int as revenue, sum(same_member_revenue_before_cents)::int as before,
      sum(visitors)::int as visited, sum(catalogue_visitors)::int as catalogue, sum(visitors_who_ordered)::int as ordered,
      sum(tier_upgraded)::int as upgraded, sum(tier_kept)::int as kept, sum(tier_downgraded)::int as downgraded,
      sum(tier_entered)::int as entered, sum(tier_left)::int as left
    from period_cube_regions c left join tiers t on t.programme_id = c.programme_id and t.id = c.tier_id
    where c.programme_id = ${programme} and ${database.writer.unsafe(await isSpan(programme, from, to))} group by 1`;
  return Object.fromEntries(
    rows.map(({ tier, ...measures }) => [
      tier,
      Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0)),
    ]),
  ) as Record<string, Record<string, number>>;
}

/** Accounts by tier the day before and at the end, `-` for no member. */
async function movesOf(programme: number, from: Day, to: Day): Promise<Record<string, number>> {
  const rows = await database.writer<{ pair: string; moves: number }[]>`
    select case c.from_tier_id when -1 then '-' else coalesce(s.code, 'none') end || ' ' ||
      case c.tier_id when -1 then '-' else coalesce(e.code, 'none') end as pair, sum(moves)::int as moves
    from move_cube_reps c
    left join tiers s on s.programme_id = c.programme_id and s.id = c.from_tier_id
    left join tiers e on e.programme_id = c.programme_id and e.id = c.tier_id
    where c.programme_id = ${programme} and ${database.writer.unsafe(await isSpan(programme, from, to))} group by 1`;
  return Object.fromEntries(rows.map(({ pair, moves }) => [pair, moves]));
}

describe("accounts that were a member on every day of a period and of the one a year before", () => {
  test("are counted with the revenue of both, in the tier of its end", async () => {
    const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
    club.member("always", "2009-03-01");
    club.tier("always", "2009-03-01", "bronze");
    club.tier("always", "2012-05-31", "gold");
    club.order("always", "2011-05-01", 100);
    club.order("always", "2012-05-31", 250);
    club.order("always", "2012-05-30", 4_000, { cancelled: true });
    club.member("gone-and-back-the-same-day", "2010-06-01", "2012-05-10");
    club.member("gone-and-back-the-same-day", "2012-05-10");
    club.order("gone-and-back-the-same-day", "2011-05-31", 30);
    club.member("a-day-off", "2010-06-01", "2011-05-10");
    club.member("a-day-off", "2011-05-11");
    club.order("a-day-off", "2012-05-15", 7_000);
    club.member("since-the-first", "2011-05-01");
    club.order("since-the-first", "2012-05-02", 5);
    club.member("since-the-second", "2011-05-02");
    club.member("until-the-last", "2010-06-01", "2012-05-31");
    await club.ready();
    expect(await periodOf(club.programme, "2012-05-01", "2012-05-31")).toMatchObject({
      gold: { same: 1, revenue: 250, before: 100 },
      none: { same: 2, revenue: 5, before: 30 },
    });
  });

  test("a period that as of cuts is compared with the same days; to a leap day with the whole of February", async () => {
    const club = await handMade(database, { asOf: "2012-02-29", dataFrom: "2010-01-01" });
    club.member("a", "2010-01-01");
    club.order("a", "2011-02-28", 11);
    club.order("a", "2012-02-29", 22);
    club.order("a", "2010-03-01", 500);
    await club.ready();
    for (const [from, to] of [
      ["2012-02-01", "2012-02-29"],
      ["2012-01-01", "2012-02-29"],
    ] as const)
      expect(await periodOf(club.programme, from, to)).toMatchObject({ none: { same: 1, revenue: 22, before: 11 } });
    // The 12 months to it begin on March 1, as those before them do: 2010-03-01 is in the latter.
    expect(await periodOf(club.programme, "2011-03-01", "2012-02-29")).toMatchObject({
      none: { same: 1, revenue: 22, before: 511 },
    });
  });

  test("none where the year before began before the data did", async () => {
    const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-05-02" });
    club.member("a", "2009-01-01");
    club.order("a", "2011-06-03", 9);
    await club.ready();
    expect(await periodOf(club.programme, "2011-05-01", "2011-05-31")).toMatchObject({ none: { kept: 1 } });
    expect((await periodOf(club.programme, "2011-05-01", "2011-05-31")).none).not.toHaveProperty("same");
    expect(await periodOf(club.programme, "2011-06-01", "2011-06-20")).toMatchObject({ none: { same: 1, revenue: 9 } });
    expect(await periodOf(club.programme, "2011-06-01", "2011-06-30")).toMatchObject({ none: { same: 1, revenue: 9 } });
  });
});

describe("tiers the day before a period and at its end", () => {
  test("say who rose, stayed, fell, came and left; no tier ranks below all", async () => {
    const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
    const path = (account: string, before: string | null, during: string | null) => {
      club.member(account, "2011-01-01");
      if (before) club.tier(account, "2012-03-31", before);
      if (during) club.tier(account, "2012-04-01", during);
    };
    path("up", "bronze", "gold");
    path("first-tier", null, "bronze");
    path("down", "gold", "silver");
    path("kept", "silver", null);
    path("never-in-one", null, null);
    club.member("came", "2012-04-01");
    club.tier("came", "2012-04-01", "silver");
    club.member("came-and-went", "2012-04-02", "2012-06-20");
    club.member("left-on-the-first", "2011-01-01", "2012-04-01");
    club.tier("left-on-the-first", "2011-01-01", "gold");
    club.tier("no-member", "2011-01-01", "gold");
    await club.ready();
    expect(await movesOf(club.programme, "2012-04-01", "2012-06-20")).toEqual({
      "bronze gold": 1,
      "none bronze": 1,
      "gold silver": 1,
      "silver silver": 1,
      "none none": 1,
      "- silver": 1,
      "gold -": 1,
    });
    const cells = await periodOf(club.programme, "2012-04-01", "2012-06-20");
    expect(cells.gold).toMatchObject({ upgraded: 1 });
    expect(cells.bronze).toMatchObject({ upgraded: 1 });
    expect(cells.silver).toMatchObject({ downgraded: 1, kept: 1, entered: 1 });
    expect(cells.none).toMatchObject({ kept: 1, left: 1 });
  });

  test("are not known at the start where the data begin with the period", async () => {
    const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2012-04-01" });
    club.member("a", "2011-01-01");
    await club.ready();
    expect(await movesOf(club.programme, "2012-04-01", "2012-04-30")).toEqual({});
    expect(await movesOf(club.programme, "2012-05-01", "2012-05-31")).toEqual({ "none none": 1 });
  });
});

test("visitors go from the site to its catalogue to a reward order, all as members, by the programme's own days", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2010-01-01" });
  for (const account of ["home", "catalogue", "orders", "orders-without-catalogue", "cancels", "leaves"])
    club.member(account, "2011-01-01", account === "leaves" ? "2012-05-12" : null);
  club.tier("orders", "2011-01-01", "gold");
  club.visit("home", "2012-05-31T21:59:59Z");
  club.visit("home", "2012-05-10T10:00:00Z");
  club.visit("catalogue", "2012-04-30T22:00:00Z", "catalogue");
  club.reward("catalogue", "2012-06-01", "gift", 10, 1);
  club.visit("orders", "2012-05-02T10:00:00Z", "catalogue");
  club.reward("orders", "2012-05-01", "gift", 10, 1);
  club.reward("orders", "2012-05-20", "gift", 10, 1);
  club.visit("orders-without-catalogue", "2012-05-02T10:00:00Z");
  club.visit("orders-without-catalogue", "2012-05-31T22:00:00Z", "catalogue");
  club.reward("orders-without-catalogue", "2012-05-02", "gift", 10, 1);
  club.visit("cancels", "2012-05-02T10:00:00Z", "catalogue");
  club.reward("cancels", "2012-05-02", "gift", 10, 1, true);
  club.visit("leaves", "2012-05-11T10:00:00Z", "catalogue");
  club.reward("leaves", "2012-05-12", "gift", 10, 1);
  club.visit("stranger", "2012-05-11T10:00:00Z", "catalogue");
  await club.ready();
  expect(await periodOf(club.programme, "2012-05-01", "2012-05-31")).toMatchObject({
    gold: { visited: 1, catalogue: 1, ordered: 1 },
    none: { visited: 5, catalogue: 3 },
  });
  const june = await periodOf(club.programme, "2012-06-01", "2012-06-20");
  expect(june.none).toMatchObject({ visited: 1, catalogue: 1 });
  expect(june.gold).not.toHaveProperty("visited");
  expect((await periodOf(club.programme, "2012-04-01", "2012-06-20")).none).toMatchObject({ ordered: 2 });
});

const spanKey = ["from_month", "from_part", "to_month", "to_part"] as const;

/** What both cubes must hold, by rep, straight from the facts. */
async function periodsFromFacts(sql: TransactionSql, programme: number) {
  const [row] = await sql<{ at: Clock }[]>`
    select jsonb_build_object('asOf', as_of, 'dataFrom', data_from, 'fiscalStartMonth', fiscal_start_month) as at
    from programmes where id = ${programme}`;
  if (!row) throw new Error("no programme");
  const spans = askedSpans(row.at).map((span) => {
    const [from = "", to = ""] = span.split(" ");
    const before = periodBefore({ label: "", partial: false, from, to }, 1);
    return { ...spanKeyOf({ from, to }, row.at.asOf), from, to, before_from: before.from, before_to: before.to };
  });
  await sql.unsafe(
    `create temp table expected on commit drop as
    with days as (
      select a.id as account, d.day::date as day, e.ref is not null as member
      from accounts a
      join programmes p on p.id = a.programme_id
      cross join generate_series(p.data_from::timestamp, p.as_of::timestamp, '1 day') as d (day)
      left join enrolments e on e.programme_id = a.programme_id and e.account_id = a.id
        and e.starts_on <= d.day and coalesce(e.ends_on > d.day, true)
      where a.programme_id = $1
    ), revenue as (
      select account_id as account, ordered_on as day, sum(revenue_cents) as cents
      from orders where programme_id = $1 and status <> 'cancelled' group by 1, 2
    ), visited as (
      select v.account_id as account, (v.visited_at at time zone p.zone)::date as day,
        bool_or(v.page = 'catalogue') as catalogue
      from visits v join programmes p on p.id = v.programme_id where p.id = $1 group by 1, 2
    ), rewarded as (
      select distinct account_id as account, ordered_on as day
      from reward_orders where programme_id = $1 and status <> 'cancelled'
    ), facts as (
      select account, day, d.member, case when d.member then coalesce((
          select c.tier_id from tier_changes c
          where c.programme_id = $1 and c.account_id = account and c.since <= day order by c.since desc limit 1), 0)
        else -1 end as tier,
        case when d.member then coalesce(r.cents, 0) else 0 end as revenue, d.member and v.day is not null as visited,
        d.member and coalesce(v.catalogue, false) as catalogue, d.member and w.day is not null as ordered
      from days d
      left join revenue r using (account, day) left join visited v using (account, day)
      left join rewarded w using (account, day)
    ), accounts_in as (
      select ${spanKey.map((name) => `s.${name}`)}, s."from", s."to", a.rep_id, a.segment, a.region, s."from" > p.data_from as eve_known,
        max(f.tier) filter (where f.day = s."to") as tier,
        max(f.tier) filter (where f.day = s."from" - 1) as from_tier,
        bool_and(f.member) filter (where f.day between s."from" and s."to")
          and bool_and(f.member) filter (where f.day between s.before_from and s.before_to)
          and s.before_from >= p.data_from as same,
        sum(f.revenue) filter (where f.day between s."from" and s."to") as revenue,
        sum(f.revenue) filter (where f.day between s.before_from and s.before_to) as revenue_before,
        bool_or(f.visited) filter (where f.day between s."from" and s."to") as visited,
        bool_or(f.catalogue) filter (where f.day between s."from" and s."to") as catalogue,
        bool_or(f.ordered) filter (where f.day between s."from" and s."to") as ordered
      from jsonb_to_recordset($2) as s (from_month date, from_part int, to_month date, to_part int, "from" date, "to" date,
        before_from date, before_to date)
      join programmes p on p.id = $1
      join accounts a on a.programme_id = p.id
      join facts f on f.account = a.id and (f.day between s."from" - 1 and s."to" or f.day between s.before_from and s.before_to)
      group by 1, 2, 3, 4, 5, 6, a.id, a.rep_id, a.segment, a.region, s.before_from, s.before_to, p.data_from
    )
    select x.*, coalesce(s.rank, -1) as from_rank, coalesce(e.rank, -1) as rank
    from accounts_in x
    left join tiers s on s.programme_id = $1 and s.id = x.from_tier
    left join tiers e on e.programme_id = $1 and e.id = x.tier`,
    [programme, sql.json(spans)],
  );
  const both = "eve_known and from_tier >= 0 and tier >= 0";
  return {
    periods: await sql.unsafe(`
      select * from (
        select ${spanKey}, rep_id, greatest(tier, 0) as tier_id, segment, region,
          count(*) filter (where same) as same_members,
          coalesce(sum(revenue) filter (where same), 0)::bigint as same_member_revenue_cents,
          coalesce(sum(revenue_before) filter (where same), 0)::bigint as same_member_revenue_before_cents,
          count(*) filter (where visited) as visitors, count(*) filter (where catalogue) as catalogue_visitors,
          count(*) filter (where catalogue and ordered) as visitors_who_ordered,
          count(*) filter (where ${both} and rank > from_rank) as tier_upgraded,
          count(*) filter (where ${both} and rank = from_rank) as tier_kept,
          count(*) filter (where ${both} and rank < from_rank) as tier_downgraded,
          count(*) filter (where eve_known and from_tier < 0 and tier >= 0) as tier_entered,
          count(*) filter (where eve_known and from_tier >= 0 and tier < 0) as tier_left
        from expected group by 1, 2, 3, 4, 5, 6, 7, 8
      ) x
      where (same_members, visitors, tier_upgraded, tier_kept, tier_downgraded, tier_entered, tier_left)
        <> (0, 0, 0, 0, 0, 0, 0)
      order by 1, 2, 3, 4, 5, 6, 7, 8`),
    moves: await sql.unsafe(`
      select ${spanKey}, rep_id, from_tier as from_tier_id, tier as tier_id, segment, region,
        count(*) as moves
      from expected where eve_known and greatest(tier, from_tier) >= 0
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`),
  };
}

/** What a cube without reps holds, and what it must: the sums of the one with them. */
async function regionsAndReps(sql: Sql, programme: number, family: "period" | "move"): Promise<[string[], string[]]> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${`${family}_cube_regions`}::regclass and attnum > 0 and not attisdropped order by attnum`;
  const keys = ["programme_id", ...spanKey.map(String), "from_tier_id", "tier_id", "segment", "region"];
  const key = columns.map(({ name }) => name).filter((name) => keys.includes(name));
  const sums = columns.filter(({ name }) => !keys.includes(name)).map(({ name }) => `sum(${name})::bigint as ${name}`);
  const read = async (cubes: string) =>
    (
      await sql.unsafe(`
        select ${[...key, ...sums].join(", ")} from ${family}_cube_${cubes} where programme_id = ${programme}
        group by ${key.join(", ")} order by ${key.join(", ")}`)
    ).map((row) => JSON.stringify(row));
  return [await read("regions"), await read("reps")];
}

test.each([
  ["2024-12-17", "2022-07-12", 1],
  ["2024-02-28", "2022-02-01", 4],
  ["2024-02-29", "2022-02-10", 1],
  ["2025-02-28", "2023-01-01", 7],
  ["2025-03-31", "2023-03-31", 10],
])(
  "the cubes as of %s, with data from %s and a fiscal year from month %i, equal the facts",
  async (asOf, dataFrom, start) => {
    const options = { asOf, dataFrom, fiscalStartMonth: start, accounts: 20 };
    const programme = await writeRandomProgramme(database.writer, start + 40, options);
    await database.writer.begin(async (sql) => {
      await refreshRollups(sql, programme);
      const facts = await periodsFromFacts(sql, programme);
      const periods = await sql`
      select from_month, from_part, to_month, to_part, rep_id, tier_id, segment, region, same_members, same_member_revenue_cents,
        same_member_revenue_before_cents, visitors, catalogue_visitors, visitors_who_ordered, tier_upgraded, tier_kept,
        tier_downgraded, tier_entered, tier_left
      from period_cube_reps where programme_id = ${programme} order by 1, 2, 3, 4, 5, 6, 7, 8`;
      const moves = await sql`
      select from_month, from_part, to_month, to_part, rep_id, from_tier_id, tier_id, segment, region, moves
      from move_cube_reps where programme_id = ${programme} order by 1, 2, 3, 4, 5, 6, 7, 8, 9`;
      expect([...periods]).toEqual([...facts.periods]);
      expect([...moves]).toEqual([...facts.moves]);
      expect(periods.filter((row) => row.same_members > 0).length).toBeGreaterThan(30);
      expect(periods.filter((row) => row.visitors_who_ordered > 0).length).toBeGreaterThan(3);
      expect(moves.filter((row) => row.from_tier_id !== row.tier_id).length).toBeGreaterThan(10);
    });
    for (const family of ["period", "move"] as const) {
      const [regions, reps] = await regionsAndReps(database.writer, programme, family);
      expect(regions).toEqual(reps);
    }
  },
);

const cubes = ["period_cube_regions", "period_cube_reps", "move_cube_regions", "move_cube_reps"] as const;

/** All rows of the cubes, as text. */
async function rowsOf(sql: Sql, programme: number): Promise<string[]> {
  const rows: string[] = [];
  for (const table of cubes)
    for (const row of await sql`select * from ${sql(table)} where programme_id = ${programme} order by ${sql(table)}`)
      rows.push(`${table} ${JSON.stringify(row)}`);
  return rows;
}

/** What a refresh left, and what a rebuild makes. */
async function bothOf(programme: number): Promise<{ kept: string[]; rebuilt: string[] }> {
  const sql = database.writer;
  await sql.begin((tx) => refreshRollups(tx, programme));
  const kept = await rowsOf(sql, programme);
  await sql.begin((tx) => rebuildRollups(tx, programme));
  return { kept, rebuilt: await rowsOf(sql, programme) };
}

describe("a refresh equals a rebuild", () => {
  const days = ["2024-12-18", "2023-12-18", "2024-12-18", "2024-12-31", "2025-01-01", "2024-02-29", "2024-02-28"];

  test("as of goes on and back: by a day, by a year to the same days, over months' ends, with late facts or none", async () => {
    const sql = database.writer;
    const options = { asOf: "2024-12-16", dataFrom: "2022-07-12", fiscalStartMonth: 7, accounts: 12 };
    const programme = await writeRandomProgramme(sql, 61, options);
    await sql.begin((tx) => refreshRollups(tx, programme));
    for (const [i, asOf] of days.entries()) {
      await sql`update programmes set as_of = ${asOf} where id = ${programme}`;
      if (i % 2 === 1) {
        await sql`
          with moved as (
            update enrolments set ends_on = greatest(starts_on, '2023-11-20'::date) + 30
            where programme_id = ${programme} and ref = (
              select ref from enrolments where programme_id = ${programme} and ends_on is null order by ref limit 1)
            returning account_id
          )
          insert into dirty_accounts (programme_id, account_id, from_month)
          select ${programme}, account_id, '2023-12-01' from moved`;
      }
      const { kept, rebuilt } = await bothOf(programme);
      expect(kept, asOf).toEqual(rebuilt);
    }
  });

  test("tiers that change their ranks move everyone who was in one", async () => {
    const sql = database.writer;
    const programme = await writeRandomProgramme(sql, 62, { accounts: 12 });
    const before = await bothOf(programme);
    await sql`update tiers set rank = 100 - rank where programme_id = ${programme}`;
    await sql`
      insert into dirty_accounts (programme_id, account_id, from_month)
      select distinct programme_id, account_id, date '1900-01-01' from tier_changes where programme_id = ${programme}`;
    const { kept, rebuilt } = await bothOf(programme);
    expect(kept).toEqual(rebuilt);
    expect(kept).not.toEqual(before.kept);
  });
});
