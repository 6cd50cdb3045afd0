import type { Sql } from "postgres";
import type { Actor } from "@/lib/access/record-event";
import { Refusal } from "@/lib/refusals/refusal";
import type { RejectRow } from "@/lib/views/administration";
import { type Applied, applyImport } from "./apply/apply-import";
import type { Refresh } from "./apply/publish";
import type { CheckGoal } from "./checks/check-feed";
import { sourceChecksum } from "./checksum";
import type { FeedName } from "./feeds";
import { ImportError } from "./import-error";
import type { ImportEvent } from "./import-event";
import { beginRun, lockProgramme, recordRefused } from "./import-run";
import { type LoadedSource, loadSource } from "./load-source";
import { expireRejects, listRejects } from "./rejects";
import { stageFeeds } from "./stage-feeds";
import { dropOldStaging } from "./staging-table";
import { expireUploads } from "./upload/forget-uploads";

export interface ImportOptions {
  /** Folder of the source. */
  source: string;
  /** Folder of the data, instead of the one that `source.yaml` names. */
  data?: string | undefined;
  /** The writer's login, with two connections at least: one holds the programme's lock. */
  writer: Sql;
  startedBy: Actor;
  refresh: Refresh;
  checkGoal?: CheckGoal | undefined;
  progress?: ((event: ImportEvent) => void) | undefined;
  /** Ends the import at its next step. What is staged stays for the same import to go on with. */
  signal?: AbortSignal | undefined;
}

export interface ImportResult extends Applied {
  importId: number;
  programmeId: number;
  /** `refused`: over the threshold of rejects, nothing changed. */
  status: "applied" | "refused";
  /** The first rejects and how many there are. */
  rejects: RejectRow[];
  rejectCount: number;
  /** Feeds that an interrupted run had staged. */
  resumed: FeedName[];
  seconds: number;
}

const LISTED_REJECTS = 20;

async function importLocked(options: Omit<ImportOptions, "source" | "data">, source: LoadedSource) {
  const { writer, startedBy, refresh, checkGoal, signal, progress = () => {} } = options;
  const started = performance.now();
  progress({ step: "read" });
  const run = await beginRun(writer, source, await sourceChecksum(source), startedBy.name);
  const { importId, programmeId } = run;
  try {
    await dropOldStaging(writer);
    await expireRejects(writer);
    await expireUploads(writer);
    await stageFeeds(writer, source, run, progress, signal);
    const applied = await applyImport(writer, {
      source,
      importId,
      programmeId,
      startedBy,
      refresh,
      checkGoal,
      progress,
      signal,
    });
    await dropOldStaging(writer);
    const result: ImportResult = {
      ...applied,
      importId,
      programmeId,
      status: applied.overThreshold.length > 0 ? "refused" : "applied",
      ...(await listRejects(writer, importId, LISTED_REJECTS)),
      resumed: [...run.staged.keys()],
      seconds: (performance.now() - started) / 1000,
    };
    return result;
  } catch (error) {
    // A source that is wrong stays wrong; all else (a killed server, a full disk) may go on from what is staged.
    if (error instanceof ImportError || error instanceof Refusal) {
      await recordRefused(writer, { importId, programmeId, source: source.folder, startedBy });
      await dropOldStaging(writer);
    }
    throw error;
  }
}

/**
 * Imports a source: stages its feeds, checks them, and in one transaction applies them with the rollups. The same import
 * twice writes nothing the second time. One at a time a programme. Throws an `ImportError` or a `Refusal` for what the
 * source's owner can put right (nothing has changed then); too many rejects are a result, with the status `refused`.
 */
export async function runImport(options: ImportOptions): Promise<ImportResult> {
  return runLoaded(await loadSource(options.source, options.data), options);
}

/** The same of a source that is no folder. */
export async function runLoaded(
  source: LoadedSource,
  options: Omit<ImportOptions, "source" | "data">,
): Promise<ImportResult> {
  const lock = await lockProgramme(options.writer, source.settings.programme.slug);
  try {
    return await importLocked(options, source);
  } finally {
    await lock.release();
  }
}
