import "server-only";
import { factsOf, type Population } from "@/db/schema/measures";
import { measures } from "@/db/schema/rollup-columns";
import { type Dimension, nameOf, type Reading } from "@/lib/indicators/algebra";
import { addDays, earlierOf, lastOfMonth, listMonths, monthOf } from "@/lib/periods/calendar";
import { type Period, periodBefore } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import { readCells } from "./read-cells";
import { settleAll } from "./settle-all";

/** The reading that says how many are behind a sum. Of rewards it is orders: accounts are not counted by kind. */
const countOf: Record<Population, Reading> = {
  accounts: { form: "latest", measure: "accounts" },
  members: { form: "latest", measure: "members" },
  objectives: { form: "latest", measure: "objectives" },
  orders: { form: "sum", measure: "reward_orders" },
};

function countFor(readings: readonly Reading[], by: readonly Dimension[]): Reading {
  if (by.includes("kind")) return countOf.orders;
  if (by.includes("from") || by.includes("to")) return { form: "whole", measure: "moves" };
  const of = new Set(readings.map(({ measure }) => factsOf(measure).of));
  if (of.has("objectives")) return countOf.objectives;
  // A median is made of no reading: it is of members.
  return of.has("members") || of.has("orders") || of.size === 0 ? countOf.members : countOf.accounts;
}

/** What goes into points and out of them tells, with what stands at the end, what stood before: one look at all of it. */
const ofPoints: readonly Reading[] = [
  { form: "latest", measure: "points_outstanding" },
  { form: "sum", measure: "points_issued" },
  { form: "sum", measure: "points_redeemed" },
  { form: "sum", measure: "points_expired" },
  { form: "sum", measure: "points_adjusted" },
];
/** Sums to date and those by mechanic too. */
const isOfPoints = ({ measure }: Reading) => measure.startsWith("points_");

/** The readings of a set by the month, in which what a group has is seen. */
function monthlyOf(set: readonly Reading[], count: Reading): Reading[] {
  const kept = set.filter(({ measure }) => measure in measures || measure === count.measure);
  // What stood on the eve is what its month, which is counted too, ends with.
  const seen = kept.map((one): Reading => (one.form === "opening" ? { ...one, form: "latest" } : one));
  return seen.some(isOfPoints) ? [...seen, ...ofPoints] : seen;
}

/** How few accounts are behind a group, of each slot by the group's id, in each of several looks at it. */
type Counts = (slot: number, group: string) => number[];

/**
 * How few accounts a group ever had behind its figures: the least over the months of a slot and of the years it is
 * compared to (`depth` of them), leaving out months in which it has nothing; Infinity where it has nothing at all. Then
 * the same of each reading alone, of each year and of each month: other questions show some of the same sums, and what
 * is hidden with a small group must be hidden in all of them.
 */
export async function countAccounts(
  reader: Reader,
  by: readonly Dimension[],
  readings: readonly Reading[],
  slots: readonly Period[],
  depth: number,
): Promise<Counts> {
  const sets = (readings.length > 1 ? [readings, ...readings.map((reading) => [reading])] : [readings]).map((set) => {
    const count = countFor(set, by);
    return { count, monthly: monthlyOf(set, count) };
  });
  const isWhole = by.includes("kind") || sets.some(({ count }) => count.form === "whole");
  const hasEve = !isWhole && readings.some((one) => one.form === "opening" || isOfPoints(one));
  const spans = slots.flatMap((slot, index) =>
    [...Array(depth + 1).keys()].flatMap((years) => {
      const { from, to } = periodBefore(slot, years);
      const days = { from: hasEve ? monthOf(addDays(from, -1)) : from, to };
      return partsOf(reader, isWhole, days).map((part) => ({ index, years, part }));
    }),
  );
  const asked = new Map(
    sets.flatMap(({ count, monthly }) => [...monthly, count]).map((reading) => [nameOf(reading), reading]),
  );
  const query = { readings: [...asked.values()], by, where: {}, periods: spans.map(({ part }) => part) };
  // Closed months show what they were: who was few then is hidden, however many they are today.
  const both = await settleAll([
    readCells(reader, query),
    ...(reader.closing?.isRestated ? [readCells(reader, { ...query, asClosed: true })] : []),
  ]);
  const looks = slots.map((_, slot) => {
    const own = spans.flatMap(({ index, years }, place) => (index === slot ? [{ years, place }] : []));
    const ofYears = [...Array(depth + 1).keys()].map((year) => own.filter(({ years }) => years === year));
    const places = [own, ...ofYears, ...own.map((one) => [one])];
    return sets.flatMap((set) => places.map((of) => ({ ...set, places: of.map(({ place }) => place) })));
  });
  return (slot, id) =>
    (looks[slot] ?? []).map(({ count, monthly, places }) => {
      const there = both
        .flatMap((cells) => places.map((place) => cells.get(id)?.cells[place]))
        .filter((cell) => cell && (monthly.length === 0 || monthly.some((one) => cell.sums[nameOf(one)])));
      return Math.min(...there.map((cell) => cell?.sums[nameOf(count)] ?? 0));
    });
}

type Days = Pick<Period, "from" | "to">;

/** Accounts are counted month by month; what adds, or is of a whole period, over the whole. */
function partsOf({ clock }: Reader, isWhole: boolean, period: Days): Days[] {
  if (isWhole) return [period];
  return listMonths(period.from, period.to).map((month) => ({
    from: month,
    to: earlierOf(lastOfMonth(month), clock.asOf),
  }));
}
