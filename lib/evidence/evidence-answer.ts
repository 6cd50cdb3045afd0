import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Balance, Evidence, Finding, Grade, Refusal, Variant } from "./evidence";

/**
 * Why a figure of evidence is not there: refused; not weighed yet of these data; a return has no margin to compare, or no cost
 * to compare it with.
 */
export type NoEvidence = Refusal | "pending" | "no-margin" | "no-cost";

/** Totals of the members matched, in minor units. */
export interface Range {
  value: number;
  low: number;
  high: number;
}

/** A figure with the ends it lies between; null where nothing is found. */
export function rangeOf(answer: Pick<IndicatorAnswer, "rows"> | null | undefined): Range | null {
  const { value = null, low = null, high = null }: Partial<IndicatorRow> = answer?.rows[0] ?? {};
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** What a figure of evidence stands on; counts and months are null where nothing is weighed, or found. */
export interface EvidenceAnswer {
  reason: NoEvidence | null;
  grade: Grade | null;
  basis: Evidence["basis"] | null;
  joined: number | null;
  followed: number | null;
  members: number | null;
  controls: number | null;
  /** First days of the first and the last month of joining. */
  joinedFrom: string | null;
  joinedTo: string | null;
  /** Of what was bought alone. */
  detail?: EvidenceDetail;
}

export interface EvidenceDetail {
  /** What these members would have bought without the programme. */
  without: number;
  revenueBefore: Balance;
  ordersBefore: Balance;
  others: Partial<Record<Variant, Range>>;
  beforeAfter: number;
  againstOthers: number;
}

/** What is found by member, of all of them. */
export function totalOf({ members, effect }: Finding): Range {
  return totalsOf(members, { value: effect.effect, low: effect.low, high: effect.high });
}

const totalsOf = (members: number, { value, low, high }: Range): Range => ({
  value: Math.round(value * members),
  low: Math.round(low * members),
  high: Math.round(high * members),
});

/** (incremental margin − cost) ÷ cost; the cost is known, the margin lies between two ends. */
export function returnOf(finding: Finding): Range {
  const { value, low, high } = totalOf(finding);
  const over = (margin: number) => (margin - finding.costCents) / finding.costCents;
  return { value: over(value), low: over(low), high: over(high) };
}

export function answerOf(evidence: Evidence | null): EvidenceAnswer {
  const finding = evidence?.finding;
  return {
    reason: evidence ? evidence.refusal : "pending",
    grade: finding?.grade ?? null,
    basis: evidence?.basis ?? null,
    joined: evidence?.joined ?? null,
    followed: evidence?.followed ?? null,
    members: finding?.members ?? null,
    controls: finding?.controls ?? null,
    joinedFrom: finding?.joinedFrom ?? null,
    joinedTo: finding?.joinedTo ?? null,
  };
}

export function detailOf({
  members,
  without,
  others,
  beforeAfter,
  againstOthers,
  ...balance
}: Finding): EvidenceDetail {
  const total = (amount: number) => Math.round(amount * members);
  const range = ({ effect, low, high }: Finding["effect"]) => totalsOf(members, { value: effect, low, high });
  return {
    without: total(without),
    revenueBefore: balance.revenueBefore,
    ordersBefore: balance.ordersBefore,
    others: Object.fromEntries(Object.entries(others).map(([name, effect]) => [name, range(effect)])),
    beforeAfter: total(beforeAfter),
    againstOthers: total(againstOthers),
  };
}
