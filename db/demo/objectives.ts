import { type Day, day } from "./days";
import type { Enrolment } from "./enrolments";
import type { Random } from "./random";
import { objectiveCoefficient } from "./story";

export interface Objective {
  account: string;
  fiscalYear: number;
  /** Null: revenue of the year before × the coefficient, worked out by the product. */
  targetCents: number | null;
}

/** For each member on 30 April that bought the year before; one in twenty-five has a target set by hand. */
export function setObjectives(
  enrolments: readonly Enrolment[],
  revenue: (account: string, after: Day, to: Day) => number,
  random: Random,
): Objective[] {
  return [2025, 2026].flatMap((fiscalYear) =>
    enrolments.flatMap(({ account, startsOn, endsOn }): Objective[] => {
      const on = day(`${fiscalYear}-04-30`);
      if (startsOn > on || (endsOn !== null && endsOn <= on)) return [];
      const before = yearRevenue(revenue, account, fiscalYear - 1);
      if (before <= 0) return [];
      const byHand = random.chance(0.04);
      const targetCents = byHand ? Math.round((before * (1.02 + 0.1 * random.next())) / 100_000) * 100_000 : null;
      return [{ account, fiscalYear, targetCents: targetCents || null }];
    }),
  );
}

export const yearRevenue = (
  revenue: (account: string, after: Day, to: Day) => number,
  account: string,
  year: number,
): number => revenue(account, day(`${year - 1}-12-31`), day(`${year}-12-31`));

/** What the objective asks, in cents. */
export const targetOf = (objective: Objective, revenue: (account: string, after: Day, to: Day) => number): number =>
  objective.targetCents ??
  Math.round(yearRevenue(revenue, objective.account, objective.fiscalYear - 1) * objectiveCoefficient);
