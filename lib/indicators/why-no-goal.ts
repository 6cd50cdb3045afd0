import { parsePeriod } from "@/lib/periods/period";
import { getIndicator } from "./registry";

/** Why a programme cannot have that goal; null where it can. The period is checked for its form alone. */
export function whyNoGoal(goal: { indicator: string; definition: string | null; period: string }): string | null {
  const indicator = getIndicator(goal.indicator);
  if (indicator?.kind !== "figure" || indicator.always || indicator.curve) return "no such indicator";
  if (goal.definition !== null && !Object.hasOwn(indicator.definitions, goal.definition)) return "no such definition";
  // The far end of the calendar: any period that is one has begun by then.
  const clock = { asOf: "2200-12-31", dataFrom: "1900-01-01", fiscalStartMonth: 1 };
  return ["ytd", "r12"].includes(goal.period) || !parsePeriod(goal.period, clock) ? "no such period" : null;
}
