import { type EvidenceAccount, SIDE, yearFrom } from "./evidence-account";

/** How alike accounts are that are compared: in so many groups of equal size by prior revenue, and by segment or not. */
export interface Strata {
  groups: number;
  bySegment: boolean;
}

/** An account over one window: `account` is its place; money in minor units over 12 months. */
export interface Appearance {
  account: number;
  /** What is compared over the 12 months after less the same over the 12 months before. */
  change: number;
  after: number;
  revenueBefore: number;
  ordersBefore: number;
  /** 1: a member on some day since the month between, so that a control that left before is none. */
  joined: 0 | 1;
}

/** Accounts alike, over the same months: `month` is the one between the two years. */
export interface Stratum {
  month: number;
  treated: Appearance[];
  controls: Appearance[];
}

/** Fewer controls than this say nothing of what a stratum's members would have bought. */
const LEAST_CONTROLS = 5;

export const canCompare = ({ treated, controls }: Stratum): boolean =>
  treated.length > 0 && controls.length >= LEAST_CONTROLS;

/** Members by the month in which they joined, each with the eligible accounts that were no members in those 25 months. */
export function matchJoiners(accounts: readonly EvidenceAccount[], months: number, strata: Strata): Stratum[] {
  const found: Stratum[] = [];
  for (let month = SIDE; month + SIDE < months; month++) {
    if (!accounts.some((account) => joinedIn(account, month))) continue;
    const isOutside = ({ member }: EvidenceAccount) => !hasMembership(member, month - SIDE, month + SIDE);
    found.push(...stratify(accounts, month, strata, joinedIn, isOutside));
  }
  return found;
}

/** Everybody who could join when the programme began, joined or not, and the accounts drawn to stay out. */
export function matchDrawn(
  accounts: readonly EvidenceAccount[],
  months: number,
  began: number,
  strata: Strata,
): Stratum[] {
  if (began < SIDE || began + SIDE >= months || !accounts.some(({ isControl }) => isControl)) return [];
  return stratify(
    accounts,
    began,
    strata,
    ({ isControl }) => !isControl,
    ({ isControl }) => isControl,
  );
}

const joinedIn = ({ joined }: EvidenceAccount, month: number): boolean => joined === month;

function hasMembership(member: ArrayLike<number>, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (member[at]) return true;
  return false;
}

function stratify(
  accounts: readonly EvidenceAccount[],
  month: number,
  { groups, bySegment }: Strata,
  isTreated: (account: EvidenceAccount, month: number) => boolean,
  isControl: (account: EvidenceAccount) => boolean,
): Stratum[] {
  const groupOf = rank(accounts, month, groups);
  const found = new Map<string, Stratum>();
  for (const [place, account] of accounts.entries()) {
    const group = groupOf[place] ?? 0;
    if (group === 0 || account.knownFrom > month - SIDE) continue;
    const treated = isTreated(account, month);
    if (!treated && !isControl(account)) continue;
    const key = `${group} ${bySegment ? account.segment : ""}`;
    const stratum = found.get(key) ?? { month, treated: [], controls: [] };
    found.set(key, stratum);
    (treated ? stratum.treated : stratum.controls).push(observe(account, place, month));
  }
  return [...found.values()];
}

function observe(account: EvidenceAccount, place: number, month: number): Appearance {
  const { revenue, margin, orders, member } = account;
  const compared = margin ?? revenue;
  const after = yearFrom(compared, month + 1);
  return {
    account: place,
    change: after - yearFrom(compared, month - SIDE),
    after,
    revenueBefore: yearFrom(revenue, month - SIDE),
    ordersBefore: yearFrom(orders, month - SIDE),
    joined: hasMembership(member, month, month + SIDE) ? 1 : 0,
  };
}

/**
 * Groups of equal size (as `ntile`) of the accounts eligible before the month, from 1, by the revenue of the 12 months
 * before it; ties by the order in which they come. 0: not eligible.
 */
function rank(accounts: readonly EvidenceAccount[], month: number, groups: number): Uint8Array {
  const prior = Float64Array.from(accounts, ({ revenue }) => yearFrom(revenue, month - SIDE));
  const places = accounts.flatMap(({ eligible }, place) => (eligible[month - 1] ? [place] : []));
  places.sort((a, b) => (prior[b] ?? 0) - (prior[a] ?? 0) || a - b);
  const size = Math.floor(places.length / groups);
  const larger = places.length % groups;
  const ranked = new Uint8Array(accounts.length);
  for (const [at, place] of places.entries()) {
    const inLarger = at < larger * (size + 1);
    ranked[place] =
      1 + (inLarger ? Math.floor(at / (size + 1)) : larger + Math.floor((at - larger * (size + 1)) / size));
  }
  return ranked;
}
