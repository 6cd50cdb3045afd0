import type { Sql, TransactionSql } from "postgres";
import type { FeedCounts } from "@/db/schema/imports";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { Refusal } from "@/lib/refusals/refusal";
import { publish, type Refresh, recordSettings, takeLastStep } from "./apply/publish";
import { listBrought, refuseWhereUsed } from "./apply/refuse-where-used";
import { listImageFeeds, removeBrought, restoreCorrections, restoreRows, restoreSettings } from "./apply/restore";
import type { FeedName } from "./feeds";
import type { ImportContext } from "./import-context";
import { ImportError } from "./import-error";
import type { ImportEvent } from "./import-event";
import { lockProgramme } from "./import-run";
import { undoableImport } from "./undoable-import";

export interface UndoOptions {
  /** The writer's login, with two connections at least: one holds the programme's lock. */
  writer: Sql;
  /** The programme, by its slug. */
  programme: string;
  /** The import that is meant; without it, whichever is the last. */
  importId?: number | undefined;
  startedBy: Actor;
  refresh: Refresh;
  progress?: ((event: ImportEvent) => void) | undefined;
}

export interface UndoResult {
  importId: number;
  programmeId: number;
  /** Rows by feed: `new` came back, `changed` are as they were, `removed` had come with the import. */
  feeds: Partial<Record<FeedName, FeedCounts>>;
  dataVersion: number;
  seconds: number;
}

/** The import to undo, or a `Refusal`. */
async function findUndoable(sql: TransactionSql, programmeId: number, asked: number | undefined): Promise<number> {
  const found = await undoableImport(sql, programmeId);
  if ("reason" in found) throw new Refusal(`undo-${found.reason}`);
  if (asked !== undefined && asked !== found.importId)
    throw new Refusal("undo-not-last", { asked, last: found.importId });
  return found.importId;
}

async function restoreFeeds(
  context: ImportContext,
  progress: (event: ImportEvent) => void,
): Promise<UndoResult["feeds"]> {
  const feeds: UndoResult["feeds"] = {};
  const inImage = await listImageFeeds(context);
  for (const feed of inImage) {
    progress({ step: "apply", feed });
    const written = await restoreRows(context, feed);
    feeds[feed] = { in: written.new + written.changed, ...written, unchanged: 0, removed: 0, rejected: 0 };
  }
  for (const feed of inImage.reverse()) {
    progress({ step: "remove", feed });
    const removed = await removeBrought(context, feed);
    const counts = feeds[feed];
    if (counts) feeds[feed] = { ...counts, in: counts.in + removed, removed };
  }
  return feeds;
}

/** A month that the data do not reach any more cannot stay closed: its figures would be those of what is undone. */
async function refuseClosedAfter(sql: TransactionSql, programmeId: number): Promise<void> {
  const [closed] = await sql<{ month: string }[]>`
    select c.month from closed_months c join programmes p on p.id = c.programme_id
    where p.id = ${programmeId} and c.month + interval '1 month' > p.as_of + interval '1 day' order by c.month limit 1`;
  if (closed) throw new Refusal("undo-closed", { month: closed.month });
}

async function undo(
  sql: TransactionSql,
  programmeId: number,
  options: UndoOptions,
): Promise<Omit<UndoResult, "seconds">> {
  const { programme, startedBy, refresh, progress = () => {} } = options;
  await takeLastStep(sql, programmeId);
  const importId = await findUndoable(sql, programmeId, options.importId);
  const context: ImportContext = { sql, importId, programmeId, given: new Set(), full: new Set(), before: null };
  await listBrought(context);
  await refuseWhereUsed(context);
  await recordSettings(context, programme, startedBy, await restoreSettings(context));
  await refuseClosedAfter(sql, programmeId);
  const feeds = await restoreFeeds(context, progress);
  await restoreCorrections(context);
  const dataVersion = await publish(context, true, { refresh, progress });
  // Until here readers could go on recording; nothing that they did is lost.
  await sql`lock table account_actions, user_programmes in share mode`;
  await refuseWhereUsed(context);
  await sql`delete from import_before where programme_id = ${programmeId} and import_id = ${importId}`;
  await sql`update imports set status = 'undone' where id = ${importId}`;
  const details = { import: importId, dataVersion };
  await recordEvent(sql, { kind: "import-undone", by: startedBy, programmeId, object: programme, details });
  return { importId, programmeId, feeds, dataVersion };
}

/**
 * Undoes the last import of a programme that changed anything, in one transaction: facts, settings, rollups and the corrections
 * of closed months are as they were before it, under the ids that they had. Nothing of it is left to undo then. Throws a
 * `Refusal` that says why where it cannot be: none can; another import is running; readers or users refer to what it
 * brought.
 */
export async function undoImport(options: UndoOptions): Promise<UndoResult> {
  const { writer, programme } = options;
  const started = performance.now();
  const lock = await lockProgramme(writer, programme);
  try {
    const [found] = await writer<{ id: number }[]>`select id from programmes where slug = ${programme}`;
    if (!found) throw new ImportError(`no programme ${programme}`);
    const undone = await writer.begin((sql) => undo(sql, found.id, options));
    return { ...undone, seconds: (performance.now() - started) / 1000 };
  } finally {
    await lock.release();
  }
}
