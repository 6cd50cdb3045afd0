import "server-only";
import type { Factor } from "@/lib/indicators/algebra";
import { type Day, isLastOfMonth, monthOf } from "@/lib/periods/calendar";
import type { Reader } from "./open-reader";

/** A landing told from less of a year than this is a guess. */
const LEAST_SHARE = 0.2;

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
    const part = isLastOfMonth(day) || day === clock.asOf ? 0 : 1;
    const reference = name === "landing-share" ? "seasonal-share" : name;
    const value = found.get(`${reference} ${monthOf(day)} ${part}`) ?? null;
    return name === "landing-share" && value !== null && value < LEAST_SHARE ? null : value;
  };
}
