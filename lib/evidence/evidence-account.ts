/**
 * An account as the evidence sees it: whole months only, by their place from the first that the data knows whole. Money in
 * minor units. Accounts come in the order of their codes, which breaks ties.
 */
export interface EvidenceAccount {
  segment: string;
  /** Drawn at random, when the programme began, to stay out of it. */
  isControl: boolean;
  /** The first month in which the account is known. */
  knownFrom: number;
  /** The month of its first enrolment, below 0 where that was before the data; null: it never joined. */
  joined: number | null;
  revenue: ArrayLike<number>;
  /** Null where some order of the programme has no margin. */
  margin: ArrayLike<number> | null;
  orders: ArrayLike<number>;
  /** What its rewards cost. */
  rewards: ArrayLike<number>;
  /** 1: a member on some day of the month. */
  member: ArrayLike<number>;
  /** 1: it may join, at the month's end. */
  eligible: ArrayLike<number>;
}

/** Twelve months on each side of the month of joining, which counts in neither. */
export const SIDE = 12;

/** What happened in twelve months from that one on. */
export function yearFrom(months: ArrayLike<number>, first: number): number {
  let total = 0;
  for (let month = first; month < first + SIDE; month++) total += months[month] ?? 0;
  return total;
}
