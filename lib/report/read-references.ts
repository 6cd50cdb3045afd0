import "server-only";
import { LEAST_SEASON } from "@/db/schema/rollup-columns";
import type { Factor } from "@/lib/indicators/algebra";
import type { Day } from "@/lib/periods/calendar";
import { standOn } from "@/lib/periods/cells";
import type { Reader } from "./open-reader";

const known = new WeakMap<Reader, Promise<References>>();

/** A programme's references, by what and when: those of a day inside a month are of the cut days only. */
export type References = (name: Factor | "usual-interval", day: Day) => number | null;

/** Reads the programme's references once a reader. */
export function readReferences(reader: Reader): Promise<References> {
  const before = known.get(reader);
  if (before) return before;
  const read = queryReferences(reader);
  known.set(reader, read);
  return read;
}

async function queryReferences({ tx, clock }: Reader): Promise<References> {
  const rows = await tx<{ reference: string; month: Day; part: number; value: number }[]>`
    select reference, month, part, value from programme_references where reference <> 'quarter-closed'`;
  const found = new Map(rows.map(({ reference, month, part, value }) => [`${reference} ${month} ${part}`, value]));
  return (name, day) => {
    const { month, part } = standOn(day, clock.asOf);
    const reference = name === "landing-share" ? "seasonal-share" : name;
    const value = found.get(`${reference} ${month} ${part}`) ?? null;
    return name === "landing-share" && value !== null && value < LEAST_SEASON ? null : value;
  };
}
