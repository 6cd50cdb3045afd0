import "server-only";
import { addMonths, lastOfMonth, monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart, type Period, periodBefore, splitPeriod } from "@/lib/periods/period";
import type { CheckedRequest } from "./check-request";
import { once } from "./once";
import type { Reader } from "./open-reader";

/** A slot of the answer, and whether the current period has reached it. */
export interface Slot extends Period {
  reached: boolean;
}

const slotsOf = once(() => new Map<string, readonly Slot[]>());

/** The periods of an answer's rows: for the same request of time the same list, once a page. */
export function listSlots(request: CheckedRequest, reader: Reader): readonly Slot[] {
  const { indicator, grain, period, compare } = request;
  const known = slotsOf(reader);
  const id = `${period.label} ${indicator.curve ? `curve ${compare}` : grain}`;
  const slots = known.get(id) ?? cutIntoSlots(request, reader);
  known.set(id, slots);
  return slots;
}

/** A curve runs through its whole fiscal year, to show where N-1 went from here. */
function cutIntoSlots({ indicator, grain, period, compare }: CheckedRequest, { clock }: Reader): Slot[] {
  if (!indicator.curve) {
    const parts = grain ? splitPeriod(period, grain, clock) : [period];
    return parts.map((part) => ({ ...part, reached: true }));
  }
  const from = fiscalYearStart(fiscalYearOf(period.to, clock.fiscalStartMonth), clock.fiscalStartMonth);
  const done = splitPeriod({ ...period, from }, "month", clock).map((part) => ({ ...part, reached: true }));
  if (!compare) return done;
  const end = addMonths(from, 11);
  const ahead: Slot[] = [];
  for (let month = addMonths(monthOf(period.to), 1); month <= end; month = addMonths(month, 1))
    ahead.push({ label: month.slice(0, 7), from: month, to: lastOfMonth(month), partial: false, reached: false });
  return [...done, ...ahead];
}

const backOf = new WeakMap<readonly Slot[], Map<number, readonly Period[]>>();

/** All slots, then all of them a year before, and so on: one list for the same slots and depth. */
export function yearsBackOf(slots: readonly Slot[], depth: number): readonly Period[] {
  const known = backOf.get(slots) ?? new Map<number, readonly Period[]>();
  backOf.set(slots, known);
  const years = [...Array(depth + 1).keys()];
  const periods = known.get(depth) ?? years.flatMap((year) => slots.map((slot) => periodBefore(slot, year)));
  known.set(depth, periods);
  return periods;
}
