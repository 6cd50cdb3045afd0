import "server-only";
import type { Note } from "@/lib/lists/calls";
import type { Reader } from "./open-reader";

/** SQL of the day that it is in a zone, or of the day there of an instant. */
export const dayIn = (zone: string, instant = "now()"): string => `(${instant} at time zone ${zone})::date`;

/**
 * SQL of the notes on an account (`programme_id` and `id` of `alias`), the newest first: rows as `Note` has them, numbered
 * within it: ids are given out to all, and would count what others note.
 */
export const notesOf = (alias: string, zone: string): string => `
  select (row_number() over (order by x.id))::int as id, x.author, ${dayIn(zone, "x.recorded_at")} as "on", x.note as text from account_actions x
  where x.programme_id = ${alias}.programme_id and x.account_id = ${alias}.id and x.note is not null
  order by x.id desc`;

/** The notes on an account, by its id; none for who may not read of people. */
export const readNotes = ({ tx, programme }: Reader, account: number): Promise<Note[]> =>
  tx.unsafe<Note[]>(
    `select n.* from accounts c cross join lateral (${notesOf("c", "$1")}) n where c.programme_id = $2 and c.id = $3`,
    [programme.zone, programme.id, account],
  );
