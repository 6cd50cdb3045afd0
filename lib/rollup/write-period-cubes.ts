import type { TransactionSql } from "postgres";
import type { periodFacts } from "@/db/schema/measures";
import { type MonthState, namesOf } from "@/db/schema/rollup-columns";
import { type SpanKey, spanKeyOf } from "@/lib/periods/cells";
import type { Clock } from "@/lib/periods/period";
import { analyzeGrown } from "./analyze-grown";
import { listSpans, readSpans, type Span } from "./list-spans";

/** The standard periods of a refresh, those of before and of now. */
export interface PeriodPlan {
  programmeId: number;
  /** The clock that the cubes were made with; null where all of them are made again. */
  before: Clock | null;
  now: Clock;
  /** Periods that the cubes have and keep, with their days of before and of now: others where `as of` slides in its month. */
  kept: { before: Span; now: Span }[];
  added: Span[];
  gone: SpanKey[];
}

const spanKey = ["from_month", "from_part", "to_month", "to_part"] as const;

const bothDays = "m.from_tier_id >= 0 and m.tier_id >= 0 and coalesce(e.rank, -1)";
/** What period cubes say of how tiers moved: read from the cubes of moves (`m`), by the ranks of today (`s` to `e`). */
const tierMoves = {
  tier_upgraded: `${bothDays} > coalesce(s.rank, -1)`,
  tier_kept: `${bothDays} = coalesce(s.rank, -1)`,
  tier_downgraded: `${bothDays} < coalesce(s.rank, -1)`,
  tier_entered: "m.from_tier_id < 0",
  tier_left: "m.tier_id < 0",
};

const moved = "x.eve_known and greatest(x.from_tier_id, x.tier_id) >= 0";
/** What adds up from accounts, as SQL over what they did in a span (`x`). */
const ownSums: Record<Exclude<keyof typeof periodFacts, keyof typeof tierMoves>, string> = {
  same_members: "count(*) filter (where x.is_same)",
  same_member_revenue_cents: "coalesce(sum(x.revenue) filter (where x.is_same), 0)",
  same_member_revenue_before_cents: "coalesce(sum(x.revenue_before) filter (where x.is_same), 0)",
  visitors: "count(*) filter (where x.visits > 0)",
  catalogue_visitors: "count(*) filter (where x.catalogue_visits > 0)",
  visitors_who_ordered: "count(*) filter (where x.catalogue_visits > 0 and x.reward_orders > 0)",
};
const sums = { ...ownSums, moves: `count(*) filter (where ${moved})` };
/** States of an account's month whose differences tell what happened in a span, and in nothing else. */
export const spanStates = [
  "member_revenue_to_date_cents",
  "visits_to_date",
  "catalogue_visits_to_date",
  "member_reward_orders_to_date",
] as const satisfies readonly MonthState[];

/**
 * Takes what the accounts with changed facts have in the cubes of standard periods that stay, before their rows are
 * replaced: the temporary table `period_changes`, negative. `writePeriodCubes` adds what they have then, by the same plan.
 */
export async function keepPeriods(tx: TransactionSql): Promise<PeriodPlan> {
  await createChanges(tx, "period_changes");
  const plan = await planSpans(tx);
  if (plan.before) await addContributions(tx, plan, { at: "before", of: "changed", sign: "-" });
  return plan;
}

/**
 * Moves the cubes of standard periods: those that are none any more go, those that stay move by Σ new − Σ old of the
 * accounts with changed facts, new ones are summed over all accounts.
 */
export async function writePeriodCubes(tx: TransactionSql, plan: PeriodPlan): Promise<void> {
  await addContributions(tx, plan, { at: "now", of: "changed", sign: "" });
  await addContributions(tx, plan, { at: "now", of: "all", sign: "" });
  await tx`analyze period_changes`;
  for (const table of ["move_cube_regions", "move_cube_reps"]) await removeSpans(tx, table, plan);
  for (const grain of ["regions", "reps"] as const) await moveMoveCube(tx, grain);
  for (const grain of ["segments", "regions", "reps"] as const) {
    await removeSpans(tx, `period_cube_${grain}`, plan);
    await movePeriodCube(tx, grain);
  }
}

const createChanges = (tx: TransactionSql, table: string) =>
  tx.unsafe(`
    create temp table ${table} (from_month date, from_part int, to_month date, to_part int, from_tier_id int,
      tier_id int, segment text, region text, rep_id int, is_marked boolean,
      ${namesOf(sums)
        .map((name) => `${name} bigint`)
        .join(", ")}) on commit drop`);

async function removeSpans(
  tx: TransactionSql,
  table: string,
  { programmeId, before, gone }: PeriodPlan,
): Promise<void> {
  if (!before) await tx`delete from ${tx(table)} where programme_id = ${programmeId}`;
  else if (gone.length > 0)
    await tx.unsafe(
      `delete from ${table} f
      using jsonb_to_recordset($2) as k (from_month date, from_part int, to_month date, to_part int)
      where f.programme_id = $1 and ${same("f", "k", spanKey)}`,
      [programmeId, tx.json(gone.map((key) => ({ ...key })))],
    );
}

async function planSpans(tx: TransactionSql): Promise<PeriodPlan> {
  const [row] = await tx<{ programmeId: number; everything: boolean; slides: boolean; now: Clock; before: Clock }[]>`
    select c.programme_id as "programmeId", c.everything, c.slides,
      jsonb_build_object('asOf', c.as_of, 'dataFrom', c.data_from, 'fiscalStartMonth', c.fiscal_start) as now,
      jsonb_build_object('asOf', s.as_of, 'dataFrom', s.data_from, 'fiscalStartMonth', s.fiscal_start_month) as before
    from ctx c left join rollup_states s using (programme_id)`;
  if (!row) throw new Error("no programme to roll up");
  const { programmeId, everything, slides, now } = row;
  const before = everything ? null : row.before;
  // Where `as of` slides, a period keeps its rows by its name, whatever its days are now; else only with the same days.
  const nameOf = (span: Span, { asOf }: Clock) =>
    JSON.stringify([spanKeyOf(span, asOf), ...(slides ? [] : [span.from, span.to])]);
  const named = (clock: Clock) => new Map(listSpans(clock).map((span) => [nameOf(span, clock), span]));
  const [old, present] = [before ? named(before) : new Map<string, Span>(), named(now)];
  return {
    programmeId,
    before,
    now,
    kept: [...present].flatMap(([name, span]) => {
      const was = old.get(name);
      return was ? [{ before: was, now: span }] : [];
    }),
    added: [...present].filter(([name]) => !old.has(name)).map(([, span]) => span),
    gone: before ? [...old].filter(([name]) => !present.has(name)).map(([, span]) => spanKeyOf(span, before.asOf)) : [],
  };
}

/**
 * Whose rows are read, with their group as these rows say it: whoever was ever a member, of those with changed facts or of
 * all. Of `from_month` on facts changed; of accounts that only `as of` passed, what they are in periods that slide.
 */
const people = {
  changed: `
    select s.account_id, coalesce(d.from_month, 'infinity') as from_month, m.rep_id, m.segment, m.region
    from (
      select account_id from dirty_accounts where programme_id = $1
      union select account_id from moved_facts where (select slides from ctx)
    ) s
    left join dirty_accounts d on d.programme_id = $1 and d.account_id = s.account_id
    cross join lateral (
      select rep_id, segment, region, enrolled_month from account_months m
      where m.programme_id = $1 and m.account_id = s.account_id
      order by m.programme_id desc, m.account_id desc, m.month desc limit 1
    ) m
    where m.enrolled_month is not null`,
  all: `
    select e.account_id, date '-infinity' as from_month, a.rep_id, a.segment, a.region
    from (select distinct account_id from enrolments where programme_id = $1) e
    join accounts a on a.programme_id = $1 and a.id = e.account_id`,
  restated: `
    select r.account_id, min(r.month) as from_month, coalesce(a.rep_id, 0) as rep_id, coalesce(a.segment, '') as segment,
      coalesce(a.region, '') as region
    from restated_accounts r
    left join accounts a on a.programme_id = $1 and a.id = r.account_id
    where r.programme_id = $1
    group by r.account_id, a.rep_id, a.segment, a.region`,
};

/** A state summed over a span's days: what it is at the end of them less what it was at the end of the day before. */
const over = (state: string, before = "") =>
  `coalesce(a.${state}[s.end${before}_at - a.missing], 0) - coalesce(a.${state}[s.eve${before}_at - a.missing], 0)`;
/** The tier on a day, or -1 for no member. */
const tierAt = (place: string) => `coalesce(a.tiers[${place} - a.missing], -1)`;

/** What is added to `period_changes`. */
interface Contributions {
  /** Which clock account_months is of, and with it the days of periods. */
  at: "before" | "now";
  /** What changed accounts have in the periods that stay, or all accounts in those that are new. */
  of: "changed" | "all";
  sign: "" | "-";
}

async function addContributions(tx: TransactionSql, plan: PeriodPlan, { at, of, sign }: Contributions): Promise<void> {
  const clock = plan[at];
  if (!clock) return;
  const spans = of === "all" ? plan.added : plan.kept.map((span) => span[at]);
  const slid = plan.kept.map(({ before, now }) => before.from !== now.from || before.to !== now.to);
  const slides = (place: number) => of === "changed" && slid[place] === true;
  await addSums(tx, plan.programmeId, { into: "period_changes", of, sign, clock, spans, slides, rows: todayRows });
}

/** SQL of the rows `m` that stand on days `r`, joined to them. */
const todayRows = `
  jsonb_to_recordset($2) as r (month date, part int)
  join account_months m on m.programme_id = $1 and m.account_id = p.account_id and m.month = r.month and m.part = r.part`;
/** As closed months keep them: whose account is gone may have none at the end either, so that every day has a place. */
const closedRows = `
  jsonb_to_recordset($2) as r (month date, part int)
  left join closed_account_months m on m.programme_id = $1 and m.account_id = p.account_id and m.month = r.month`;

interface SpanSums {
  into: string;
  of: keyof typeof people;
  sign: "" | "-";
  clock: Clock;
  spans: readonly Span[];
  /** Whether the span at a place has other days now. */
  slides: (place: number) => boolean;
  rows: string;
}

/**
 * Adds what accounts have in some standard periods, from their rows as they are then; negative where that is taken away. An account's rows are read once, into arrays with a place for each day that is asked for:
 * from its first month on it has a row for every one, so that only the first places are `missing`. Group by group, because
 * the spans of all accounts at once would be sorted on disk.
 */
async function addSums(tx: TransactionSql, programmeId: number, of: SpanSums): Promise<void> {
  const { into, sign, spans, slides, rows } = of;
  if (spans.length === 0) return;
  const { stands, reads } = readSpans(spans, of.clock);
  const listed = reads.map((read, place) => ({ ...read, slides: slides(place) }));
  const [names, key] = [namesOf(sums), [...spanKey, "from_tier_id", "tier_id"]];
  const list = (row: string) => key.map((name) => `${row}.${name}`).join(", ");
  await tx.unsafe(
    `insert into ${into} (${key.join(", ")}, segment, region, rep_id, is_marked, ${names.join(", ")})
    select ${list("y")}, g.segment, g.region, g.rep_id, y.is_marked, ${names.map((name) => `${sign} y.${name}`).join(", ")}
    from (
      select rep_id, segment, region, array_agg(account_id) as accounts, array_agg(from_month) as months
      from (${people[of.of]}) p group by 1, 2, 3
    ) g
    cross join lateral (
      select ${list("x")}, bool_or(p.from_month < 'infinity') as is_marked,
        ${names.map((name) => `${sums[name]} as ${name}`).join(", ")}
      from unnest(g.accounts, g.months) as p (account_id, from_month)
      cross join lateral (
        select ${stands.length} - count(*)::int as missing,
          array_agg(case m.is_member when 1 then m.tier_id else -1 end order by r.month, r.part) as tiers,
          array_agg(m.member_since order by r.month, r.part) as since,
          array_agg(m.member_revenue_to_date_cents order by r.month, r.part) as revenue,
          array_agg(m.visits_to_date order by r.month, r.part) as visits,
          array_agg(m.catalogue_visits_to_date order by r.month, r.part) as catalogue_visits,
          array_agg(m.member_reward_orders_to_date order by r.month, r.part) as reward_orders
        from ${rows}
      ) a
      cross join lateral (
        select ${spanKey.map((name) => `s.${name}`).join(", ")}, s.eve_known, ${tierAt("s.end_at")} as tier_id,
          case when s.eve_known then ${tierAt("s.eve_at")} else -1 end as from_tier_id,
          coalesce(a.since[s.end_at - a.missing] <= s.from_day
            and a.since[s.end_before_at - a.missing] <= s.from_before, false) as is_same,
          ${over("revenue")} as revenue, ${over("revenue", "_before")} as revenue_before,
          ${over("visits")} as visits, ${over("catalogue_visits")} as catalogue_visits,
          ${over("reward_orders")} as reward_orders
        from jsonb_to_recordset($3) as s (${spanKey.map((name) => `${name} ${name.endsWith("part") ? "int" : "date"}`).join(", ")},
          from_day date, to_day date, end_at int, eve_at int, eve_known boolean, end_before_at int, eve_before_at int,
          from_before date, slides boolean)
        where s.to_day >= p.from_month or s.slides
        -- Without this the planner works the differences out again for each measure, and carries the arrays along.
        offset 0
      ) x
      where x.is_same or x.visits > 0 or ${moved}
      group by ${list("x")}
    ) y`,
    [programmeId, tx.json(stands.map((stand) => ({ ...stand }))), tx.json(listed)],
  );
}

const groupOf = {
  segments: ["tier_id", "segment"],
  regions: ["tier_id", "segment", "region"],
  reps: ["rep_id", "tier_id", "segment", "region"],
};
type Grain = keyof typeof groupOf;
const same = (one: string, other: string, columns: readonly string[]) =>
  columns.map((name) => `${one}.${name} = ${other}.${name}`).join(" and ");

async function moveMoveCube(tx: TransactionSql, grain: Exclude<Grain, "segments">): Promise<void> {
  const [table, delta] = [`move_cube_${grain}`, `delta_move_cube_${grain}`];
  const key = ["programme_id", ...spanKey, "from_tier_id", ...groupOf[grain]];
  const list = key.join(", ");
  await tx.unsafe(`
    create temp table ${delta} on commit drop as
    select ${list}, total(moves) as moves from period_changes cross join (select programme_id from ctx) c
    group by ${list} having total(moves) <> 0`);
  await tx.unsafe(`analyze ${delta}`);
  const { count } = await tx.unsafe(`
    insert into ${table} as f (${list}, moves) select ${list}, moves from ${delta} order by ${list}
    on conflict (${list}) do update set moves = f.moves + excluded.moves`);
  await tx.unsafe(`delete from ${table} f using ${delta} d where ${same("f", "d", key)} and f.moves = 0`);
  await analyzeGrown(tx, table, count);
}

/** Of who is not a member on a day, the tier is -1; the cubes of periods count them with those without a tier. */
const heldTier = (column: string) => (column === "tier_id" ? "greatest(tier_id, 0)" : column);
/** What is said of tier moves, from rows `m` with the ranks of their tiers. */
const movesByRank = Object.fromEntries(
  Object.entries(tierMoves).map(([name, holds]) => [name, `coalesce(sum(m.moves) filter (where ${holds}), 0)::bigint`]),
);
const withRanks = `
    left join tiers s on s.programme_id = (select programme_id from ctx) and s.id = m.from_tier_id
    left join tiers e on e.programme_id = (select programme_id from ctx) and e.id = m.tier_id`;

/**
 * Writes every group in which a marked account was or is, even where it adds nothing: the ranks of its tiers may have
 * changed. How tiers moved is read again from the cube of moves, which does not depend on ranks.
 */
async function movePeriodCube(tx: TransactionSql, grain: Grain): Promise<void> {
  const [table, delta] = [`period_cube_${grain}`, `delta_period_cube_${grain}`];
  const moves = `move_cube_${grain === "segments" ? "regions" : grain}`;
  const key = ["programme_id", ...spanKey, ...groupOf[grain]];
  const list = key.join(", ");
  const changed = key.filter((name) => name !== "programme_id");
  const others = key.filter((name) => name !== "tier_id");
  const [own, tier] = [namesOf(ownSums), namesOf(tierMoves)];
  const all = [...own, ...tier];
  await tx.unsafe(`
    create temp table ${delta} on commit drop as
    select ${key.map((name) => `${heldTier(name)} as ${name}`).join(", ")},
      ${own.map((name) => `total(${name}) as ${name}`).join(", ")}
    from (
      select c.programme_id, ${[...changed, ...own].join(", ")}, is_marked from period_changes cross join ctx c
      union all
      select programme_id, ${[...changed, ...own.map(() => "0")].join(", ")}, true from delta_${moves}
    ) p
    group by ${key.map(heldTier).join(", ")}
    having bool_or(is_marked) or ${own.map((name) => `total(${name}) <> 0`).join(" or ")}`);
  await tx.unsafe(`analyze ${delta}`);
  await tx.unsafe(`
    insert into ${table} as f (${list}, ${all.join(", ")})
    select ${[...key, ...own].map((name) => `d.${name}`).join(", ")},
      ${Object.values(movesByRank).join(", ")}
    from ${delta} d
    left join ${moves} m on ${same("m", "d", others)} and greatest(m.tier_id, 0) = d.tier_id ${withRanks}
    group by ${[...key, ...own].map((name) => `d.${name}`).join(", ")}
    order by ${key.map((name) => `d.${name}`).join(", ")}
    on conflict (${list}) do update set ${[
      ...own.map((name) => `${name} = f.${name} + excluded.${name}`),
      ...tier.map((name) => `${name} = excluded.${name}`),
    ].join(", ")}
    where ${[
      ...own.map((name) => `excluded.${name} <> 0`),
      ...tier.map((name) => `excluded.${name} <> f.${name}`),
    ].join(" or ")}`);
  await tx.unsafe(`
    delete from ${table} f using ${delta} d
    where ${same("f", "d", key)} and ${all.map((name) => `f.${name} = 0`).join(" and ")}`);
}

/**
 * What the cubes of standard periods that are read at ends of closed months alone were, less what they are: only accounts
 * that have been restated differ.
 */
export async function writeRestatedPeriods(tx: TransactionSql): Promise<void> {
  const { programmeId, now: clock } = await planSpans(tx);
  const closed = await tx<{ month: string }[]>`select month from closed_months where programme_id = ${programmeId}`;
  const months = new Set(closed.map(({ month }) => month));
  const isClosed = (span: Span) =>
    readSpans([span], clock).stands.every(({ month, part }) => part === 0 && months.has(month));
  const spans = listSpans(clock).filter(isClosed);
  const into = "restated_changes";
  await tx`drop table if exists pg_temp.restated_changes`;
  await createChanges(tx, into);
  const of = { into, of: "restated", clock, spans, slides: () => false } as const;
  await addSums(tx, programmeId, { ...of, sign: "", rows: closedRows });
  await addSums(tx, programmeId, { ...of, sign: "-", rows: todayRows });
  for (const grain of ["regions", "reps"] as const) {
    const key = [...spanKey, ...groupOf[grain]];
    await writeRestatedCube(tx, `restated_move_${grain}`, [...key, "from_tier_id"], String, {
      moves: "total(m.moves)",
    });
    const own = Object.fromEntries(namesOf(ownSums).map((name) => [name, `total(m.${name})`]));
    await writeRestatedCube(tx, `restated_period_${grain}`, key, heldTier, { ...own, ...movesByRank });
  }
}

async function writeRestatedCube(
  tx: TransactionSql,
  table: string,
  key: readonly string[],
  keySql: (column: string) => string,
  sums: Record<string, string>,
): Promise<void> {
  const columns = key.map(keySql).join(", ");
  await tx.unsafe(`delete from ${table} where programme_id = (select programme_id from ctx)`);
  await tx.unsafe(`
    insert into ${table} (programme_id, ${[...key, ...Object.keys(sums)].join(", ")})
    select (select programme_id from ctx), ${columns}, ${Object.values(sums).join(", ")}
    from restated_changes m ${withRanks}
    group by ${columns}
    having ${Object.values(sums)
      .map((sum) => `${sum} <> 0`)
      .join(" or ")}`);
}
