import { firstDay, iso, lastDay, monthNumber, monthOf } from "./days";
import { asOf, startedOn } from "./story";

export interface Cost {
  ref: string;
  datedOn: number;
  kind: "platform" | "animation" | "communication" | "agency";
  costCents: number;
}

/** What running the programme costs each month; the launch and two seasons a year cost more. */
export function makeCosts(): Cost[] {
  const costs: Cost[] = [];
  for (let month = monthOf(startedOn); firstDay(month) <= asOf; month++) {
    const on = Math.min(lastDay(month), asOf);
    const launch = month - monthOf(startedOn) < 3;
    const season = [3, 9].includes(monthNumber(month));
    const add = (kind: Cost["kind"], euros: number) =>
      costs.push({ ref: `${kind}/${iso(on).slice(0, 7)}`, datedOn: on, kind, costCents: euros * 100 });
    add("platform", 3_200);
    add("animation", 2_600 + (season ? 1_500 : 0));
    add("communication", 1_400 + (season ? 2_200 : 0) + (launch ? 4_000 : 0));
    add("agency", 2_000 + (launch ? 6_000 : 0));
  }
  return costs;
}

export interface Goal {
  ref: string;
  indicator: string;
  definition: string | null;
  period: string;
  /** In the indicator's unit: cents, a number, a fraction. */
  target: number;
  baseline: number | null;
}

export const goals: readonly Goal[] = [
  { indicator: "member-revenue", definition: null, target: 4_700_000_000 },
  { indicator: "members", definition: null, target: 600 },
  { indicator: "active-rate", definition: null, target: 0.9 },
  { indicator: "redemption-rate", definition: "members", target: 0.65 },
].map((goal) => ({ ref: `${goal.indicator}/2026`, period: "fy2026", baseline: null, ...goal }));
