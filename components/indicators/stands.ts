import { type Reading, readingsOf } from "@/lib/indicators/algebra";
import { getIndicator } from "@/lib/indicators/registry";
import { type Asked, askedValue } from "@/lib/steering/asked-value";

/** Readings that run with the period, or with its fiscal year. */
const running: ReadonlySet<Reading["form"]> = new Set(["sum", "fiscal", "whole", "earned"]);

/** Whether a figure stands as it is on a day, or looks months back, rather than running with the period. */
export function isStanding(asked: Asked): boolean {
  const value = askedValue(asked);
  // Objectives stand too, but start again each fiscal year: they are compared to the same day.
  if (!value || getIndicator(asked.indicator)?.question === "objectives") return false;
  return !readingsOf(value).some(({ form }) => running.has(form));
}
