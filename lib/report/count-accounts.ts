import "server-only";
import { factsOf, measures, type Population } from "@/db/schema/rollup-columns";
import { type Dimension, nameOf, type Reading } from "@/lib/indicators/algebra";
import { earlierOf, lastOfMonth, listMonths } from "@/lib/periods/calendar";
import { type Period, periodBefore } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import { readCells } from "./read-cells";

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

/**
 * How few accounts a group ever had behind its figures: the least over the months of a slot and of the years it is
 * compared to (`depth` of them), leaving out months in which it has nothing. Groups by their id; Infinity where it has nothing at all.
 */
export async function countAccounts(
  reader: Reader,
  by: readonly Dimension[],
  readings: readonly Reading[],
  slots: readonly Period[],
  depth: number,
): Promise<(slot: number, group: string) => number> {
  const count = countFor(readings, by);
  const isWhole = by.includes("kind") || count.form === "whole";
  const spans = slots.flatMap((slot, index) =>
    [...Array(depth + 1).keys()].flatMap((years) =>
      partsOf(reader, isWhole, periodBefore(slot, years)).map((part) => ({ index, part })),
    ),
  );
  // What a group has in a month is seen of what is kept by the month.
  const monthly = readings.filter(({ measure }) => measure in measures || measure === count.measure);
  const asked = new Map([...monthly, count].map((reading) => [nameOf(reading), reading]));
  const cells = await readCells(reader, {
    readings: [...asked.values()],
    by,
    where: {},
    periods: spans.map(({ part }) => part),
  });
  const least = new Map<string, number>();
  for (const [id, group] of cells)
    for (const [period, cell] of group.cells.entries()) {
      if (!cell || (monthly.length > 0 && monthly.every((reading) => !cell.sums[nameOf(reading)]))) continue;
      const at = `${spans[period]?.index} ${id}`;
      least.set(at, Math.min(least.get(at) ?? Number.POSITIVE_INFINITY, cell.sums[nameOf(count)] ?? 0));
    }
  return (slot, id) => least.get(`${slot} ${id}`) ?? Number.POSITIVE_INFINITY;
}

/** Accounts are counted month by month; what adds, or is of a whole period, over the whole. */
function partsOf({ clock }: Reader, isWhole: boolean, period: Period): { from: string; to: string }[] {
  if (isWhole) return [period];
  return listMonths(period.from, period.to).map((month) => ({
    from: month,
    to: earlierOf(lastOfMonth(month), clock.asOf),
  }));
}
