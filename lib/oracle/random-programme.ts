import type { Sql } from "postgres";
import type { pointKinds } from "@/db/schema/points";
import { rewardKinds } from "@/db/schema/rewards";
import { seededRandom } from "@/lib/seeded-random";
import { addDays, addMonths, firstOfMonth, fiscalYearOf } from "./calendar";
import { Draw } from "./random";

export interface RandomProgrammeOptions {
  accounts: number;
  fiscalStartMonth: number;
  asOf: string;
  dataFrom: string;
  /** Whether some accounts are flagged eligible. */
  flagged: boolean;
  margins: "all" | "some" | "none";
  coefficient: number | null;
}

interface Plan extends RandomProgrammeOptions {
  /** First and last day of what is written: before the data and after `as of` too. */
  first: string;
  last: string;
  /** Days that matter to every account. */
  special: string[];
}

interface Written {
  sql: Sql;
  programmeId: number;
  draw: Draw;
  plan: Plan;
}

interface Account {
  id: number;
  /** Its place in the programme, for refs: the same for a seed whatever its id is. */
  place: number;
  /** From 0 (buys nothing) up. */
  weight: number;
  enrolments: { starts: string; ends: string | null }[];
}

function planOf(draw: Draw, options: Partial<RandomProgrammeOptions>): Plan {
  const asOf = draw.pick(["2024-12-17", "2025-01-31", "2025-02-28", "2025-02-11", "2024-12-31", "2025-01-01"]);
  const chosen: RandomProgrammeOptions = {
    accounts: 40,
    fiscalStartMonth: draw.pick([1, 1, 4, 7, 10]),
    asOf,
    dataFrom: draw.pick(["2022-07-01", "2022-07-01", "2022-06-01", "2022-07-12"]),
    flagged: draw.chance(0.5),
    margins: draw.pick(["all", "some", "some", "none"]),
    coefficient: draw.pick([1.05, 1, 0.975, null]),
    ...options,
  };
  const { dataFrom } = chosen;
  const first = addDays(dataFrom, -100);
  const last = addDays(chosen.asOf, 60);
  const special = [
    dataFrom,
    addDays(dataFrom, -1),
    chosen.asOf,
    addDays(chosen.asOf, 1),
    addMonths(chosen.asOf, -12),
    addDays(addMonths(chosen.asOf, -12), 1),
    "2024-02-28",
    "2024-02-29",
    "2024-03-01",
  ].filter((day) => day >= first && day <= last);
  return { ...chosen, first, last, special };
}

const someDay = ({ draw, plan }: Written) =>
  (draw.chance(0.1) ? draw.pickFrom(plan.special) : undefined) ?? draw.oddDay(plan.first, plan.last);

async function writeProgramme(sql: Sql, seed: number, plan: Plan): Promise<number> {
  const features = [
    "points",
    "rewards",
    "tiers",
    "objectives",
    "visits",
    ...(plan.margins === "none" ? [] : ["margin"]),
  ];
  const [row] = await sql<{ id: number }[]>`
    insert into programmes (slug, name, currency, zone, fiscal_start_month, started_on, as_of, data_from, features,
      point_value, objective_coefficient)
    values (${`random-${seed}-${crypto.randomUUID().slice(0, 8)}`}, ${`Random ${seed}`}, 'EUR', 'Europe/Paris',
      ${plan.fiscalStartMonth}, ${plan.dataFrom}, ${plan.asOf}, ${plan.dataFrom}, ${features}, 0.85, ${plan.coefficient})
    returning id`;
  if (!row) throw new Error("oracle: the programme was not written");
  return row.id;
}

/** Director, two managers, four sellers. */
async function writeReps({ sql, programmeId }: Written): Promise<number[]> {
  const ids: number[] = [];
  const levels = [
    [{ code: "D", above: null }],
    ["M1", "M2"].map((code) => ({ code, above: 0 })),
    ["S1", "S2", "S3", "S4"].map((code, i) => ({ code, above: 1 + Math.floor(i / 2) })),
  ];
  for (const level of levels) {
    const reps = level.map(({ code, above }) => ({ code, manager: above === null ? null : (ids[above] ?? null) }));
    const written = await sql<{ id: number }[]>`
      insert into reps (programme_id, code, name, manager_id)
      select ${programmeId}, r.code, 'Rep ' || r.code, r.manager
      from jsonb_to_recordset(${sql.json(reps)}) as r(code text, manager int) order by r.code
      returning id`;
    ids.push(...written.map(({ id }) => id));
  }
  return ids;
}

async function writeTiers({ sql, programmeId }: Written): Promise<number[]> {
  const written = await sql<{ id: number }[]>`
    insert into tiers (programme_id, code, name, rank, threshold_cents)
    values (${programmeId}, 'bronze', 'Bronze', 1, 0), (${programmeId}, 'silver', 'Silver', 2, 500000),
      (${programmeId}, 'gold', 'Gold', 3, 2000000)
    returning id`;
  return written.map(({ id }) => id);
}

async function writeRewards({ sql, programmeId }: Written): Promise<number[]> {
  // Of some kinds more than one.
  const kinds = [...rewardKinds, ...rewardKinds.slice(0, 2)];
  const rewards = kinds.map((kind, i) => ({ code: `R-${kind}-${i}`, kind, points: 100 * (i + 1), cost: 500 * i }));
  const written = await sql<{ id: number }[]>`
    insert into rewards (programme_id, code, name, kind, points, cost_cents)
    select ${programmeId}, r.code, r.code, r.kind, r.points, r.cost
    from jsonb_to_recordset(${sql.json(rewards)}) as r(code text, kind text, points bigint, cost bigint)
    returning id`;
  return written.map(({ id }) => id);
}

async function writeAccounts(written: Written): Promise<number[]> {
  const { sql, programmeId, draw, plan } = written;
  const accounts = Array.from({ length: plan.accounts }, (_, i) => ({
    code: `A${String(i + 1).padStart(4, "0")}`,
    segment: draw.pick(["trade", "retail", "retail", ""]),
    region: draw.pick(["east", "west", "south", ""]),
    eligible: plan.flagged && draw.chance(0.6),
    since: draw.chance(0.3) ? someDay(written) : null,
  }));
  const rows = await sql<{ id: number }[]>`
    insert into accounts (programme_id, code, name, segment, region, eligible, since)
    select ${programmeId}, a.code, 'Account ' || a.code, a.segment, a.region, a.eligible, a.since
    from jsonb_to_recordset(${sql.json(accounts)})
      as a(code text, segment text, region text, eligible boolean, since date) order by a.code
    returning id`;
  return rows.map(({ id }) => id);
}

/** Hand-overs, some still to come; about one account in seven never had a rep. */
async function writeAssignments(written: Written, accounts: Account[], reps: number[]): Promise<void> {
  const { sql, programmeId, draw, plan } = written;
  const rows: { ref: string; account: number; rep: number; since: string }[] = [];
  for (const { id } of accounts) {
    if (draw.chance(0.15)) continue;
    const days = new Set([draw.chance(0.8) ? plan.first : someDay(written)]);
    while (draw.chance(0.35)) days.add(someDay(written));
    for (const since of days) {
      const rep = draw.chance(0.1) ? 0 : (draw.pickFrom(reps) ?? 0);
      rows.push({ ref: `H${rows.length}`, account: id, rep, since });
    }
  }
  await sql`
    insert into account_assignments (programme_id, ref, account_id, rep_id, since)
    select ${programmeId}, h.ref, h.account, h.rep, h.since
    from jsonb_to_recordset(${sql.json(rows)}) as h(ref text, account int, rep int, since date)`;
  await sql`
    update accounts a set rep_id = coalesce((
      select h.rep_id from account_assignments h
      where h.programme_id = a.programme_id and h.account_id = a.id and h.since <= ${plan.asOf}::date
      order by h.since desc limit 1), 0)
    where a.programme_id = ${programmeId}`;
}

/** Stays of any length: one day, within a month, left and back on the same day, from before the data, still to come. */
function drawEnrolments(written: Written): Account["enrolments"] {
  const { draw, plan } = written;
  if (draw.chance(0.25)) return [];
  const enrolments: Account["enrolments"] = [];
  let starts = draw.chance(0.3) ? draw.day(plan.first, plan.dataFrom) : someDay(written);
  for (;;) {
    if (draw.chance(0.5)) return [...enrolments, { starts, ends: null }];
    const ends = addDays(starts, draw.pick([1, draw.between(2, 20), draw.between(20, 200), draw.between(200, 600)]));
    enrolments.push({ starts, ends });
    starts = addDays(ends, draw.pick([0, 1, draw.between(1, 12), draw.between(12, 250)]));
    if (starts > plan.last || draw.chance(0.3)) return enrolments;
  }
}

async function writeEnrolments({ sql, programmeId }: Written, accounts: Account[]): Promise<void> {
  const rows = accounts.flatMap(({ id, place, enrolments }) =>
    enrolments.map((enrolment, i) => ({ ref: `E${place}-${i}`, account: id, ...enrolment })),
  );
  await sql`
    insert into enrolments (programme_id, ref, account_id, starts_on, ends_on)
    select ${programmeId}, e.ref, e.account, e.starts, e.ends
    from jsonb_to_recordset(${sql.json(rows)}) as e(ref text, account int, starts date, ends date)`;
}

/** A day near the edges of what the account did as a member. */
function dayAround(written: Written, { enrolments }: Account): string {
  const { draw, plan } = written;
  const enrolment = draw.pickFrom(enrolments);
  if (!enrolment || draw.chance(0.85)) return someDay(written);
  const edge = (draw.chance(0.5) ? enrolment.ends : null) ?? enrolment.starts;
  const day = addDays(edge, draw.pick([-1, 0, 0, 1, draw.between(-20, 20)]));
  if (day < plan.first) return plan.first;
  return day;
}

async function writeTierChanges(written: Written, accounts: Account[], tiers: number[]): Promise<void> {
  const { sql, programmeId, draw } = written;
  const rows: { ref: string; account: number; tier: number; since: string }[] = [];
  for (const account of accounts) {
    const days = new Set<string>();
    const changes = account.enrolments.length > 0 || draw.chance(0.2) ? draw.between(0, 6) : 0;
    for (let i = 0; i < changes; i++) {
      const start = i === 0 && draw.chance(0.6) ? account.enrolments[0]?.starts : undefined;
      const day = start ?? dayAround(written, account);
      days.add(day);
      if (draw.chance(0.25)) days.add(addDays(day, draw.between(1, 12)));
    }
    for (const since of days) {
      rows.push({ ref: `T${rows.length}`, account: account.id, tier: draw.pickFrom(tiers) ?? 0, since });
    }
  }
  await sql`
    insert into tier_changes (programme_id, ref, account_id, tier_id, since)
    select ${programmeId}, t.ref, t.account, t.tier, t.since
    from jsonb_to_recordset(${sql.json(rows)}) as t(ref text, account int, tier int, since date)`;
}

function drawMargin({ draw, plan }: Written, account: Account, revenue: number): number | null {
  const lacking = plan.margins === "some" && draw.chance(account.place % 8 === 0 ? 0.5 : 0.004);
  return plan.margins === "none" || lacking ? null : Math.round(revenue * (0.1 + draw.random() * 0.4));
}

/** Every fourth account buys each month; of five of these, one no longer does. */
function steadyOrders({ plan }: Written, accounts: Account[]) {
  const margin = plan.margins === "none" ? null : 1_000_000;
  const month = firstOfMonth(plan.asOf);
  return accounts
    .filter(({ place }) => place % 4 === 1)
    .flatMap(({ id, place }) =>
      Array.from({ length: place % 20 === 5 ? 14 : 19 }, (_, i) => ({
        ref: `S${place}-${i}`,
        account: id,
        day: addDays(addMonths(month, i - 17), 14),
        revenue: 5_000_000,
        margin,
        status: "placed",
        channel: null,
      })),
    );
}

/** About 37 an account: returns, cancelled ones and ones of nothing among them; one account in twenty only returns. */
async function writeOrders(written: Written, accounts: Account[]): Promise<void> {
  const { sql, programmeId, draw } = written;
  const rows = accounts.flatMap((account) => {
    const returnsOnly = draw.chance(0.05);
    return Array.from({ length: Math.round(account.weight * 37) }, (_, i) => {
      const amount = draw.chance(0.2) ? draw.between(1, 2_000) : draw.between(2_000, 400_000);
      const revenue = draw.chance(0.02) ? 0 : returnsOnly || draw.chance(0.09) ? -amount : amount;
      const status = draw.chance(0.06) ? "cancelled" : "placed";
      const day = dayAround(written, account);
      const channel = draw.pick(["web", "shop", null]);
      const margin = drawMargin(written, account, revenue);
      return { ref: `O${account.place}-${i}`, account: account.id, day, revenue, margin, status, channel };
    });
  });
  await sql`
    insert into orders (programme_id, ref, account_id, ordered_on, revenue_cents, margin_cents, status, channel)
    select ${programmeId}, o.ref, o.account, o.day, o.revenue, o.margin, o.status, o.channel
    from jsonb_to_recordset(${sql.json([...rows, ...steadyOrders(written, accounts)])}) as o(ref text, account int, day date, revenue bigint, margin bigint,
      status text, channel text)`;
}

interface Entry {
  ref: string;
  account: number;
  day: string;
  kind: (typeof pointKinds)[number];
  points: number;
  mechanic: string | null;
  expires: string | null;
  reverses: string | null;
}

/** Every one that has a name, one that has none of its own, and none. */
const mechanics = [
  "purchase",
  "purchase",
  "objective-bonus",
  "step",
  "operation",
  "engagement",
  "sponsorship",
  null,
] as const;

function drawEntry(written: Written, account: Account, ref: string): Entry {
  const { draw } = written;
  const kind = draw.pick<Entry["kind"]>(["earn", "earn", "earn", "earn", "redeem", "redeem", "expire", "adjust"]);
  const amount = draw.between(1, kind === "earn" ? 900 : 600);
  const day = dayAround(written, account);
  return {
    ref,
    account: account.id,
    day,
    kind,
    points: kind === "earn" || (kind === "adjust" && draw.chance(0.5)) ? amount : -amount,
    mechanic: kind === "earn" ? draw.pick(mechanics) : null,
    expires: kind === "earn" && draw.chance(0.7) ? addDays(day, draw.between(0, 500)) : null,
    reverses: null,
  };
}

/** Entries of members, leavers and others; one in ten is given back later, whole or in part. */
async function writePoints(written: Written, accounts: Account[]): Promise<void> {
  const { sql, programmeId, draw } = written;
  const entries: Entry[] = [];
  for (const account of accounts) {
    const likely = account.enrolments.length > 0 || draw.chance(0.2);
    const count = likely ? Math.round(account.weight * draw.between(5, 35)) : 0;
    for (let i = 0; i < count; i++) {
      const entry = drawEntry(written, account, `P${account.place}-${i}`);
      entries.push(entry);
      if (!draw.chance(0.1)) continue;
      const back = draw.chance(0.6)
        ? -entry.points
        : -Math.sign(entry.points) * draw.between(1, Math.abs(entry.points));
      const day = addDays(entry.day, draw.pick([0, 1, draw.between(2, 40), draw.between(40, 400)]));
      entries.push({
        ...entry,
        ref: `${entry.ref}-back`,
        day,
        kind: "reverse",
        points: back,
        mechanic: null,
        expires: null,
        reverses: entry.ref,
      });
    }
  }
  await sql`
    insert into points (programme_id, ref, account_id, dated_on, kind, points, mechanic, expires_on, reverses_ref)
    select ${programmeId}, p.ref, p.account, p.day, p.kind, p.points, p.mechanic, p.expires, p.reverses
    from jsonb_to_recordset(${sql.json(entries.map((entry) => ({ ...entry })))}) as p(ref text, account int, day date,
      kind text, points bigint, mechanic text, expires date, reverses text)`;
}

async function writeRewardOrders(written: Written, accounts: Account[], rewards: number[]): Promise<void> {
  const { sql, programmeId, draw } = written;
  const rows = accounts.flatMap((account) =>
    Array.from({ length: draw.chance(0.6) ? Math.round(account.weight * draw.between(1, 12)) : 0 }, (_, i) => ({
      ref: `W${account.place}-${i}`,
      account: account.id,
      reward: draw.pickFrom(rewards) ?? 0,
      day: dayAround(written, account),
      points: draw.chance(0.1) ? 0 : draw.between(50, 800),
      cost: draw.chance(0.1) ? 0 : draw.between(100, 12_000),
      status: draw.chance(0.12) ? "cancelled" : "placed",
    })),
  );
  await sql`
    insert into reward_orders (programme_id, ref, account_id, reward_id, ordered_on, points, cost_cents, status)
    select ${programmeId}, w.ref, w.account, w.reward, w.day, w.points, w.cost, w.status
    from jsonb_to_recordset(${sql.json(rows)}) as w(ref text, account int, reward int, day date, points bigint,
      cost bigint, status text)`;
}

async function writeObjectives({ sql, programmeId, draw, plan }: Written, accounts: Account[]): Promise<void> {
  const from = fiscalYearOf(plan.dataFrom, plan.fiscalStartMonth);
  const to = fiscalYearOf(plan.asOf, plan.fiscalStartMonth) + 1;
  const rows: { ref: string; account: number; year: number; target: number | null }[] = [];
  for (const { id, place } of accounts) {
    for (let year = from; year <= to; year++) {
      if (!draw.chance(0.7)) continue;
      const target = draw.chance(0.35) ? draw.pick([1, draw.between(1_000, 9_000_000)]) : null;
      rows.push({ ref: `J${place}-${year}`, account: id, year, target });
    }
  }
  await sql`
    insert into objectives (programme_id, ref, account_id, fiscal_year, target_cents)
    select ${programmeId}, j.ref, j.account, j.year, j.target
    from jsonb_to_recordset(${sql.json(rows)}) as j(ref text, account int, year int, target bigint)`;
}

/** Some points given by hand expire too. */
async function writeAdjustExpiries({ sql, programmeId, draw }: Written): Promise<void> {
  const rows = await sql<{ ref: string; day: string }[]>`
    select ref, dated_on::text as day from points
    where programme_id = ${programmeId} and kind = 'adjust' and points > 0 order by ref collate "C"`;
  const expiring = rows
    .filter(() => draw.chance(0.4))
    .map(({ ref, day }) => ({ ref, day: addDays(day, draw.between(0, 500)) }));
  await sql`
    update points l set expires_on = x.day
    from jsonb_to_recordset(${sql.json(expiring)}) as x(ref text, day date)
    where l.programme_id = ${programmeId} and l.ref = x.ref`;
}

/** Days on which every point that anybody has expires: without one, hardly a quarter is ever used up. */
async function writeSweeps({ sql, programmeId, draw, plan }: Written): Promise<void> {
  const days = Array.from({ length: draw.pick([0, 1, 1, 2]) }, () => addDays(plan.asOf, -draw.between(20, 600)));
  for (const [i, day] of days.sort().entries())
    await sql`
      insert into points (programme_id, ref, account_id, dated_on, kind, points)
      select programme_id, ${`X${i}-`} || row_number() over (order by account_id), account_id, ${day}::date, 'expire',
        -sum(points)
      from points where programme_id = ${programmeId} and dated_on <= ${day}::date
      group by programme_id, account_id having sum(points) > 0`;
}

/** UTC, either side of the midnights of Europe/Paris in winter and in summer. */
const midnights = ["21:59:59", "22:00:00", "22:30:00", "22:59:59", "23:00:00", "23:30:00"] as const;

/** The days on which the clocks of Europe/Paris change, and those after. */
const clockChanges = ["2022-10-30", "2023-03-26", "2023-03-27", "2023-10-29", "2024-03-31", "2024-04-01", "2024-10-27"];

function drawInstant(written: Written, account: Account): string {
  const { draw, plan } = written;
  const changes = clockChanges.filter((day) => day >= plan.first && day <= plan.last);
  const day = (draw.chance(0.1) ? draw.pickFrom(changes) : undefined) ?? dayAround(written, account);
  if (draw.chance(0.5)) return `${day}T${draw.pick(midnights)}Z`;
  const [hour, minute] = [draw.between(0, 23), draw.between(0, 59)].map((part) => String(part).padStart(2, "0"));
  return `${day}T${hour}:${minute}:00Z`;
}

/** Of members, of who has left and of others; three accounts in ten never come. */
async function writeVisits(written: Written, accounts: Account[]): Promise<void> {
  const { sql, programmeId, draw } = written;
  const rows = accounts.flatMap((account) =>
    Array.from({ length: draw.chance(0.3) ? 0 : draw.pick([2, 8, 25, 50]) }, (_, i) => ({
      ref: `V${account.place}-${i}`,
      account: account.id,
      at: drawInstant(written, account),
      page: draw.pick(["home", "catalogue"]),
    })),
  );
  await sql`
    insert into visits (programme_id, ref, account_id, visited_at, page)
    select ${programmeId}, v.ref, v.account, v.at, v.page
    from jsonb_to_recordset(${sql.json(rows)}) as v(ref text, account int, at timestamptz, page text)`;
}

/** About two a month, credit notes among them. */
async function writeCosts(written: Written): Promise<void> {
  const { sql, programmeId, draw } = written;
  const rows = Array.from({ length: draw.between(40, 80) }, (_, i) => ({
    ref: `C${i}`,
    day: someDay(written),
    kind: draw.pick(["platform", "animation", "communication", "agency"]),
    cost: (draw.chance(0.05) ? -1 : 1) * draw.between(1_000, 150_000),
  }));
  await sql`
    insert into programme_costs (programme_id, ref, dated_on, kind, cost_cents)
    select ${programmeId}, c.ref, c.day, c.kind, c.cost
    from jsonb_to_recordset(${sql.json(rows)}) as c(ref text, day date, kind text, cost bigint)`;
}

/** Unknown for one account in three, nothing for a few. */
async function writePotentials({ sql, programmeId, draw }: Written, accounts: Account[]): Promise<void> {
  const rows = accounts.map(({ id }) => ({
    id,
    potential: draw.chance(0.3) ? null : draw.chance(0.05) ? 0 : draw.between(10_000, 9_000_000),
  }));
  await sql`
    update accounts a set yearly_potential_cents = x.potential
    from jsonb_to_recordset(${sql.json(rows)}) as x(id int, potential bigint)
    where a.programme_id = ${programmeId} and a.id = x.id`;
}

/** A budget and the shares meant of tiers, or neither; shares of some tiers only are shares too. */
async function writeSettings({ sql, programmeId, draw }: Written): Promise<void> {
  const budget = draw.chance(0.7) ? draw.between(200_000, 3_000_000) : null;
  const shares = draw.pick([null, { bronze: 0.5, silver: 0.3, gold: 0.2 }, { bronze: 0.6, gold: 0.4 }]);
  await sql`
    update programmes set budget_cents = ${budget}, target_tier_shares = ${shares && sql.json(shares)}
    where id = ${programmeId}`;
}

const facts = [
  "accounts",
  "account_assignments",
  "enrolments",
  "tier_changes",
  "orders",
  "points",
  "reward_orders",
  "objectives",
  "visits",
];

/**
 * As an import does. Where the database looked itself before these facts, beside those of another programme, the planner
 * takes this one for empty and an oracle's joins for a few rows: minutes of nested loops instead of milliseconds.
 */
const analyzeFacts = ({ sql }: Written) => sql`select analyze_table(t) from unnest(${facts}::text[]) t`;

/**
 * Writes a small programme in which everything that can be odd is: the facts of tests that compare the product's
 * figures with the oracle's. The same seed and options give the same facts. Returns the programme's id.
 */
export async function writeRandomProgramme(
  sql: Sql,
  seed: number,
  options: Partial<RandomProgrammeOptions> = {},
): Promise<number> {
  const draw = new Draw(seededRandom(seed));
  const plan = planOf(draw, options);
  const programmeId = await writeProgramme(sql, seed, plan);
  const written: Written = { sql, programmeId, draw, plan };
  const reps = await writeReps(written);
  const tiers = await writeTiers(written);
  const rewards = await writeRewards(written);
  const ids = await writeAccounts(written);
  const accounts = ids.map((id, place): Account => {
    const silent = draw.chance(0.08);
    const weight = silent ? 0 : draw.pick([0.05, 0.5, 1, 1, 1.5, 2.5]);
    return { id, place, weight, enrolments: silent && draw.chance(0.5) ? [] : drawEnrolments(written) };
  });
  await writeAssignments(written, accounts, reps);
  await writeEnrolments(written, accounts);
  await writeTierChanges(written, accounts, tiers);
  await writeOrders(written, accounts);
  await writePoints(written, accounts);
  await writeRewardOrders(written, accounts, rewards);
  await writeObjectives(written, accounts);
  await writeAdjustExpiries(written);
  await writeSweeps(written);
  await writeVisits(written, accounts);
  await writeCosts(written);
  await writePotentials(written, accounts);
  await writeSettings(written);
  await analyzeFacts(written);
  return programmeId;
}
