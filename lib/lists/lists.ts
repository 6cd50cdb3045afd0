import type { Feature } from "@/db/schema/programmes";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ColumnId } from "./columns";

/** What each account of a list is worth acting on: it sorts the list, and its total is said. */
export interface Stake {
  unit: "money" | "points";
  /** Without the right to this indicator the list has no stake. */
  right: IndicatorId;
  /** The column that says the same of every account. */
  insteadOf?: ColumnId;
}

/** Accounts as they stand on `as of`, chosen by a rule (`lib/report/named-lists.ts` has its SQL). */
export interface NamedList {
  needs: readonly Feature[];
  /** Rights to the indicators that being in the list tells of. */
  rights: readonly IndicatorId[];
  stake: Stake | null;
  /** Columns that say of its own window what others say of the year. */
  instead?: Partial<Record<ColumnId, ColumnId>>;
  /** Whether the sums of its accounts stand above it. */
  totals?: true;
}

export const lists = {
  /** Every account there is, member or not. */
  portfolio: { needs: [], rights: [], stake: null, totals: true },
  members: { needs: [], rights: ["members"], stake: null },
  /** Of an objective, 85 to 100 % landed; what is missing to the target. */
  "within-reach": {
    needs: ["objectives"],
    rights: ["projected-landing"],
    stake: { unit: "money", right: "missing-to-objective", insteadOf: "missing" },
  },
  /** Objectives attained at 110 % and over; what is beyond the target. */
  "bonus-step": {
    needs: ["objectives"],
    rights: ["beyond-objective"],
    stake: { unit: "money", right: "attainment-amount" },
  },
  /** Members who can afford the cheapest reward and never spent a point; their balance. */
  "could-redeem": {
    needs: ["points", "rewards"],
    rights: ["points-outstanding", "points-redeemed"],
    stake: { unit: "points", right: "points-outstanding", insteadOf: "points" },
  },
  /** Accounts with points that expire within 90 days. */
  expiring: {
    needs: ["points"],
    rights: ["points-expiring"],
    stake: { unit: "points", right: "points-expiring" },
  },
  /** Members whose 12 months are at most 10 % under the threshold of the next tier; what is missing to it. */
  "near-upper-tier": {
    needs: ["tiers"],
    rights: ["tier-distribution", "revenue"],
    stake: { unit: "money", right: "revenue" },
  },
  /** Members whose 12 months are at most 10 % over the threshold of their own tier, or under it; these 12 months. */
  "near-lower-tier": {
    needs: ["tiers"],
    rights: ["tier-distribution", "revenue"],
    stake: { unit: "money", right: "revenue", insteadOf: "revenue-r12" },
  },
  /** Eligible accounts that are no members; their revenue of 12 months. */
  "eligible-non-members": {
    needs: [],
    rights: ["penetration"],
    stake: { unit: "money", right: "revenue", insteadOf: "revenue-r12" },
  },
  /** Accounts whose last three whole months are under what N-1 predicts; what is missing to that. */
  falling: {
    needs: [],
    rights: ["falling-accounts"],
    stake: { unit: "money", right: "revenue" },
    instead: { revenue: "revenue-3m", "revenue-n-1": "revenue-3m-n-1", change: "change-3m" },
  },
} as const satisfies Record<string, NamedList>;

export type ListId = keyof typeof lists;
export const listIds = Object.keys(lists) as ListId[];
export const isListId = (id: string): id is ListId => Object.hasOwn(lists, id);
