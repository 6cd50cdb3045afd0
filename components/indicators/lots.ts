import type { IndicatorAnswer } from "@/lib/indicators/answer";

/** What became of a quarter's points by an age, in quarters; shares of what was earned, null where nothing was. */
export interface LotAge {
  quarter: string;
  age: number;
  issued: number;
  shares: Partial<Record<LotPart, number>>;
}

export const lotParts = ["redeemed", "expired", "withdrawn", "open"] as const;
export type LotPart = (typeof lotParts)[number];

const isLotPart = (part: string | undefined): part is LotPart => lotParts.some((one) => one === part);

/** Rows of `points-cohorts` by quarter and age, first quarter first, then as it grows older. */
export function listLotAges({ rows }: IndicatorAnswer): LotAge[] {
  const ages = new Map<string, LotAge>();
  for (const { key, value, denominator, hidden } of rows) {
    const { cohort = "", age = "0", part } = key;
    if (hidden || value === null || !isLotPart(part)) continue;
    const id = `${cohort}/${age}`;
    const known = ages.get(id) ?? { quarter: cohort, age: Number(age), issued: denominator ?? 0, shares: {} };
    ages.set(id, { ...known, shares: { ...known.shares, [part]: value } });
  }
  return [...ages.values()].sort((a, b) => (a.quarter === b.quarter ? a.age - b.age : a.quarter < b.quarter ? -1 : 1));
}

/** Of each quarter, its latest age. */
export const latestAges = (ages: LotAge[]): LotAge[] => [...new Map(ages.map((one) => [one.quarter, one])).values()];
