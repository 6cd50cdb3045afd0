import { pointKinds } from "@/db/schema/points";
import { rewardKinds } from "@/db/schema/rewards";
import { totalFigures, totalUnits } from "@/db/schema/source-totals";
import type { RejectReason } from "@/lib/refusals/reject-reasons";

/**
 * The feeds that a source may give: one SELECT each, returning these columns (by name, in any order; `_file` and
 * `_line`, where returned, say where a row stands in the source). Everything the import does is derived from here.
 *
 * Kinds of value: `text` · `code` (names a row of another feed) · `integer` · `money` (decimal in major units; kept in
 * minor units, rounded half away from zero) · `decimal` · `day` (date or ISO text) · `instant` (timestamp with zone, or
 * ISO text with offset) · `flag` (boolean, 0/1, true/false) · `choice` (one of `values`).
 */
export interface FeedColumn {
  kind: "text" | "code" | "integer" | "money" | "decimal" | "day" | "instant" | "flag" | "choice";
  /** The database column, where it is not the feed's own name. */
  column?: string;
  required?: boolean;
  /** `integer` only: the least and the most it may be, where the database holds less than a bigint. */
  range?: readonly [number, number];
  /** Used where the value is null. A required column has none. */
  default?: string | number | boolean;
  values?: readonly string[];
  /** For `code`: the feed whose row it names. */
  of?: CodedFeed;
  /** `code` only: what "nobody" is kept as, instead of null (rep 0 = none). */
  none?: 0;
  /** `text` only: no source gives it; it is made of these columns, which stand before it. */
  madeOf?: readonly string[];
  /** The day that the row is dated by: from its month on the account's rollups change. */
  dates?: true;
  /** A change of this column changes the rollups of the account (of all accounts with its facts) over all history. */
  everywhere?: true;
}

/** A day before which, or on which, another column's must be; and the like: checks within a row. */
export interface RowCheck {
  column: string;
  reason: RejectReason;
  /** SQL over the row's database columns; true where the row is good (null counts as good). */
  sql: string;
}

export interface Feed {
  table: string;
  /** The feed column that names a row: `code` for what other feeds refer to, `ref` for the rest. */
  key: "code" | "ref";
  columns: Record<string, FeedColumn>;
  checks?: RowCheck[];
  /** Rows of one account may not repeat these database columns. */
  unique?: string[];
  /** The database columns of a period, end excluded: periods of one account do not overlap. */
  apart?: readonly [from: string, to: string];
}

const account = { kind: "code", of: "accounts", column: "account_id", required: true } as const;
const ref = { kind: "text", required: true } as const;
const code = { kind: "text", required: true } as const;
const name = { kind: "text", required: true } as const;
const status = { kind: "choice", values: ["placed", "cancelled"], default: "placed" } as const;

const moneyFigures = totalFigures.filter((figure) => totalUnits[figure] === "money").map((figure) => `'${figure}'`);

/** In the order in which they are applied: what is referred to comes first. */
export const feeds = {
  reps: {
    table: "reps",
    key: "code",
    columns: {
      code,
      name,
      email: { kind: "text" },
      manager: { kind: "code", of: "reps", column: "manager_id" },
    },
  },
  tiers: {
    table: "tiers",
    key: "code",
    columns: {
      code,
      name,
      rank: { kind: "integer", required: true, range: [0, 1000], everywhere: true },
      threshold: { kind: "money", column: "threshold_cents" },
    },
  },
  rewards: {
    table: "rewards",
    key: "code",
    columns: {
      code,
      name,
      kind: { kind: "choice", values: rewardKinds, required: true, everywhere: true },
      points: { kind: "integer", required: true },
      cost: { kind: "money", column: "cost_cents" },
    },
  },
  campaigns: {
    table: "campaigns",
    key: "code",
    columns: {
      code,
      name,
      starts_on: { kind: "day", required: true },
      ends_on: { kind: "day", required: true },
      cost: { kind: "money", column: "cost_cents" },
    },
    checks: [{ column: "ends_on", reason: "endsBeforeStart", sql: "ends_on >= starts_on" }],
  },
  accounts: {
    table: "accounts",
    key: "code",
    columns: {
      code,
      name,
      segment: { kind: "text", default: "", everywhere: true },
      region: { kind: "text", default: "", everywhere: true },
      size: { kind: "text" },
      sector: { kind: "text" },
      yearly_potential: { kind: "money", column: "yearly_potential_cents", everywhere: true },
      parent: { kind: "code", of: "accounts", column: "parent_id" },
      kind: { kind: "choice", values: ["direct", "distributor"], default: "direct" },
      eligible: { kind: "flag", default: false, everywhere: true },
      control_group: { kind: "flag", default: false },
      since: { kind: "day", everywhere: true },
    },
  },
  account_assignments: {
    table: "account_assignments",
    key: "ref",
    columns: {
      ref,
      account,
      rep: { kind: "code", of: "reps", column: "rep_id", none: 0 },
      since: { kind: "day", required: true },
    },
    unique: ["since"],
  },
  contacts: {
    table: "contacts",
    key: "ref",
    columns: {
      ref,
      account,
      name,
      job: { kind: "text" },
      email: { kind: "text" },
      phone: { kind: "text" },
    },
  },
  enrolments: {
    table: "enrolments",
    key: "ref",
    columns: {
      ref,
      account,
      starts_on: { kind: "day", required: true, dates: true },
      ends_on: { kind: "day" },
    },
    checks: [{ column: "ends_on", reason: "notAfterStart", sql: "ends_on > starts_on" }],
    unique: ["starts_on"],
    apart: ["starts_on", "ends_on"],
  },
  tier_changes: {
    table: "tier_changes",
    key: "ref",
    columns: {
      ref,
      account,
      tier: { kind: "code", of: "tiers", column: "tier_id", required: true },
      since: { kind: "day", required: true, dates: true },
    },
    unique: ["since"],
  },
  orders: {
    table: "orders",
    key: "ref",
    columns: {
      ref,
      account,
      ordered_on: { kind: "day", required: true, dates: true },
      revenue: { kind: "money", column: "revenue_cents", required: true },
      margin: { kind: "money", column: "margin_cents" },
      status,
      channel: { kind: "text" },
    },
  },
  order_lines: {
    table: "order_lines",
    key: "ref",
    columns: {
      ref,
      account,
      order_ref: { kind: "text", required: true },
      family: { kind: "text", required: true },
      quantity: { kind: "decimal" },
      revenue: { kind: "money", column: "revenue_cents", required: true },
    },
  },
  points: {
    table: "points",
    key: "ref",
    columns: {
      ref,
      account,
      dated_on: { kind: "day", required: true, dates: true },
      kind: { kind: "choice", values: pointKinds, required: true },
      points: { kind: "integer", required: true },
      mechanic: { kind: "text" },
      expires_on: { kind: "day" },
      reverses_ref: { kind: "text" },
    },
    checks: [
      { column: "points", reason: "earnAdds", sql: "kind <> 'earn' or points > 0" },
      { column: "points", reason: "takesAway", sql: "kind not in ('redeem', 'expire') or points < 0" },
      { column: "points", reason: "movesNothing", sql: "points <> 0" },
      {
        column: "reverses_ref",
        reason: "reverseNames",
        sql: "(kind = 'reverse') = (reverses_ref is not null)",
      },
      { column: "expires_on", reason: "expiresEarly", sql: "expires_on >= dated_on" },
    ],
  },
  reward_orders: {
    table: "reward_orders",
    key: "ref",
    columns: {
      ref,
      account,
      reward: { kind: "code", of: "rewards", column: "reward_id", required: true },
      ordered_on: { kind: "day", required: true, dates: true },
      points: { kind: "integer", required: true },
      cost: { kind: "money", column: "cost_cents", required: true },
      status,
    },
  },
  visits: {
    table: "visits",
    key: "ref",
    columns: {
      ref,
      account,
      visited_at: { kind: "instant", required: true, dates: true },
      page: { kind: "choice", values: ["home", "catalogue"], default: "home" },
    },
  },
  objectives: {
    table: "objectives",
    key: "ref",
    columns: {
      ref,
      account,
      fiscal_year: { kind: "integer", required: true, everywhere: true, range: [1900, 2200] },
      target: { kind: "money", column: "target_cents", everywhere: true },
    },
    checks: [{ column: "target", reason: "noTarget", sql: "target_cents > 0" }],
    unique: ["fiscal_year"],
  },
  campaign_targets: {
    table: "campaign_targets",
    key: "ref",
    columns: { ref, account, campaign: { kind: "code", of: "campaigns", column: "campaign_id", required: true } },
    unique: ["campaign_id"],
  },
  programme_costs: {
    table: "programme_costs",
    key: "ref",
    columns: {
      ref,
      dated_on: { kind: "day", required: true, dates: true },
      kind: { kind: "text", required: true },
      cost: { kind: "money", column: "cost_cents", required: true },
    },
  },
  programme_goals: {
    table: "programme_goals",
    key: "ref",
    columns: {
      ref,
      indicator: { kind: "text", required: true },
      definition: { kind: "text" },
      period: { kind: "text", required: true },
      target: { kind: "decimal", required: true },
      baseline: { kind: "decimal" },
    },
  },
  totals: {
    table: "source_totals",
    key: "ref",
    columns: {
      month: { kind: "day", required: true },
      figure: { kind: "choice", values: totalFigures, required: true },
      value: { kind: "decimal", column: "total", required: true },
      ref: { kind: "text", madeOf: ["month", "figure"] },
    },
    checks: [
      { column: "month", reason: "midMonth", sql: "extract(day from month) = 1" },
      {
        column: "value",
        reason: "noInteger",
        sql: `total = trunc(total) or figure in (${moneyFigures.join(", ")})`,
      },
      { column: "value", reason: "tooLarge", sql: "abs(total) < 1e13" },
    ],
  },
} as const satisfies Record<string, FeedBase>;

type FeedBase = Omit<Feed, "columns"> & { columns: Record<string, Omit<FeedColumn, "of"> & { of?: string }> };
export type FeedName = keyof typeof feeds;
/** Feeds whose rows others name by their code. */
export type CodedFeed = "reps" | "tiers" | "rewards" | "campaigns" | "accounts";
export const feedNames = Object.keys(feeds) as FeedName[];
export const feedOf = (name: FeedName): Feed => feeds[name];
/** The columns that a source may give of a feed. */
export const givenColumns = (name: FeedName): Feed["columns"] =>
  Object.fromEntries(Object.entries(feedOf(name).columns).filter(([, { madeOf }]) => !madeOf));
