import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access/viewer-type";
import { LONGEST_NOTE, LONGEST_SNOOZE_DAYS, type Note, type ReasonId } from "@/lib/lists/calls";
import { addDays, type Day } from "@/lib/periods/calendar";
import { type Reader, withWriter } from "./open-reader";
import { callsSql, hasCalls, listReasons } from "./query-calls";
import { dayIn, readNotes } from "./read-notes";
import { RequestError } from "./request-error";
import { SqlValues } from "./sql-values";

const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_NOTE)
  .refine((note) => !note.includes("\0"));
const action = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("done"), note: text.optional() }),
  z.strictObject({ kind: z.literal("snoozed"), until: z.iso.date(), note: text.optional() }),
  z.strictObject({ kind: z.literal("reopened") }),
  z.strictObject({ kind: z.literal("note"), note: text }),
]);

/** What a reader did about an account. */
export type Action = z.infer<typeof action>;

/** Reads an action as it was sent; throws `RequestError` that names its fields where it is none. */
export function parseAction(body: unknown): Action {
  const read = action.safeParse(body);
  if (read.success) return read.data;
  throw new RequestError("unreadable action", ["kind: done, snoozed, reopened, note", "until", "note"]);
}

/**
 * Records an action of this viewer on an account of theirs, by its code; null where there is none for them. Throws
 * `RequestError` where it is put off to a day that cannot be.
 */
export const recordAction = (viewer: Viewer, code: string, asked: Action): Promise<{ notes: Note[] } | null> =>
  withWriter(viewer, async (reader) => {
    // No code has a character that the database has not.
    if (!hasCalls(reader) || code.includes("\0")) return null;
    const { tx, programme } = reader;
    const [account] = await tx.unsafe<{ id: number; today: Day }[]>(
      `select id, ${dayIn("$1")} as today from accounts where programme_id = $2 and code = $3`,
      [programme.zone, programme.id, code],
    );
    if (!account) return null;
    const until = asked.kind === "snoozed" ? checkDay(asked.until, account.today) : null;
    const reasons = asked.kind === "done" ? await reasonsOf(reader, account.id) : [];
    await tx`
      insert into account_actions (programme_id, account_id, user_id, author, kind, reasons, until, note)
      values (${programme.id}, ${account.id}, ${viewer.userId}, ${viewer.name}, ${asked.kind}, ${reasons}, ${until},
        ${"note" in asked ? (asked.note ?? null) : null})`;
    return { notes: await readNotes(reader, account.id) };
  });

function checkDay(day: Day, today: Day): Day {
  const last = addDays(today, LONGEST_SNOOZE_DAYS);
  if (day > today && day <= last) return day;
  throw new RequestError("until is a day to come, within a year", [addDays(today, 1), last]);
}

async function reasonsOf(reader: Reader, account: number): Promise<ReasonId[]> {
  const values = new SqlValues();
  const sql = callsSql(reader, listReasons(reader), {}, values);
  const [call] = await reader.tx.unsafe<{ reasons: ReasonId[] }[]>(
    `select reasons from (${sql}) c where account_id = ${values.add(account)}`,
    values.list as never[],
  );
  return call?.reasons ?? [];
}
