import type { Sql } from "postgres";
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
import { closeImage } from "./before-image";
import { sourceSettings } from "./programme-settings";
import { publish, type Refresh, recordSettings, takeLastStep } from "./publish";
import { removeGone } from "./remove-gone";

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
  const by = options.startedBy;
  const before = await sourceSettings(sql, programmeId);
  const settings = await applyProgramme(sql, programmeId, programme);
  if (settings.added) {
    context.before = { state: "first", rows: 0 };
    await recordEvent(sql, { kind: "programme-added", by, programmeId, object: programme.slug });
  } else await recordSettings(context, programme.slug, by, settings.changed);
  const feeds = await applyFeeds(context, options, totals);
  options.signal?.throwIfAborted();
  const rowsChanged = Object.values(feeds).some((counts) => counts.new + counts.changed + counts.removed > 0);
  const changed = settings.added || Object.keys(settings.changed).length > 0 || rowsChanged;
  const dataVersion = await publish(context, changed, options);
  if (changed) await closeImage(context, before);
  return { feeds, overThreshold: [], changed, dataVersion };
}

/**
 * The one transaction that changes anything: checks the staged feeds against each other, and unless too many rows are
 * rejected applies them, the rollups and the data version together. Readers see the programme before or after.
 */
export async function applyImport(writer: Sql, options: ApplyOptions): Promise<Applied> {
  const { source, importId, programmeId } = options;
  const applied = await writer.begin(async (sql) => {
    await takeLastStep(sql, programmeId);
    const context: ImportContext = {
      sql,
      importId,
      programmeId,
      given: new Set(source.selects.keys()),
      full: new Set(source.settings.full),
      before: { state: "kept", rows: 0 },
    };
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
        feeds = ${JSON.stringify(result.feeds)}::text::jsonb, data_version = ${result.dataVersion},
        before = ${result.changed ? (context.before?.state ?? null) : null}
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
