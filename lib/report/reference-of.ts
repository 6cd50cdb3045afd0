import "server-only";
import { LEAST_SEASON } from "@/db/schema/rollup-columns";
import type { Day } from "@/lib/periods/calendar";
import { standOn } from "@/lib/periods/cells";
import type { Reader } from "./open-reader";
import type { ReferenceName } from "./reference-data";

/**
 * A reference of the programme as known on a day; those of a day inside a month are of the cut days only. `asClosed`: of a
 * closed month as it was known then.
 */
export function referenceOf(
  { references, closedReferences, clock }: Reader,
  name: ReferenceName,
  day: Day,
  asClosed = false,
): number | null {
  const { month, part } = standOn(day, clock.asOf);
  const key = `${name === "landing-share" ? "seasonal-share" : name} ${month} ${part}` as const;
  const before = asClosed ? closedReferences.get(key) : undefined;
  const value = before === undefined ? (references.get(key) ?? null) : before;
  return name === "landing-share" && value !== null && value < LEAST_SEASON ? null : value;
}
