import type { Sql, TransactionSql } from "postgres";
import type { FeedCounts } from "@/db/schema/imports";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { type CheckGoal, checkFeed } from "../checks/check-feed";
import { type FeedTotals, feedTotals, refuseEmptyFullFeed } from "../checks/feed-totals";
import type { FeedName } from "../feeds";
import type { ImportContext } from "../import-context";
import type { ImportEvent } from "../import-event";
import type { LoadedSource } from "../load-source";
import { applyFeed } from "./apply-feed";
import { applyProgramme } from "./apply-programme";
import { raiseDataVersion } from "./data-version";
import { removeGone } from "./remove-gone";

/** Brings the programme's rollups up to its facts; reads and empties `dirty_accounts`. */
export type Refresh = (sql: TransactionSql, programmeId: number, report?: (step: string) => void) => Promise<void>;

export interface ApplyOptions {
  source: LoadedSource;
  importId: number;
  programmeId: number;
  startedBy: Actor;
  refresh: Refresh;
  checkGoal?: CheckGoal | undefined;
  progress: (event: ImportEvent) => void;
  signal?: AbortSignal | undefined;
}

export interface Applied {
  feeds: Partial<Record<FeedName, FeedCounts>>;
  /** Feeds with more rejects than the source allows: nothing was changed. */
  overThreshold: FeedName[];
  /** Whether any row or setting of the programme changed. */
  changed: boolean;
  dataVersion: number | null;
}

type Totals = Map<FeedName, FeedTotals>;

/** For the checks and joins over whole feeds; the default of 4 MB would put each of them on disk. */
const WORK_MEMORY = "128MB";

async function checkFeeds(context: ImportContext, options: ApplyOptions): Promise<Totals> {
  const totals: Totals = new Map();
  for (const feed of options.source.selects.keys()) {
    options.signal?.throwIfAborted();
    options.progress({ step: "check", feed });
    await checkFeed(context, feed, options.checkGoal);
    const counted = await feedTotals(context, feed);
    if (counted.in === 0 && context.full.has(feed)) await refuseEmptyFullFeed(context, feed);
    totals.set(feed, counted);
  }
  return totals;
}

async function applyFeeds(context: ImportContext, options: ApplyOptions, totals: Totals): Promise<Applied["feeds"]> {
  const feeds: Applied["feeds"] = {};
  for (const [feed, counted] of totals) {
    options.signal?.throwIfAborted();
    options.progress({ step: "apply", feed });
    const written = await applyFeed(context, feed);
    const unchanged = counted.in - counted.rejected - written.new - written.changed;
    feeds[feed] = { ...counted, ...written, unchanged, removed: 0 };
  }
  for (const [feed, counts] of (Object.entries(feeds) as [FeedName, FeedCounts][]).reverse()) {
    if (!context.full.has(feed)) continue;
    options.progress({ step: "remove", feed });
    const { removed, kept } = await removeGone(context, feed);
    feeds[feed] = { ...counts, removed, rejected: counts.rejected + kept };
  }
  return feeds;
}

function refusedCounts(totals: Totals): Applied["feeds"] {
  const none = { new: 0, changed: 0, unchanged: 0, removed: 0 };
  return Object.fromEntries([...totals].map(([feed, counted]) => [feed, { ...counted, ...none }]));
}

async function applyAll(context: ImportContext, options: ApplyOptions, totals: Totals): Promise<Applied> {
  const { sql, programmeId } = context;
  const { programme } = options.source.settings;
  const settings = await applyProgramme(sql, programmeId, programme);
  // Up to which day the data reach is no decision: the import tells it.
  const { as_of: _, ...decided } = settings.changed;
  const by = options.startedBy;
  if (settings.added) await recordEvent(sql, { kind: "programme-added", by, programmeId, object: programme.slug });
  else if (Object.keys(decided).length > 0)
    await recordEvent(sql, { kind: "settings-changed", by, programmeId, object: programme.slug, details: decided });
  const feeds = await applyFeeds(context, options, totals);
  options.signal?.throwIfAborted();
  options.progress({ step: "refresh" });
  await sql`select analyze_table('dirty_accounts')`;
  await options.refresh(sql, programmeId, (detail) => options.progress({ step: "refresh", detail }));
  const rowsChanged = Object.values(feeds).some((counts) => counts.new + counts.changed + counts.removed > 0);
  const changed = settings.added || Object.keys(settings.changed).length > 0 || rowsChanged;
  const dataVersion = await raiseDataVersion(sql, programmeId, changed);
  return { feeds, overThreshold: [], changed, dataVersion };
}

/**
 * The one transaction that changes anything: checks the staged feeds against each other, and unless too many rows are
 * rejected applies them, the rollups and the data version together. Readers see the programme before or after.
 */
export async function applyImport(writer: Sql, options: ApplyOptions): Promise<Applied> {
  const { source, importId, programmeId } = options;
  const applied = await writer.begin(async (sql) => {
    await sql.unsafe(`set local work_mem = '${WORK_MEMORY}'`);
    // An import whose process was killed may still be at its last statement; it ends before this one looks.
    await sql`select pg_advisory_xact_lock(hashtext('pilotage import, last step'), ${programmeId})`;
    const given = new Set(source.selects.keys());
    const context = { sql, importId, programmeId, given, full: new Set(source.settings.full) };
    const totals = await checkFeeds(context, options);
    const { rejectThreshold } = source.settings;
    const overThreshold = [...totals].filter(([, t]) => t.rejected > t.in * rejectThreshold).map(([feed]) => feed);
    const result: Applied =
      overThreshold.length > 0
        ? { feeds: refusedCounts(totals), overThreshold, changed: false, dataVersion: null }
        : await applyAll(context, options, totals);
    const status = overThreshold.length > 0 ? "refused" : "applied";
    await sql`
      update imports set status = ${status}, finished_at = clock_timestamp(),
        feeds = ${JSON.stringify(result.feeds)}::text::jsonb, data_version = ${result.dataVersion}
      where id = ${importId}`;
    await recordEvent(sql, {
      kind: "import",
      by: options.startedBy,
      programmeId,
      object: source.folder,
      details: { import: importId, status, asOf: source.settings.programme.asOf, dataVersion: result.dataVersion },
    });
    options.signal?.throwIfAborted();
    return result;
  });
  return applied;
}
