import "server-only";
import { LEAST_SEASON } from "@/db/schema/rollup-columns";
import type { Day } from "@/lib/periods/calendar";
import { standOn } from "@/lib/periods/cells";
import type { Reader } from "./open-reader";
import type { ReferenceName } from "./reference-data";

/** A reference of the programme as known on a day; those of a day inside a month are of the cut days only. */
export function referenceOf({ references, clock }: Reader, name: ReferenceName, day: Day): number | null {
  const { month, part } = standOn(day, clock.asOf);
  const value = references.get(`${name === "landing-share" ? "seasonal-share" : name} ${month} ${part}`) ?? null;
  return name === "landing-share" && value !== null && value < LEAST_SEASON ? null : value;
}
