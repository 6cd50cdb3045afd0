import type { TransactionSql } from "postgres";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import type { ImportContext } from "../import-context";
import type { ImportEvent } from "../import-event";
import type { ChangedSettings } from "./apply-programme";

/** Brings the programme's rollups up to its facts; reads and empties `dirty_accounts`. */
export type Refresh = (sql: TransactionSql, programmeId: number, report?: (step: string) => void) => Promise<void>;

interface PublishOptions {
  refresh: Refresh;
  progress: (event: ImportEvent) => void;
}

/** For the checks and joins over whole feeds; the default of 4 MB would put each of them on disk. */
const WORK_MEMORY = "128MB";

/**
 * Begins the transaction that changes a programme's facts. One whose process was killed may still be at its last statement;
 * it ends before this one looks.
 */
export async function takeLastStep(sql: TransactionSql, programmeId: number): Promise<void> {
  await sql.unsafe(`set local work_mem = '${WORK_MEMORY}'`);
  await sql`select pg_advisory_xact_lock(hashtext('pilotage import, last step'), ${programmeId})`;
}

/** Records which settings changed. Up to which day the data reach is no decision: the import tells it. */
export async function recordSettings(
  { sql, programmeId }: ImportContext,
  slug: string,
  by: Actor,
  { as_of: _, ...decided }: ChangedSettings,
): Promise<void> {
  if (Object.keys(decided).length === 0) return;
  await recordEvent(sql, { kind: "settings-changed", by, programmeId, object: slug, details: decided });
}

/**
 * Brings the rollups up to the facts that were written and, where anything `changed`, raises the data version, which it
 * returns.
 */
export async function publish(
  { sql, programmeId }: Pick<ImportContext, "sql" | "programmeId">,
  changed: boolean,
  { refresh, progress }: PublishOptions,
): Promise<number> {
  progress({ step: "refresh" });
  await sql`select analyze_table('dirty_accounts')`;
  await refresh(sql, programmeId, (detail) => progress({ step: "refresh", detail }));
  const [row] = changed
    ? await sql`update programmes set data_version = data_version + 1 where id = ${programmeId} returning data_version`
    : await sql`select data_version from programmes where id = ${programmeId}`;
  return row?.data_version;
}
