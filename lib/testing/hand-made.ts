import type { Feature } from "@/db/schema/programmes";
import type { RewardKind } from "@/db/schema/rewards";
import type { Viewer } from "@/lib/access/viewer-type";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { IndicatorRequest } from "@/lib/report/check-request";
import { queryIndicator } from "@/lib/report/query-indicator";
import { refreshRollups } from "@/lib/rollup/refresh";
import type { TestDatabase } from "./database";
import { wholeProgramme } from "./viewers";

interface Settings {
  asOf: string;
  dataFrom: string;
  fiscalStartMonth: number;
  features: Feature[];
  pointValue: number | null;
  objectiveCoefficient: number | null;
  redemptionDefinition: "lifetime" | "period" | "members";
  /** Of a fiscal year's rewards. */
  budget: number | null;
  /** By tier; null: equal. */
  targetTierShares: Record<string, number> | null;
  /** Missing of three months, from which an account falls. */
  fallingAmount: number;
}

interface AccountWords {
  segment?: string;
  region?: string;
  rep?: string;
  eligible?: boolean;
  since?: string;
  /** A year's, in minor units. */
  potential?: number;
}

type More = Omit<Partial<IndicatorRequest>, "indicator" | "period">;
type Row = Record<string, string | number | boolean | null>;

/** Lowest tier first. */
const tiers = ["bronze", "silver", "gold"];
const kinds: RewardKind[] = ["gift", "gift-card", "experience", "discount", "service"];

/** A programme with everything, and no fact yet. Money is in minor units. */
export async function handMade(database: TestDatabase, given: Partial<Settings> = {}): Promise<HandMade> {
  const sql = database.writer;
  const settings: Settings = {
    asOf: "2012-06-20",
    dataFrom: "2009-01-01",
    fiscalStartMonth: 1,
    features: ["points", "rewards", "tiers", "objectives", "margin"],
    pointValue: null,
    objectiveCoefficient: null,
    redemptionDefinition: "lifetime",
    budget: null,
    targetTierShares: null,
    fallingAmount: 500_00,
    ...given,
  };
  const slug = `club-${crypto.randomUUID().slice(0, 8)}`;
  const [row] = await sql<{ id: number }[]>`
    insert into programmes (slug, name, currency, zone, fiscal_start_month, started_on, as_of, data_from, features,
      point_value, objective_coefficient, redemption_definition, budget_cents, target_tier_shares,
      falling_amount_cents)
    values (${slug}, 'Club', 'EUR', 'Europe/Paris', ${settings.fiscalStartMonth}, ${settings.dataFrom}, ${settings.asOf},
      ${settings.dataFrom}, ${settings.features}, ${settings.pointValue}, ${settings.objectiveCoefficient},
      ${settings.redemptionDefinition}, ${settings.budget},
      ${settings.targetTierShares && sql.json(settings.targetTierShares)}, ${settings.fallingAmount})
    returning id`;
  if (!row) throw new Error("the programme was not written");
  const programme = row.id;
  const named = (names: string[]) => names.map((code, i) => ({ programme_id: programme, id: i + 1, code, name: code }));
  await sql`insert into tiers ${sql(named(tiers).map((tier) => ({ ...tier, rank: tier.id })))}`;
  await sql`insert into rewards ${sql(named(kinds).map((reward) => ({ ...reward, kind: reward.code, points: 100 })))}`;
  return new HandMade(database, programme, slug);
}

/** Facts told one by one; an account exists from the first that is told of it. They are written by `ready`. */
class HandMade {
  private readonly accounts = new Map<string, number>();
  private readonly reps = new Map<string, number>();
  private readonly entries = new Map<string, { account: string; points: number }>();
  private readonly facts = new Map<string, Row[]>();
  private refs = 0;
  private asker: Viewer | null = null;

  constructor(
    private readonly database: TestDatabase,
    readonly programme: number,
    readonly slug: string,
  ) {}

  account(
    code: string,
    { segment = "", region = "", rep, eligible = false, since, potential }: AccountWords = {},
  ): void {
    if (this.accounts.has(code)) throw new Error(`account ${code} is there already`);
    const id = this.accounts.size + 1;
    this.accounts.set(code, id);
    const known = { since: since ?? null, yearly_potential_cents: potential ?? null };
    this.add("accounts", { id, code, name: code, segment, region, eligible, ...known });
    if (rep) this.handOver(code, "2000-01-01", rep);
  }

  /** Below another, who is told of before; gives its id. */
  rep(code: string, manager: string | null = null): number {
    const id = this.reps.size + 1;
    this.reps.set(code, id);
    this.add("reps", { id, code, name: code, manager_id: manager === null ? null : this.repOf(manager) });
    return id;
  }

  /** From that day on the account is that rep's; null: nobody's. */
  handOver(account: string, since: string, rep: string | null): void {
    this.tell("account_assignments", account, { rep_id: rep === null ? 0 : this.repOf(rep), since });
  }

  /** A member over [from, to). */
  member(account: string, from: string, to: string | null = null): void {
    this.tell("enrolments", account, { starts_on: from, ends_on: to });
  }

  tier(account: string, since: string, tier: string): void {
    this.tell("tier_changes", account, { since, tier_id: placeOf(tiers, tier) });
  }

  /** Below 0 is a return. */
  order(account: string, day: string, cents: number, more: { margin?: number; cancelled?: boolean } = {}): void {
    const status = more.cancelled ? "cancelled" : "placed";
    const row = { ordered_on: day, revenue_cents: cents, margin_cents: more.margin ?? null, status };
    this.tell("orders", account, row);
  }

  earn(
    account: string,
    day: string,
    points: number,
    expires: string | null = null,
    mechanic: string | null = null,
  ): string {
    return this.entry(account, day, "earn", points, { expires_on: expires, mechanic });
  }

  redeem(account: string, day: string, points: number): string {
    return this.entry(account, day, "redeem", -points);
  }

  expire(account: string, day: string, points: number): string {
    return this.entry(account, day, "expire", -points);
  }

  adjust(account: string, day: string, points: number): string {
    return this.entry(account, day, "adjust", points);
  }

  /** Takes back a whole entry, or so many points of it, on a day of its own. */
  reverse(ref: string, day: string, points?: number): string {
    const entry = this.entries.get(ref);
    if (!entry) throw new Error(`no entry ${ref}`);
    const moved = Math.sign(-entry.points) * (points ?? Math.abs(entry.points));
    return this.entry(entry.account, day, "reverse", moved, { reverses_ref: ref });
  }

  reward(account: string, day: string, kind: RewardKind, points: number, cost: number, cancelled = false): void {
    const status = cancelled ? "cancelled" : "placed";
    const reward = { reward_id: placeOf(kinds, kind), ordered_on: day, points, cost_cents: cost, status };
    this.tell("reward_orders", account, reward);
  }

  /** An instant with its offset, like 2012-06-20T23:30:00Z. */
  visit(account: string, instant: string, page: "home" | "catalogue" = "home"): void {
    this.tell("visits", account, { visited_at: instant, page });
  }

  /** Without a target: N-1 revenue × the programme's coefficient. */
  objective(account: string, fiscalYear: number, target: number | null = null): void {
    this.tell("objectives", account, { fiscal_year: fiscalYear, target_cents: target });
  }

  /** A running cost, which is no account's. */
  cost(day: string, cents: number, kind: "platform" | "animation" | "communication" | "agency" = "platform"): void {
    this.add("programme_costs", { ref: this.nextRef(), dated_on: day, kind, cost_cents: cents });
  }

  goal(indicator: IndicatorId, period: string, target: number, baseline: number | null = null): void {
    this.add("programme_goals", { ref: this.nextRef(), indicator, period, target, baseline });
  }

  /** Writes what was told and brings the rollups up to it. */
  async ready(): Promise<void> {
    await this.database.writer.begin(async (tx) => {
      for (const [table, rows] of this.facts)
        await tx`insert into ${tx(table)} ${tx(rows.map((row) => ({ programme_id: this.programme, ...row })))}`;
      await tx`
        insert into dirty_accounts (programme_id, account_id, from_month)
        select programme_id, id, '1900-01-01' from accounts where programme_id = ${this.programme}`;
      await refreshRollups(tx, this.programme);
      await tx`update programmes set data_version = data_version + 1 where id = ${this.programme}`;
    });
    this.facts.clear();
    this.asker = null;
  }

  /** Marketing, over the whole programme. */
  async viewer(): Promise<Viewer> {
    this.asker ??= wholeProgramme(this.database, this.programme);
    return this.asker;
  }

  async ask(indicator: IndicatorId, period: string, more: More = {}): Promise<IndicatorAnswer> {
    return queryIndicator(await this.viewer(), { indicator, period, ...more });
  }

  /** The first row of an answer: all of it, where nothing splits it. */
  async row(indicator: IndicatorId, period: string, more: More = {}): Promise<IndicatorRow> {
    const [row] = (await this.ask(indicator, period, more)).rows;
    if (!row) throw new Error(`${indicator} has no row`);
    return row;
  }

  async value(indicator: IndicatorId, period: string, more: More = {}): Promise<number | null> {
    return (await this.row(indicator, period, more)).value;
  }

  /** Values by group or, where time alone splits, by period. */
  async values(
    indicator: IndicatorId,
    period: string,
    by: string,
    more: More = {},
  ): Promise<Record<string, number | null>> {
    const { rows } = await this.ask(indicator, period, { ...more, by: [by] });
    return Object.fromEntries(rows.map((row) => [Object.values(row.key).join(" ") || row.period, row.value]));
  }

  /** Values by part, of an indicator that nothing else splits. */
  async parts(indicator: IndicatorId, period: string, more: More = {}): Promise<Record<string, number | null>> {
    const { rows } = await this.ask(indicator, period, more);
    return Object.fromEntries(rows.map((row) => [row.key.part ?? "", row.value]));
  }

  private entry(account: string, day: string, kind: string, points: number, more: Row = {}): string {
    const row = { dated_on: day, kind, points, mechanic: null, expires_on: null, reverses_ref: null, ...more };
    const ref = this.tell("points", account, row);
    this.entries.set(ref, { account, points });
    return ref;
  }

  /** A fact of an account, by a ref of its own. */
  private tell(table: string, account: string, row: Row): string {
    if (!this.accounts.has(account)) this.account(account);
    const ref = this.nextRef();
    this.add(table, { ref, account_id: this.accounts.get(account) ?? 0, ...row });
    return ref;
  }

  private add(table: string, row: Row): void {
    this.facts.set(table, [...(this.facts.get(table) ?? []), row]);
  }

  private repOf(code: string): number {
    return this.reps.get(code) ?? this.rep(code);
  }

  private nextRef(): string {
    this.refs += 1;
    return `F${String(this.refs).padStart(4, "0")}`;
  }
}

export type { HandMade };

/** Ids are places, from 1. */
function placeOf(names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  if (place < 0) throw new Error(`none of ${names.join(", ")}: ${name}`);
  return place + 1;
}
