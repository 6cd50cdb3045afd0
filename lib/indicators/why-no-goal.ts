import { parsePeriod } from "@/lib/periods/period";
import { isOneNumber } from "./define-indicator";
import { getIndicator } from "./registry";

interface Goal {
  indicator: string;
  definition: string | null;
  period: string;
}

/** What of a goal there is none of; null where a programme can have it. The period is checked for its form alone. */
export function whyNoGoal(goal: Goal): keyof Goal | null {
  const indicator = getIndicator(goal.indicator);
  if (!indicator || !isOneNumber(indicator)) return "indicator";
  const chosen = goal.definition ?? Object.keys(indicator.definitions)[0] ?? "";
  const definition = Object.hasOwn(indicator.definitions, chosen) ? indicator.definitions[chosen] : undefined;
  if (!definition || !("value" in definition) || definition.always) return "definition";
  // The far end of the calendar: any period that is one has begun by then.
  const clock = { asOf: "2200-12-31", dataFrom: "1900-01-01", fiscalStartMonth: 1 };
  return ["ytd", "r12"].includes(goal.period) || !parsePeriod(goal.period, clock) ? "period" : null;
}
