import { factsOf } from "@/db/schema/measures";
import { type Reading, readingsOf } from "@/lib/indicators/algebra";
import { type Asked, askedValue } from "@/lib/steering/asked-value";

const ofFiscalYear: ReadonlySet<string> = new Set(["fiscal-year", "running-year"]);

/** Readings that begin again with each fiscal year. */
const isOfFiscalYear = ({ form, measure }: Reading): boolean =>
  form === "fiscal" || ofFiscalYear.has(factsOf(measure).window);

/** Readings that run with the period. */
const running: ReadonlySet<Reading["form"]> = new Set(["sum", "whole", "earned"]);

function readingsAsked(asked: Asked): Reading[] {
  const value = askedValue(asked);
  return value ? readingsOf(value) : [];
}

/** Whether a figure begins again with each fiscal year: its months before it are another climb. */
export const restartsYearly = (asked: Asked): boolean => readingsAsked(asked).some(isOfFiscalYear);

/** Whether a figure stands as it is on a day, or looks months back, rather than running with the period or its year. */
export const isStanding = (asked: Asked): boolean =>
  askedValue(asked) !== null &&
  !readingsAsked(asked).some((reading) => running.has(reading.form) || isOfFiscalYear(reading));
