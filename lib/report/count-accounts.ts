import "server-only";
import type { Measure, RewardMeasure } from "@/db/schema/rollup-columns";
import type { Dimension } from "@/lib/indicators/algebra";
import { earlierOf, lastOfMonth, listMonths } from "@/lib/periods/calendar";
import { type Period, periodBefore } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import { type GroupCell, readCells } from "./read-cells";

/** Measures that accounts outside the programme make up too. */
const ofAllAccounts: string[] = ["revenue_cents", "accounts", "eligible_accounts"];

/** The measure that says how many accounts are behind a sum; of rewards, the orders: accounts are not counted by kind. */
function countOf(measures: readonly (Measure | RewardMeasure)[], by: readonly Dimension[]): Measure | RewardMeasure {
  if (by.includes("kind")) return "reward_orders";
  if (measures.some((measure) => measure.startsWith("objective"))) return "objectives";
  return measures.every((measure) => ofAllAccounts.includes(measure)) ? "accounts" : "members";
}

/**
 * How few accounts a group ever had behind its figures: the least over the months of a slot and of the years it is
 * compared to (`depth` of them), leaving out months in which it has nothing. Infinity where it has nothing at all.
 */
export async function countAccounts(
  reader: Reader,
  by: readonly Dimension[],
  measures: readonly (Measure | RewardMeasure)[],
  slots: readonly Period[],
  depth: number,
): Promise<(slot: number, key: GroupCell["key"]) => number> {
  const count = countOf(measures, by);
  const spans = slots.flatMap((slot, index) =>
    [...Array(depth + 1).keys()].flatMap((years) =>
      partsOf(reader, by, periodBefore(slot, years)).map((part) => ({ index, part })),
    ),
  );
  const cells = await readCells(reader, {
    measures: [...measures, count],
    by,
    where: {},
    periods: spans.map(({ part }) => part),
  });
  const least = new Map<string, number>();
  for (const cell of cells) {
    if (measures.every((measure) => !cell.sums[measure])) continue;
    const id = `${spans[cell.period]?.index} ${JSON.stringify(cell.key)}`;
    least.set(id, Math.min(least.get(id) ?? Number.POSITIVE_INFINITY, cell.sums[count] ?? 0));
  }
  return (slot, key) => least.get(`${slot} ${JSON.stringify(key)}`) ?? Number.POSITIVE_INFINITY;
}

/** Accounts are counted month by month; reward orders, which add, over the whole. */
function partsOf({ clock }: Reader, by: readonly Dimension[], period: Period): { from: string; to: string }[] {
  if (by.includes("kind")) return [period];
  return listMonths(period.from, period.to).map((month) => ({
    from: month,
    to: earlierOf(lastOfMonth(month), clock.asOf),
  }));
}
