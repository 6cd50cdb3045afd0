import type { TransactionSql } from "postgres";
import type { BeforeState, FeedCounts } from "@/db/schema/imports";

/** The import of a programme that can be undone. `at`: when it began, in the programme's zone, to the minute. */
export interface UndoableImport {
  importId: number;
  at: string;
  by: string;
  feeds: Record<string, FeedCounts>;
}

/** Why none can be: the last that changed anything is undone already, or its image is not there; or none is known. */
export interface NoUndo {
  reason: Exclude<BeforeState, "kept"> | "undone" | "none";
}

/** What of a programme's imports can be undone: the last that changed something, or nothing. As writer or administrator. */
export async function undoableImport(tx: TransactionSql, programmeId: number): Promise<UndoableImport | NoUndo> {
  const [last] = await tx<(UndoableImport & { status: string; before: BeforeState })[]>`
    select i.id as "importId", to_char(i.started_at at time zone p.zone, 'YYYY-MM-DD HH24:MI') as at, i.started_by as by,
      i.feeds, i.status, i.before
    from imports i join programmes p on p.id = i.programme_id
    where i.programme_id = ${programmeId} and i.before is not null
    order by i.id desc limit 1`;
  if (!last) return { reason: "none" };
  const { status, before, ...found } = last;
  if (status === "undone") return { reason: "undone" };
  return before === "kept" ? found : { reason: before };
}
