import { type Day, firstDay, lastDay, monthNumber, monthOf, yearBefore } from "./days";
import type { Enrolment } from "./enrolments";
import { asOf, tiers } from "./story";

export interface TierChange {
  account: string;
  tier: string;
  since: Day;
}

const tolerance = 0.7;
const rankFor = (revenueCents: number) => tiers.findLastIndex(({ threshold }) => revenueCents >= threshold);

/**
 * Looked at on enrolment and at each month's end, on the revenue of twelve months: up at once, down only on 31 January
 * and only from under `tolerance` of the threshold. That, and thresholds that never move, makes the top tier swell.
 */
export function changeTiers(
  enrolments: readonly Enrolment[],
  revenue: (account: string, after: Day, to: Day) => number,
): TierChange[] {
  return enrolments.flatMap(({ account, startsOn, endsOn }) => {
    const changes: TierChange[] = [];
    let held = -1;
    const look = (on: Day, mayFall: boolean) => {
      const bought = revenue(account, yearBefore(on), on);
      const kept = bought >= tolerance * (tiers[held]?.threshold ?? 0);
      const rank = Math.max(0, rankFor(bought), kept ? held : 0);
      if (rank <= held && !(mayFall && rank < held)) return;
      held = rank;
      changes.push({ account, tier: tiers[rank]?.code ?? tiers[0].code, since: on });
    };
    look(startsOn, false);
    for (let month = monthOf(startsOn); lastDay(month) <= asOf; month++) {
      const on = lastDay(month);
      if (on === startsOn || (endsOn !== null && on >= endsOn)) continue;
      look(on, monthNumber(month) === 1 && firstDay(month) > startsOn);
    }
    return changes;
  });
}
