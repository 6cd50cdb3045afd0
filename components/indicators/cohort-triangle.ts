import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { cohortRetention } from "@/lib/indicators/cohort-retention";

const LEAST_SPAN = 0.2;

export interface CohortLine {
  cohort: string;
  /** Who began in it; null where it is not shown. */
  began: number | null;
  /** By age; null where that age is not complete, or before the data. */
  ages: (IndicatorRow | null)[];
}

/** Rows by cohort and age as lines of one length, first cohort first. */
export function layOutCohorts({ rows }: IndicatorAnswer): CohortLine[] {
  const cohorts = [...new Set(rows.map((row) => row.key.cohort ?? ""))].sort();
  const oldest = Math.max(-1, ...rows.map((row) => Number(row.key.age)));
  return cohorts.map((cohort) => {
    const mine = new Map(
      rows.flatMap((row) => (row.key.cohort === cohort ? [[Number(row.key.age), row] as const] : [])),
    );
    return {
      cohort,
      began: [...mine.values()].find(({ denominator }) => denominator !== null)?.denominator ?? null,
      ages: Array.from({ length: oldest + 1 }, (_, age) => mine.get(age) ?? null),
    };
  });
}

/** The least and the most that is shown. */
export function extremesOf({ rows }: IndicatorAnswer): [number, number] {
  const known = rows.flatMap(({ value, hidden }) => (value === null || hidden ? [] : [value]));
  return known.length === 0 ? [0, 0] : [Math.min(...known), Math.max(...known)];
}

/** The ends of the colours: rates that are all but the same are not told apart by colours that are. */
export function heatEnds(answer: IndicatorAnswer): [number, number] {
  const [least, high] = extremesOf(answer);
  return [answer.unit === "percent" ? Math.max(0, Math.min(least, high - LEAST_SPAN)) : least, high];
}

/** Ages in years from 1, else in months from 0. */
export const isByYear = ({ definition }: IndicatorAnswer): boolean =>
  definition in cohortRetention.definitions &&
  cohortRetention.definitions[definition as keyof typeof cohortRetention.definitions].months === 12;

/** How an age is written. */
export const ageOf = (answer: IndicatorAnswer, age: number): number => (isByYear(answer) ? age + 1 : age);

/** The cohorts of which something is not shown. */
export const hiddenCohorts = (lines: CohortLine[]): string[] =>
  lines.filter(({ ages }) => ages.some((row) => row?.hidden)).map(({ cohort }) => cohort);
