import type { Sql } from "postgres";
import { currencyExponent } from "@/lib/format/money";
import { duckdbReader } from "./duckdb-reader";
import type { FeedName } from "./feeds";
import type { ImportEvent } from "./import-event";
import { type ImportRun, recordStaged } from "./import-run";
import type { LoadedSource } from "./load-source";
import { postgresReader } from "./postgres-reader";
import { checkColumns, type FeedRows, type SourceReader } from "./source-reader";
import { stageFeed } from "./stage-feed";

function openSource({ settings, dataFolder, openReader }: LoadedSource): Promise<SourceReader> {
  if (openReader) return openReader();
  const { zone } = settings.programme;
  if (settings.data.kind === "postgres") return postgresReader(settings.data.urlEnv, zone);
  if (!dataFolder) throw new Error("A source over files has a data folder");
  return duckdbReader(dataFolder, zone);
}

/**
 * Stages every feed of the source that is not staged already. All SELECTs are opened and their columns checked before the
 * first is read, so that a wrong one is told at once. Throws an `ImportError` naming the feed.
 */
export async function stageFeeds(
  writer: Sql,
  source: LoadedSource,
  run: ImportRun,
  progress: (event: ImportEvent) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { programmeId, importId } = run;
  const places = currencyExponent(source.settings.programme.currency);
  for (const [feed, rows] of run.staged) progress({ step: "stage", feed, rows, resumed: true });
  const waiting = [...source.selects].filter(([feed]) => !run.staged.has(feed));
  if (waiting.length === 0) return;
  const reader = await openSource(source);
  try {
    const opened: [FeedName, FeedRows][] = [];
    for (const [feed, select] of waiting) {
      const rows = await reader.open(feed, select);
      checkColumns(feed, rows.columns);
      opened.push([feed, rows]);
    }
    for (const [feed, rows] of opened) {
      const onRows = (count: number) => progress({ step: "stage", feed, rows: count });
      onRows(0);
      const { fileName } = reader;
      const count = await stageFeed(writer, { programmeId, importId, feed, rows, places, fileName, onRows, signal });
      await recordStaged(writer, importId, feed, count);
    }
  } finally {
    await reader.close();
  }
}
