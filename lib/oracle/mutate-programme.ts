import type { Sql } from "postgres";
import { addDays, addMonths, firstOfMonth, fiscalYearOf, lastOfMonth } from "./calendar";
import { Draw } from "./random";

interface Ground {
  sql: Sql;
  programmeId: number;
  draw: Draw;
  asOf: string;
  dataFrom: string;
  fiscalStartMonth: number;
}

/** Says what it did; null where the programme has nothing that it could do it to. */
type Mutation = (ground: Ground) => Promise<string | null>;

/** What the import marks where a change counts over the account's whole history. */
const ALWAYS = "1900-01-01";

async function markDirty({ sql, programmeId }: Ground, accountId: number, days: string[]): Promise<void> {
  const [earliest = ALWAYS] = [...days].sort();
  await sql`
    insert into dirty_accounts (programme_id, account_id, from_month)
    values (${programmeId}, ${accountId}, ${firstOfMonth(earliest)})
    on conflict (programme_id, account_id) do update set from_month = least(dirty_accounts.from_month, excluded.from_month)`;
}

const newRef = ({ draw }: Ground) => `m${Math.floor(draw.random() * 2 ** 45).toString(36)}`;

const anyDay = ({ draw, asOf, dataFrom }: Ground) =>
  draw.chance(0.2)
    ? draw.pick([asOf, addDays(asOf, 1), addMonths(asOf, -12), dataFrom, addDays(dataFrom, -1)])
    : draw.oddDay(addDays(dataFrom, -60), addDays(asOf, 40));

async function anyAccount({ sql, programmeId, draw }: Ground): Promise<number | null> {
  const rows = await sql<{ id: number }[]>`select id from accounts where programme_id = ${programmeId} order by code`;
  return draw.pickFrom(rows)?.id ?? null;
}

interface OrderRow {
  ref: string;
  account: number;
  day: string;
  revenue: number;
}

async function anyOrder({ sql, programmeId, draw }: Ground): Promise<OrderRow | null> {
  const rows = await sql<OrderRow[]>`
    select ref, account_id as account, ordered_on::text as day, revenue_cents::float8 as revenue
    from orders where programme_id = ${programmeId} order by ref`;
  return draw.pickFrom(rows) ?? null;
}

interface DatedRow {
  ref: string;
  account: number;
  day: string;
}

const lateOrder: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, day, amount] = [newRef(ground), anyDay(ground), draw.between(1, 300_000)];
  const revenue = draw.chance(0.15) ? -amount : amount;
  const margin = draw.chance(0.2) ? null : Math.round(revenue / 4);
  await sql`
    insert into orders (programme_id, ref, account_id, ordered_on, revenue_cents, margin_cents)
    values (${programmeId}, ${ref}, ${account}, ${day}, ${revenue}, ${margin})`;
  await markDirty(ground, account, [day]);
  return `order ${ref} of account ${account} on ${day}: ${revenue}, margin ${margin}`;
};

const correctedOrder: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const order = await anyOrder(ground);
  if (!order) return null;
  const revenue = draw.pick([-order.revenue, 0, order.revenue + draw.between(-5_000, 5_000), draw.between(1, 900_000)]);
  const margin = draw.chance(0.1) ? null : Math.round(revenue / 3);
  await sql`
    update orders set revenue_cents = ${revenue}, margin_cents = ${margin}
    where programme_id = ${programmeId} and ref = ${order.ref}`;
  await markDirty(ground, order.account, [order.day]);
  return `order ${order.ref} (account ${order.account}, ${order.day}): ${order.revenue} → ${revenue}, margin ${margin}`;
};

const redatedOrder: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const order = await anyOrder(ground);
  if (!order) return null;
  const day = anyDay(ground);
  await sql`update orders set ordered_on = ${day} where programme_id = ${programmeId} and ref = ${order.ref}`;
  await markDirty(ground, order.account, [order.day, day]);
  return `order ${order.ref} (account ${order.account}): ${order.day} → ${day}`;
};

const movedOrder: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const order = await anyOrder(ground);
  const account = await anyAccount(ground);
  if (!order || account === null) return null;
  await sql`update orders set account_id = ${account} where programme_id = ${programmeId} and ref = ${order.ref}`;
  await markDirty(ground, order.account, [order.day]);
  await markDirty(ground, account, [order.day]);
  return `order ${order.ref} (${order.day}): account ${order.account} → ${account}`;
};

const cancelledOrder: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const order = await anyOrder(ground);
  if (!order) return null;
  await sql`
    update orders set status = case status when 'cancelled' then 'placed' else 'cancelled' end
    where programme_id = ${programmeId} and ref = ${order.ref}`;
  await markDirty(ground, order.account, [order.day]);
  return `order ${order.ref} (account ${order.account}, ${order.day}): cancelled, or placed again`;
};

const deletedOrder: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const order = await anyOrder(ground);
  if (!order) return null;
  await sql`delete from orders where programme_id = ${programmeId} and ref = ${order.ref}`;
  await markDirty(ground, order.account, [order.day]);
  return `order ${order.ref} (account ${order.account}, ${order.day}): deleted`;
};

const addedPoints: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, day, amount] = [newRef(ground), anyDay(ground), draw.between(1, 900)];
  const kind = draw.pick(["earn", "earn", "redeem", "expire", "adjust"]);
  const points = kind === "earn" || (kind === "adjust" && draw.chance(0.5)) ? amount : -amount;
  await sql`
    insert into points (programme_id, ref, account_id, dated_on, kind, points, mechanic)
    values (${programmeId}, ${ref}, ${account}, ${day}, ${kind}, ${points}, ${kind === "earn" ? "operation" : null})`;
  await markDirty(ground, account, [day]);
  return `points ${ref} of account ${account} on ${day}: ${kind} ${points}`;
};

const reversedPoints: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<(DatedRow & { kind: string; points: number })[]>`
    select ref, account_id as account, dated_on::text as day, kind, points::float8 as points
    from points where programme_id = ${programmeId} and kind <> 'reverse' order by ref`;
  const entry = draw.pickFrom(rows);
  if (!entry) return null;
  const [ref, day] = [newRef(ground), addDays(entry.day, draw.between(0, 200))];
  await sql`
    insert into points (programme_id, ref, account_id, dated_on, kind, points, reverses_ref)
    values (${programmeId}, ${ref}, ${entry.account}, ${day}, 'reverse', ${-entry.points}, ${entry.ref})`;
  await markDirty(ground, entry.account, [day]);
  return `points ${ref} of account ${entry.account} on ${day}: reverses ${entry.kind} ${entry.ref} of ${entry.points}`;
};

/** Late, and used up before or after what the account already has. */
const lateEarn: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, day, amount] = [newRef(ground), anyDay(ground), draw.between(1, 900)];
  const expires = addDays(day, draw.pick([0, draw.between(1, 90), draw.between(90, 900)]));
  const kind = draw.pick(["earn", "earn", "adjust"]);
  const mechanic = kind === "earn" ? draw.pick(["purchase", "engagement", null]) : null;
  await sql`
    insert into points (programme_id, ref, account_id, dated_on, kind, points, mechanic, expires_on)
    values (${programmeId}, ${ref}, ${account}, ${day}, ${kind}, ${amount}, ${mechanic}, ${expires})`;
  await markDirty(ground, account, [day]);
  return `points ${ref} of account ${account} on ${day}: ${kind} ${amount} (${mechanic}), to ${expires}`;
};

/** The mechanic of an earn, or the day on which it expires. */
const changedEarn: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<DatedRow[]>`
    select ref, account_id as account, dated_on::text as day
    from points where programme_id = ${programmeId} and kind = 'earn' order by ref`;
  const entry = draw.pickFrom(rows);
  if (!entry) return null;
  const { ref, account, day } = entry;
  const expires = draw.chance(0.3) ? null : addDays(day, draw.between(0, 700));
  const mechanic = draw.pick(["purchase", "objective-bonus", "step", "operation", "engagement", "sponsorship", null]);
  const change = draw.chance(0.5) ? { expires_on: expires } : { mechanic };
  await sql`update points set ${sql(change)} where programme_id = ${programmeId} and ref = ${ref}`;
  await markDirty(ground, account, [day]);
  return `points ${ref} (account ${account}, ${day}, earn): ${JSON.stringify(change)}`;
};

/** Never an entry that another one reverses. */
const deletedPoints: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<(DatedRow & { kind: string })[]>`
    select l.ref, l.account_id as account, l.dated_on::text as day, l.kind
    from points l
    where l.programme_id = ${programmeId} and not exists (
      select from points r where r.programme_id = l.programme_id and r.reverses_ref = l.ref)
    order by l.ref`;
  const entry = draw.pickFrom(rows);
  if (!entry) return null;
  await sql`delete from points where programme_id = ${programmeId} and ref = ${entry.ref}`;
  await markDirty(ground, entry.account, [entry.day]);
  return `points ${entry.ref} (account ${entry.account}, ${entry.day}, ${entry.kind}): deleted`;
};

async function anyTier({ sql, programmeId, draw }: Ground): Promise<number | null> {
  const rows = await sql<{ id: number }[]>`select id from tiers where programme_id = ${programmeId} order by rank, id`;
  return draw.pickFrom(rows)?.id ?? null;
}

async function anyTierChange({ sql, programmeId, draw }: Ground): Promise<DatedRow | null> {
  const rows = await sql<DatedRow[]>`
    select ref, account_id as account, since::text as day
    from tier_changes where programme_id = ${programmeId} order by ref`;
  return draw.pickFrom(rows) ?? null;
}

const addedTierChange: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const [account, tier] = [await anyAccount(ground), await anyTier(ground)];
  if (account === null || tier === null) return null;
  const [ref, day] = [newRef(ground), anyDay(ground)];
  const written = await sql`
    insert into tier_changes (programme_id, ref, account_id, tier_id, since)
    select ${programmeId}::int, ${ref}, ${account}::int, ${tier}::int, ${day}::date
    where not exists (
      select from tier_changes where programme_id = ${programmeId} and account_id = ${account} and since = ${day}::date)
    returning ref`;
  if (written.length === 0) return null;
  await markDirty(ground, account, [day]);
  return `tier change ${ref} of account ${account} on ${day}: tier ${tier}`;
};

const editedTierChange: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const [change, tier] = [await anyTierChange(ground), await anyTier(ground)];
  if (!change || tier === null) return null;
  const day = draw.chance(0.5) ? change.day : anyDay(ground);
  const written = await sql`
    update tier_changes set tier_id = ${tier}, since = ${day}
    where programme_id = ${programmeId} and ref = ${change.ref} and not exists (
      select from tier_changes other
      where other.programme_id = ${programmeId} and other.account_id = ${change.account}
        and other.since = ${day}::date and other.ref <> ${change.ref})
    returning ref`;
  if (written.length === 0) return null;
  await markDirty(ground, change.account, [change.day, day]);
  return `tier change ${change.ref} of account ${change.account}: ${change.day} → ${day}, tier ${tier}`;
};

const deletedTierChange: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const change = await anyTierChange(ground);
  if (!change) return null;
  await sql`delete from tier_changes where programme_id = ${programmeId} and ref = ${change.ref}`;
  await markDirty(ground, change.account, [change.day]);
  return `tier change ${change.ref} of account ${change.account} on ${change.day}: deleted`;
};

/** Where the account has no other enrolment between two days; a null end is for ever. */
const isFree = async ({ sql, programmeId }: Ground, account: number, starts: string, ends: string | null, ref = "") => {
  const others = await sql`
    select from enrolments e
    where e.programme_id = ${programmeId} and e.account_id = ${account} and e.ref <> ${ref}
      and e.starts_on < coalesce(${ends}::date, 'infinity') and coalesce(e.ends_on, 'infinity') > ${starts}::date`;
  return others.length === 0;
};

async function anyEnrolment({ sql, programmeId, draw }: Ground): Promise<(DatedRow & { ends: string | null }) | null> {
  const rows = await sql<(DatedRow & { ends: string | null })[]>`
    select ref, account_id as account, starts_on::text as day, ends_on::text as ends
    from enrolments where programme_id = ${programmeId} order by ref`;
  return draw.pickFrom(rows) ?? null;
}

const addedEnrolment: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, starts] = [newRef(ground), anyDay(ground)];
  const ends = draw.chance(0.5) ? null : addDays(starts, draw.pick([1, draw.between(2, 25), draw.between(25, 400)]));
  if (!(await isFree(ground, account, starts, ends))) return null;
  await sql`
    insert into enrolments (programme_id, ref, account_id, starts_on, ends_on)
    values (${programmeId}, ${ref}, ${account}, ${starts}, ${ends})`;
  await markDirty(ground, account, [starts]);
  return `enrolment ${ref} of account ${account}: [${starts}, ${ends})`;
};

/** Ended, ended on another day, or opened again. */
const endedEnrolment: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const enrolment = await anyEnrolment(ground);
  if (!enrolment) return null;
  const { ref, account, day } = enrolment;
  const ends = enrolment.ends !== null && draw.chance(0.3) ? null : draw.oddDay(addDays(day, 1), addDays(day, 500));
  if (ends !== null && ends <= day) return null;
  if (!(await isFree(ground, account, day, ends, ref))) return null;
  await sql`update enrolments set ends_on = ${ends} where programme_id = ${programmeId} and ref = ${ref}`;
  await markDirty(ground, account, [day]);
  return `enrolment ${ref} of account ${account} from ${day}: ends ${enrolment.ends} → ${ends}`;
};

const movedEnrolment: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const enrolment = await anyEnrolment(ground);
  if (!enrolment) return null;
  const { ref, account, ends } = enrolment;
  const day = addDays(enrolment.day, draw.pick([-1, 1, draw.between(-40, 40), draw.between(-300, 300)]));
  if (ends !== null && ends <= day) return null;
  if (!(await isFree(ground, account, day, ends, ref))) return null;
  await sql`update enrolments set starts_on = ${day} where programme_id = ${programmeId} and ref = ${ref}`;
  await markDirty(ground, account, [enrolment.day, day]);
  return `enrolment ${ref} of account ${account} to ${ends}: starts ${enrolment.day} → ${day}`;
};

const deletedEnrolment: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const enrolment = await anyEnrolment(ground);
  if (!enrolment) return null;
  await sql`delete from enrolments where programme_id = ${programmeId} and ref = ${enrolment.ref}`;
  await markDirty(ground, enrolment.account, [enrolment.day]);
  return `enrolment ${enrolment.ref} of account ${enrolment.account} from ${enrolment.day}: deleted`;
};

const addedRewardOrder: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  const rewards = await sql<{ id: number }[]>`select id from rewards where programme_id = ${programmeId} order by code`;
  const reward = draw.pickFrom(rewards)?.id;
  if (account === null || reward === undefined) return null;
  const [ref, day] = [newRef(ground), anyDay(ground)];
  const [points, cost] = [draw.between(0, 500), draw.between(0, 9_000)];
  await sql`
    insert into reward_orders (programme_id, ref, account_id, reward_id, ordered_on, points, cost_cents)
    values (${programmeId}, ${ref}, ${account}, ${reward}, ${day}, ${points}, ${cost})`;
  await markDirty(ground, account, [day]);
  return `reward order ${ref} of account ${account} on ${day}: reward ${reward}, ${points} points, ${cost}`;
};

/** Its cost, its day, its status, its account, or all of it. */
const changedRewardOrder: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<DatedRow[]>`
    select ref, account_id as account, ordered_on::text as day
    from reward_orders where programme_id = ${programmeId} order by ref`;
  const row = draw.pickFrom(rows);
  const target = await anyAccount(ground);
  if (!row || target === null) return null;
  const { ref, account } = row;
  const change = draw.pick(["cost", "day", "status", "account", "deleted"]);
  const day = change === "day" ? anyDay(ground) : row.day;
  const owner = change === "account" ? target : account;
  const cost = change === "cost" ? draw.between(0, 20_000) : null;
  if (change === "deleted") await sql`delete from reward_orders where programme_id = ${programmeId} and ref = ${ref}`;
  else {
    await sql`
      update reward_orders set ordered_on = ${day}, account_id = ${owner}, cost_cents = coalesce(${cost}::bigint, cost_cents),
        status = case when ${change !== "status"} then status when status = 'cancelled' then 'placed' else 'cancelled' end
      where programme_id = ${programmeId} and ref = ${ref}`;
  }
  await markDirty(ground, account, [row.day, day]);
  await markDirty(ground, owner, [row.day, day]);
  return `reward order ${ref}: ${change} (account ${account} → ${owner}, ${row.day} → ${day}, cost ${cost})`;
};

/** Either side of a midnight of the programme's zone, more often than not. */
const lateVisit: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, page] = [newRef(ground), draw.pick(["home", "catalogue"])];
  const at = `${anyDay(ground)}T${draw.pick(["10:00:00", "21:59:59", "22:00:00", "22:59:59", "23:00:00"])}Z`;
  const [row] = await sql<{ day: string }[]>`
    insert into visits as v (programme_id, ref, account_id, visited_at, page)
    values (${programmeId}, ${ref}, ${account}, ${at}, ${page})
    returning (v.visited_at at time zone (select zone from programmes where id = v.programme_id))::date::text as day`;
  if (!row) return null;
  await markDirty(ground, account, [row.day]);
  return `visit ${ref} of account ${account} at ${at} (${row.day}): ${page}`;
};

const removedVisit: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<DatedRow[]>`
    select v.ref, v.account_id as account, (v.visited_at at time zone p.zone)::date::text as day
    from visits v join programmes p on p.id = v.programme_id
    where v.programme_id = ${programmeId} order by v.ref`;
  const visit = draw.pickFrom(rows);
  if (!visit) return null;
  await sql`delete from visits where programme_id = ${programmeId} and ref = ${visit.ref}`;
  await markDirty(ground, visit.account, [visit.day]);
  return `visit ${visit.ref} (account ${visit.account}, ${visit.day}): deleted`;
};

/** Of no account: nothing is marked. */
const lateCost: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const [ref, day, cost] = [newRef(ground), anyDay(ground), draw.between(1, 200_000)];
  const kind = draw.pick(["platform", "animation", "communication", "agency"]);
  await sql`
    insert into programme_costs (programme_id, ref, dated_on, kind, cost_cents)
    values (${programmeId}, ${ref}, ${day}, ${kind}, ${cost})`;
  return `programme cost ${ref} on ${day}: ${kind} ${cost}`;
};

const changedPotential: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const potential = draw.pick([null, 0, draw.between(1, 9_000_000), draw.between(1, 9_000_000)]);
  await sql`
    update accounts set yearly_potential_cents = ${potential} where programme_id = ${programmeId} and id = ${account}`;
  await markDirty(ground, account, [ALWAYS]);
  return `account ${account}: potential ${potential}`;
};

const changedAccount: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const what = draw.pick(["segment", "region", "since"]);
  const value = {
    segment: draw.pick(["trade", "retail", "new-segment", ""]),
    region: draw.pick(["east", "west", "new-region", ""]),
    since: draw.chance(0.3) ? null : anyDay(ground),
  }[what];
  await sql`
    update accounts set ${sql({ [what]: value })} where programme_id = ${programmeId} and id = ${account}`;
  await markDirty(ground, account, [ALWAYS]);
  return `account ${account}: ${what} ${value}`;
};

const toggledEligible: Mutation = async (ground) => {
  const { sql, programmeId } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [row] = await sql<{ eligible: boolean }[]>`
    update accounts set eligible = not eligible where programme_id = ${programmeId} and id = ${account}
    returning eligible`;
  await markDirty(ground, account, [ALWAYS]);
  return `account ${account}: eligible ${row?.eligible}`;
};

const addedAccount: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const [code, since] = [newRef(ground), draw.chance(0.5) ? null : anyDay(ground)];
  const [row] = await sql<{ id: number }[]>`
    insert into accounts (programme_id, code, name, segment, region, since)
    values (${programmeId}, ${code}, ${code}, 'trade', 'east', ${since}) returning id`;
  if (!row) return null;
  await markDirty(ground, row.id, [ALWAYS]);
  return `account ${row.id}: new, since ${since}`;
};

/** The refresh derives the account's rep itself. */
const reassigned: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  const reps = await sql<{ id: number }[]>`select id from reps where programme_id = ${programmeId} order by code`;
  if (account === null) return null;
  const [ref, day] = [newRef(ground), draw.chance(0.5) ? ground.asOf : anyDay(ground)];
  const rep = draw.chance(0.2) ? 0 : (draw.pickFrom(reps)?.id ?? 0);
  const written = await sql`
    insert into account_assignments (programme_id, ref, account_id, rep_id, since)
    select ${programmeId}::int, ${ref}, ${account}::int, ${rep}::int, ${day}::date
    where not exists (
      select from account_assignments
      where programme_id = ${programmeId} and account_id = ${account} and since = ${day}::date)
    returning ref`;
  return written.length === 0 ? null : `account ${account}: rep ${rep} since ${day}`;
};

const addedObjective: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const account = await anyAccount(ground);
  if (account === null) return null;
  const [ref, year] = [newRef(ground), fiscalYearOf(anyDay(ground), ground.fiscalStartMonth)];
  const target = draw.chance(0.5) ? null : draw.between(1, 9_000_000);
  const written = await sql`
    insert into objectives (programme_id, ref, account_id, fiscal_year, target_cents)
    select ${programmeId}::int, ${ref}, ${account}::int, ${year}::int, ${target}::bigint
    where not exists (
      select from objectives where programme_id = ${programmeId} and account_id = ${account} and fiscal_year = ${year})
    returning ref`;
  if (written.length === 0) return null;
  await markDirty(ground, account, [ALWAYS]);
  return `objective ${ref} of account ${account} for ${year}: ${target}`;
};

const changedObjective: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<{ ref: string; account: number; year: number }[]>`
    select ref, account_id as account, fiscal_year as year from objectives where programme_id = ${programmeId} order by ref`;
  const row = draw.pickFrom(rows);
  if (!row) return null;
  const removed = draw.chance(0.4);
  const target = draw.chance(0.4) ? null : draw.between(1, 9_000_000);
  if (removed) await sql`delete from objectives where programme_id = ${programmeId} and ref = ${row.ref}`;
  else
    await sql`update objectives set target_cents = ${target} where programme_id = ${programmeId} and ref = ${row.ref}`;
  await markDirty(ground, row.account, [ALWAYS]);
  return `objective ${row.ref} of account ${row.account} for ${row.year}: ${removed ? "removed" : target}`;
};

const movedAsOf: Mutation = async ({ sql, programmeId, draw, asOf, dataFrom }) => {
  const moved = draw.pick([
    addDays(asOf, 1),
    addDays(asOf, -1),
    addDays(asOf, draw.between(-40, 40)),
    addMonths(asOf, draw.between(-14, 3)),
    lastOfMonth(asOf),
    addDays(firstOfMonth(asOf), -1),
    firstOfMonth(asOf),
    "2024-02-28",
    "2024-02-29",
  ]);
  if (moved === asOf || moved < dataFrom) return null;
  await sql`update programmes set as_of = ${moved} where id = ${programmeId}`;
  return `as of ${asOf} → ${moved}`;
};

/** Settings that shape every row. Nothing is marked: the refresh sees them by itself. */
const changedSettings: Mutation = async ({ sql, programmeId, draw, asOf, dataFrom, fiscalStartMonth }) => {
  const moved = draw.pick([addDays(dataFrom, draw.between(-45, 90)), addMonths(firstOfMonth(dataFrom), 2), dataFrom]);
  const start = draw.pick([1, 4, 7, fiscalStartMonth]);
  const coefficient = draw.pick([1, 1.05, 1.2, null]);
  const falling = draw.pick([100_00, 1_000_00]);
  if (moved > asOf) return null;
  await sql`
    update programmes set data_from = ${moved}, fiscal_start_month = ${start}, objective_coefficient = ${coefficient},
      falling_amount_cents = ${falling}
    where id = ${programmeId}`;
  return `data from ${dataFrom} → ${moved}, fiscal year from month ${start}, coefficient ${coefficient}, falling from ${falling}`;
};

/** An account with all its facts, as a full feed that no longer holds it. */
const removedAccount: Mutation = async (ground) => {
  const { sql, programmeId, draw } = ground;
  const rows = await sql<{ id: number }[]>`select id from accounts where programme_id = ${programmeId} order by id`;
  const row = rows.length > 5 ? draw.pickFrom(rows) : null;
  if (!row) return null;
  const tables = [
    "orders",
    "points",
    "reward_orders",
    "visits",
    "enrolments",
    "tier_changes",
    "objectives",
    "account_assignments",
  ];
  for (const table of tables)
    await sql`delete from ${sql(table)} where programme_id = ${programmeId} and account_id = ${row.id}`;
  await sql`delete from accounts where programme_id = ${programmeId} and id = ${row.id}`;
  await markDirty(ground, row.id, [ALWAYS]);
  return `account ${row.id} removed`;
};

/** Twice where it should come up more often. */
const mutations: readonly [Mutation, ...Mutation[]] = [
  lateOrder,
  lateOrder,
  correctedOrder,
  redatedOrder,
  movedOrder,
  cancelledOrder,
  deletedOrder,
  addedPoints,
  reversedPoints,
  deletedPoints,
  addedTierChange,
  editedTierChange,
  deletedTierChange,
  addedEnrolment,
  endedEnrolment,
  movedEnrolment,
  deletedEnrolment,
  addedRewardOrder,
  changedRewardOrder,
  changedAccount,
  addedAccount,
  reassigned,
  reassigned,
  addedObjective,
  changedObjective,
  movedAsOf,
  movedAsOf,
  toggledEligible,
  changedSettings,
  removedAccount,
  lateEarn,
  changedEarn,
  lateVisit,
  removedVisit,
  lateCost,
  changedPotential,
];

async function groundOf(sql: Sql, programmeId: number, random: () => number): Promise<Ground> {
  const [row] = await sql<Pick<Ground, "asOf" | "dataFrom" | "fiscalStartMonth">[]>`
    select as_of::text as "asOf", data_from::text as "dataFrom", fiscal_start_month as "fiscalStartMonth"
    from programmes where id = ${programmeId}`;
  if (!row) throw new Error(`oracle: no programme ${programmeId}`);
  return { sql, programmeId, draw: new Draw(random), ...row };
}

/**
 * Changes one thing of a programme's facts or of its `as of`, and marks the accounts that it touches as the import does.
 * Says what it did, for the message of a test that fails.
 */
export async function mutateProgramme(sql: Sql, programmeId: number, random: () => number): Promise<string> {
  const ground = await groundOf(sql, programmeId, random);
  for (let attempt = 0; attempt < 100; attempt++) {
    const done = await ground.draw.pick(mutations)(ground);
    if (done !== null) return done;
  }
  throw new Error(`oracle: nothing to change in programme ${programmeId}`);
}
