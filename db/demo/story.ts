import { type Day, day, firstDay, monthNumber, monthOf, weekday, yearOf } from "./days";

/**
 * What the demo tells, in one place. Figures that follow from it are checked by `generate.test.ts`:
 * brisk recruitment, saturated in the third year; one region that falls in 2026; gift cards over half of the reward
 * cost; a top tier that swells (up at each month's end, down once a year); a third of members who never spend a point;
 * objectives attained later in 2026 than in 2025; generosity inside its band.
 */
export const seed = 3;
export const dataFrom: Day = day("2023-08-01");
export const startedOn: Day = day("2023-09-01");
export const asOf: Day = day("2026-11-17");

export const accountCount = 900;
export const memberCount = 560;
/** Enrolments that ended, and how many of these joined again. */
export const leaverCount = 46;
export const rejoinCount = 6;

/**
 * **Planted**: from enrolment on an account buys for 6 % more than it otherwise would (on the amount of each order).
 * It is the truth that the evidence of the programme has to find; nothing else tells a member's orders from another's
 * but the operations below, which last weeks.
 */
export const membershipEffect = 0.06;

/** How the market grows in a month, by year: it slows in 2026. */
const marketGrowth: Record<number, number> = { 2023: 0.004, 2024: 0.0045, 2025: 0.006, 2026: 0.001 };

/** Level of the market in a month, 1 at the start of the data. */
export function marketLevel(month: number): number {
  let level = 1;
  for (let m = monthOf(dataFrom); m < month; m++) level *= 1 + (marketGrowth[yearOf(firstDay(m))] ?? 0);
  return level;
}

/** The large grow faster, members or not: what they add in a month, and from which yearly revenue (cents) on. */
const concentration = { from: 9_000_000, growth: 0.006 };
export const sizeLevel = (scaleCents: number, month: number): number =>
  scaleCents < concentration.from ? 1 : (1 + concentration.growth) ** (month - monthOf(dataFrom));

/** Buying over the year, January first: spring peak, August dip, short December. */
const seasons = [0.82, 0.92, 1.14, 1.2, 1.13, 1.15, 1.0, 0.52, 1.12, 1.14, 1.02, 0.74];

/** Intensity of buying on a day: the season's, on working days, a little on Saturdays. */
export function intensity(of: Day): number {
  const season = seasons[monthNumber(monthOf(of)) - 1] ?? 1;
  const dayWeight = [1, 1, 1, 1, 1, 0.2, 0][weekday(of) - 1] ?? 0;
  return season * dayWeight;
}

export const regions = ["Île-de-France", "Grand Ouest", "Nord", "Grand Est", "Sud-Est", "Sud-Ouest"] as const;
export type Region = (typeof regions)[number];
/** From January 2026 on, in steps over four months. */
export const fallingRegion: Region = "Grand Est";
export const regionLevel = (region: Region, month: number): number => {
  const since = month - monthOf(day("2026-01-01")) + 1;
  return region === fallingRegion && since > 0 ? 1 - 0.035 * Math.min(since, 4) : 1;
};

interface SegmentTraits {
  share: number;
  /** Against the mean account. */
  size: number;
  marginRate: number;
  families: Record<string, number>;
}
export const segments = {
  Négociants: {
    share: 0.22,
    size: 1.9,
    marginRate: 0.2,
    families: { "Gros œuvre": 4, Couverture: 2, Isolation: 2, "Plâtre et cloisons": 2, Outillage: 1 },
  },
  Couvreurs: {
    share: 0.2,
    size: 0.7,
    marginRate: 0.27,
    families: { Couverture: 6, Isolation: 2, Outillage: 1 },
  },
  Plâtriers: {
    share: 0.2,
    size: 0.7,
    marginRate: 0.26,
    families: { "Plâtre et cloisons": 6, Isolation: 3, Outillage: 1 },
  },
  Menuisiers: {
    share: 0.18,
    size: 0.6,
    marginRate: 0.28,
    families: { Menuiserie: 6, Isolation: 1, Outillage: 2 },
  },
  Constructeurs: {
    share: 0.2,
    size: 1.05,
    marginRate: 0.22,
    families: { "Gros œuvre": 5, Couverture: 2, Menuiserie: 2, "Plâtre et cloisons": 2 },
  },
} as const satisfies Record<string, SegmentTraits>;
export type Segment = keyof typeof segments;

/** Enrolments asked of each month from September 2023 on, as weights: the recruitment that saturates. */
export const recruitment = [
  [58, 54, 44, 24],
  [30, 34, 36, 30, 26, 24, 18, 8, 22, 20, 16, 10],
  [11, 12, 13, 11, 10, 9, 7, 3, 8, 7, 6, 4],
  [5, 5, 6, 5, 5, 4, 3, 1, 4, 3, 2],
].flat();

/**
 * Tiers by the revenue of twelve months, in cents; thresholds that nobody reviewed since 2023, while the large grew
 * past them.
 */
export const tiers = [
  { code: "bronze", name: "Bronze", threshold: 0 },
  { code: "argent", name: "Argent", threshold: 3_000_000 },
  { code: "or", name: "Or", threshold: 8_000_000 },
  { code: "platine", name: "Platine", threshold: 25_000_000 },
] as const;

export const objectiveCoefficient = 1.05;
/** Months that points live, to the last day of the month. */
export const pointsLife = 24;
