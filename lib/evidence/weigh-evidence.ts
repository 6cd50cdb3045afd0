import { estimateEffect } from "./estimate-effect";
import type { Balance, Evidence, Finding, Grade, Refusal, Variant } from "./evidence";
import { type EvidenceAccount, SIDE, yearFrom } from "./evidence-account";
import { type Appearance, canCompare, matchDrawn, matchJoiners, type Strata, type Stratum } from "./match-accounts";

/** A programme's accounts over its whole months: first days, the oldest first. */
export interface EvidenceData {
  months: readonly string[];
  accounts: readonly EvidenceAccount[];
  /** By month, minor units. */
  runningCosts: readonly number[];
  /** The place of the month in which the programme began; below 0: before the data. */
  began: number;
}

/** Fewer on either side say nothing. */
const LEAST = 30;

/** Fifths of prior revenue, as everywhere in the programme, by segment. */
export const usual: Strata = { groups: 5, bySegment: true };
const others: Record<Variant, Strata> = {
  tenths: { groups: 10, bySegment: true },
  "all-segments": { groups: 5, bySegment: false },
};

/**
 * Did they buy more because of the programme? Grade A where a control group was drawn when it began and the months around
 * are known; else B. Refuses with its reason; `report` is told each step.
 */
export function weighEvidence(data: EvidenceData, report: (step: string) => void = () => {}): Evidence {
  const { accounts, months } = data;
  const joiners = accounts.filter(({ joined }) => joined !== null);
  const isFollowed = ({ joined, knownFrom }: EvidenceAccount) =>
    joined !== null && joined >= Math.max(knownFrom, 0) + SIDE && joined + SIDE < months.length;
  const counts = {
    basis: accounts.every(({ margin }) => margin) ? ("margin" as const) : ("revenue" as const),
    joined: joiners.length,
    followed: joiners.filter(isFollowed).length,
  };
  const drawn = (strata: Strata) => matchDrawn(accounts, months.length, data.began, strata);
  const matched = (strata: Strata) => matchJoiners(accounts, months.length, strata);
  report(`${accounts.length} accounts over ${months.length} months`);
  const [first, second] = [drawn(usual), matched(usual)];
  if (refusalOf(first) === null && counts.joined > 0)
    return {
      ...counts,
      refusal: null,
      finding: find(data, { grade: "A", all: first, match: drawn, joiners: second, report }),
    };
  const refusal = counts.joined === 0 ? "nobody-joined" : counts.followed === 0 ? "too-short" : refusalOf(second);
  return {
    ...counts,
    refusal,
    finding: refusal ? null : find(data, { grade: "B", all: second, match: matched, joiners: second, report }),
  };
}

function refusalOf(strata: readonly Stratum[]): Refusal | null {
  const compared = strata.filter(canCompare);
  if (distinct(strata.flatMap(({ controls }) => controls)) < LEAST) return "few-controls";
  if (countJoined(compared) < LEAST) return "few-members";
  return distinct(compared.flatMap(({ controls }) => controls)) < LEAST ? "few-controls" : null;
}

const distinct = (all: readonly Appearance[]): number => new Set(all.map(({ account }) => account)).size;
const joinersOf = (strata: readonly Stratum[]): { one: Appearance; month: number }[] =>
  strata.flatMap(({ treated, month }) => treated.filter(({ joined }) => joined).map((one) => ({ one, month })));
const countJoined = (strata: readonly Stratum[]): number => joinersOf(strata).length;
const mean = <T>(all: readonly T[], value: (one: T) => number): number =>
  all.reduce((sum, one) => sum + value(one), 0) / all.length;

interface Way {
  grade: Grade;
  /** Compared or not. */
  all: readonly Stratum[];
  match: (strata: Strata) => Stratum[];
  /** Members by the month in which they joined, for what grade D would say. */
  joiners: readonly Stratum[];
  report: (step: string) => void;
}

function find(data: EvidenceData, { grade, all, match, joiners, report }: Way): Finding {
  const { accounts, months } = data;
  const strata = all.filter(canCompare);
  const estimate = (over: readonly Stratum[]) => estimateEffect(over, accounts.length);
  const members = joinersOf(strata);
  const joinedIn = members.map(({ one }) => accounts[one.account]?.joined ?? 0);
  report(`${members.length} members matched`);
  const effect = estimate(strata);
  return {
    grade,
    members: members.length,
    controls: distinct(strata.flatMap(({ controls }) => controls)),
    joinedFrom: months[Math.min(...joinedIn)] ?? "",
    joinedTo: months[Math.max(...joinedIn)] ?? "",
    effect,
    without: mean(members, ({ one }) => one.after) - effect.effect,
    costCents: Math.round(costOf(data, members)),
    revenueBefore: balanceOf(strata, ({ revenueBefore }) => revenueBefore),
    ordersBefore: balanceOf(strata, ({ ordersBefore }) => ordersBefore),
    others: Object.fromEntries(
      Object.entries(others).flatMap(([name, other]) => {
        report(`by ${name}`);
        const over = match(other);
        return refusalOf(over) ? [] : [[name, estimate(over.filter(canCompare))]];
      }),
    ),
    beforeAfter: mean(members, ({ one }) => one.change),
    againstOthers: againstOthers(members, grade === "A" ? all : joiners),
  };
}

/** Their rewards in the 12 months, and of each month's running costs the share of all that month's members that they are. */
function costOf(
  { accounts, months, runningCosts }: EvidenceData,
  members: readonly { one: Appearance; month: number }[],
): number {
  const everybody = months.map((_, at) => accounts.reduce((sum, { member }) => sum + (member[at] ?? 0), 0));
  let cost = 0;
  for (const { one, month } of members) {
    const account = accounts[one.account];
    if (!account) continue;
    cost += yearFrom(account.rewards, month + 1);
    for (let at = month + 1; at <= month + SIDE; at++)
      if (account.member[at]) cost += (runningCosts[at] ?? 0) / (everybody[at] ?? 1);
  }
  return cost;
}

/** Averages before, the controls weighed as their strata are. */
function balanceOf(strata: readonly Stratum[], value: (one: Appearance) => number): Balance {
  const treated = strata.flatMap((stratum) => stratum.treated);
  return {
    members: mean(treated, value),
    controls: strata.reduce((sum, one) => sum + one.treated.length * mean(one.controls, value), 0) / treated.length,
  };
}

/** What members bought over their 12 months less what all non-members did over the same. */
function againstOthers(members: readonly { one: Appearance; month: number }[], all: readonly Stratum[]): number {
  const outside = new Map<number, Appearance[]>();
  for (const { month, controls } of all) outside.set(month, [...(outside.get(month) ?? []), ...controls]);
  const bought = new Map([...outside].map(([month, those]) => [month, mean(those, ({ after }) => after)]));
  return mean(members, ({ one, month }) => one.after - (bought.get(month) ?? 0));
}
