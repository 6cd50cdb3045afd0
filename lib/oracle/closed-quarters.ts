import type { Lot } from "./lots";
import { stateOn } from "./lots";
import { checkDays, endOfQuarter, quarterOf, quartersWithin } from "./quarters";
import type { OracleSettings } from "./query";

/**
 * The lots earned in quarters that are used up on a day: nothing of theirs is open, in the whole programme, at the last
 * month end up to the day (or on the day, where it is `as of`) and at any month end since.
 */
export function closedLots(lots: readonly Lot[], { asOf, dataFrom }: OracleSettings, day: string): Lot[] {
  if (day < dataFrom) return [];
  const checks = checkDays(dataFrom, asOf);
  const first = checks.findLast((check) => check <= day);
  if (first === undefined) return [];
  const earned = lots.filter((lot) => lot.earned);
  return quartersWithin(dataFrom, day).flatMap((quarter) => {
    const own = earned.filter((lot) => quarterOf(lot.day) === quarter && lot.day <= endOfQuarter(quarter));
    const open = checks.some((check) => check >= first && own.some((lot) => stateOn(lot, check).open > 0));
    return open ? [] : own;
  });
}
