import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";

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
