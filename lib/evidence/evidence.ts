import type { Estimate } from "./estimate-effect";

/** Raised when the same accounts give another result: what is kept of an earlier method is computed again. */
export const EVIDENCE_METHOD = 1;

/** A control group drawn at random, or members with others alike; what mixes other causes in has no figure. */
export type Grade = "A" | "B";

/** Why there is no figure. */
export const refusals = ["nobody-joined", "too-short", "few-members", "few-controls"] as const;
export type Refusal = (typeof refusals)[number];

/** Of the accounts compared, before: on average over 12 months, by account. */
export interface Balance {
  members: number;
  controls: number;
}

/** The same effect over other strata: tenths of prior revenue, or all segments together. */
export const variants = ["tenths", "all-segments"] as const;
export type Variant = (typeof variants)[number];

/**
 * What members bought because of the programme over the 12 months after the month in which they joined. Amounts in minor
 * units, by member.
 */
export interface Finding {
  grade: Grade;
  /** Whom it speaks for, and with whom they are compared. */
  members: number;
  controls: number;
  /** The months of joining, first and last: first days. */
  joinedFrom: string;
  joinedTo: string;
  effect: Estimate;
  /** What they would have bought without it. */
  without: number;
  /** Rewards and running costs of these members over the same months, all of them together. */
  costCents: number;
  revenueBefore: Balance;
  ordersBefore: Balance;
  others: Partial<Record<Variant, Estimate>>;
  /** What grades C and D would say: after less before; members less non-members. */
  beforeAfter: number;
  againstOthers: number;
}

export interface Evidence {
  /** What is compared; revenue where an order has no margin. */
  basis: "margin" | "revenue";
  /** Accounts that ever joined; of these, with 12 whole months known before and after. */
  joined: number;
  followed: number;
  refusal: Refusal | null;
  finding: Finding | null;
}
