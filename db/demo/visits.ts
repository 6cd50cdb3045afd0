import { type Day, iso } from "./days";
import type { Enrolment } from "./enrolments";
import type { RewardOrder } from "./members-points";
import type { Random } from "./random";
import { asOf } from "./story";

export interface Visit {
  ref: string;
  account: string;
  /** An instant in UTC, in the daytime of Paris. */
  visitedAt: string;
  page: "home" | "catalogue";
}

const at = (on: Day, random: Random) =>
  `${iso(on)}T${String(random.int(6, 17)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}:00Z`;

/** A good quarter of the members come now and then; who orders a reward has seen home and catalogue on that day. */
export function makeVisits(
  enrolments: readonly Enrolment[],
  rewardOrders: readonly RewardOrder[],
  random: Random,
): Visit[] {
  const visits: Omit<Visit, "ref">[] = [];
  const come = (account: string, on: Day, catalogue: boolean) => {
    visits.push({ account, visitedAt: at(on, random), page: "home" });
    if (catalogue) visits.push({ account, visitedAt: at(on, random), page: "catalogue" });
  };
  for (const { account, startsOn, endsOn } of enrolments) {
    const days = random.chance(0.28) ? random.int(25, 120) : 0;
    if (!days) continue;
    const curious = 0.25 + 0.4 * random.next();
    let on = startsOn + random.int(0, 20);
    while (on <= asOf && (endsOn === null || on < endsOn)) {
      come(account, on, random.chance(curious));
      on += Math.max(1, Math.round(days * random.gap(2)));
    }
  }
  const ordered = new Set(rewardOrders.map(({ account, orderedOn }) => `${account} ${orderedOn}`));
  for (const one of ordered) {
    const [account, on] = one.split(" ");
    if (account && on) come(account, Number(on), true);
  }
  return visits
    .toSorted((a, b) =>
      a.visitedAt < b.visitedAt ? -1 : a.visitedAt > b.visitedAt ? 1 : a.account < b.account ? -1 : 1,
    )
    .map((visit, index) => ({ ref: `V-${String(index + 1).padStart(6, "0")}`, ...visit }));
}
