import type { ISql, Sql } from "postgres";
import type { Actor } from "@/lib/access/record-event";
import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { changeSettings } from "@/lib/ingest/apply/change-settings";
import { undoImport } from "@/lib/ingest/undo-import";
import { forgetUploads } from "@/lib/ingest/upload/forget-uploads";
import { importUpload } from "@/lib/ingest/upload/import-upload";
import { readUpload } from "@/lib/ingest/upload/read-upload";
import { closeMonths, reopenMonths } from "@/lib/rollup/close-months";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import type { TaskRow } from "@/lib/views/administration";
import type { TaskInput, TaskKind } from "./task-kinds";

type Progress = NonNullable<TaskRow["progress"]>;

/** A task that was taken. */
export interface Running {
  programmeId: number;
  /** The programme's slug. */
  programme: string;
  by: Actor;
  /** Says how far it is; cheap to call often. */
  tell(progress: Progress): void;
  /** Says what came of it: in the transaction that does it where there is one, so that it is never done twice. */
  finish(sql: ISql, outcome: Record<string, unknown>): Promise<void>;
  /** The process is asked to end: what can go on later stops at its next step. */
  signal: AbortSignal;
}

/**
 * Does a task, as writer. Whoever was killed in the middle of it does it again from the beginning. Throws a `Refusal`
 * for what the one who asked can mend.
 */
type Work<Kind extends TaskKind> = (writer: Sql, input: TaskInput<Kind>, task: Running) => Promise<void>;

const moveMonths =
  (move: typeof closeMonths): Work<"close-months" | "reopen-months"> =>
  (writer, { month }, { programmeId, by, finish }) =>
    writer.begin(async (tx) => {
      const { months } = await move(tx, programmeId, `${month}-01`, by);
      await finish(tx, { months: months.length });
    });

export const works: { [Kind in TaskKind]: Work<Kind> } = {
  "close-months": moveMonths(closeMonths),
  "reopen-months": moveMonths(reopenMonths),
  "change-settings": async (writer, { changes, asSource }, { programmeId, programme, by, tell, finish }) => {
    await writer.begin(async (tx) => {
      const changed = await changeSettings(tx, {
        programmeId,
        changes,
        asSource,
        by,
        refresh: refreshRollups,
        progress: tell,
      });
      await finish(tx, { changed });
    });
    await refreshEvidence(writer, () => {}, programme);
  },
  "read-upload": async (writer, { upload }, { programmeId, finish }) => {
    await readUpload(writer, programmeId, upload);
    await finish(writer, { upload });
  },
  "forget-upload": (writer, { upload }, { programmeId, finish }) =>
    writer.begin(async (tx) => {
      const own = await tx<{ id: number }[]>`
        select id from uploads where id = ${upload} and programme_id = ${programmeId}`;
      await forgetUploads(tx, own);
      await finish(tx, { upload });
    }),
  "import-upload": async (writer, { upload, asOf, acceptRejects, ...mapping }, task) => {
    const { programmeId, programme, by, signal, tell, finish } = task;
    await importUpload(
      {
        writer,
        programmeId,
        upload,
        mapping,
        asOf,
        acceptRejects,
        startedBy: by,
        refresh: refreshRollups,
        checkGoal: whyNoGoal,
        progress: tell,
        signal,
      },
      (tx, { importId, status }) => finish(tx, { import: importId, status }),
    );
    await refreshEvidence(writer, () => {}, programme);
  },
  "undo-import": async (writer, { import: importId }, { programmeId, programme, by, tell, finish }) => {
    const [undone] = await writer`
      select from imports where id = ${importId} and programme_id = ${programmeId} and status = 'undone'`;
    if (!undone)
      await undoImport({ writer, programme, importId, startedBy: by, refresh: refreshRollups, progress: tell });
    await finish(writer, { import: importId });
    await refreshEvidence(writer, () => {}, programme);
  },
};
