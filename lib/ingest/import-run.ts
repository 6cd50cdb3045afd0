import type { ReservedSql, Sql } from "postgres";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { Refusal } from "@/lib/refusals/refusal";
import { type FeedName, feedNames } from "./feeds";
import { ImportError } from "./import-error";
import type { LoadedSource } from "./load-source";
import { countStaged } from "./staging-table";

/** One run of an import, as its row in `imports` says. */
export interface ImportRun {
  importId: number;
  /** Of a programme that is new: reserved, not written yet. */
  programmeId: number;
  /** Feeds that an interrupted run of the same import staged whole, with their rows. */
  staged: Map<FeedName, number>;
}

/** Holds the programme's import lock until `release`. Throws a `Refusal` when another import holds it. */
export async function lockProgramme(sql: Sql, slug: string): Promise<{ release: () => Promise<void> }> {
  const session: ReservedSql = await sql.reserve();
  const [row] = await session`select pg_try_advisory_lock(hashtext('pilotage import'), hashtext(${slug})) as locked`;
  const unlock = async () => {
    await session`select pg_advisory_unlock(hashtext('pilotage import'), hashtext(${slug}))`.catch(() => {});
    session.release();
  };
  if (row?.locked) return { release: unlock };
  session.release();
  throw new Refusal("import-running");
}

/** The interrupted run that this one may go on with: same settings, SELECTs and data, over files. */
async function findInterrupted(sql: Sql, source: LoadedSource, checksum: string, programmeId: number | null) {
  if (source.settings.data.kind !== "files") return null;
  const [run] = await sql<{ id: number; programmeId: number; staged: Record<string, number> }[]>`
    select id, programme_id as "programmeId", staged from imports i
    where status = 'staging' and checksum = ${checksum}
      and case when ${programmeId}::int is null then not exists (select 1 from programmes p where p.id = i.programme_id)
          else programme_id = ${programmeId} end
    order by id desc limit 1`;
  return run ?? null;
}

/** Interrupted runs of the programme (or, while it is new, of the folder) that nobody will go on with. */
async function abandonOthers(sql: Sql, run: { importId: number; programmeId: number }, folder: string): Promise<void> {
  await sql`
    update imports i set status = 'refused', finished_at = now()
    where status = 'staging' and id <> ${run.importId} and (programme_id = ${run.programmeId}
      or (source = ${folder} and not exists (select 1 from programmes p where p.id = i.programme_id)))`;
}

async function keepWhole(sql: Sql, importId: number, staged: Record<string, number>): Promise<Map<FeedName, number>> {
  const whole = new Map<FeedName, number>();
  for (const feed of feedNames) {
    const rows = staged[feed];
    if (rows !== undefined && (await countStaged(sql, importId, feed)) === rows) whole.set(feed, rows);
  }
  return whole;
}

/** Goes on with the interrupted run of the same import, or begins a new one. The programme's lock must be held. */
export async function beginRun(
  sql: Sql,
  source: LoadedSource,
  checksum: string,
  startedBy: string,
): Promise<ImportRun> {
  const { slug } = source.settings.programme;
  const [programme] = await sql<{ id: number }[]>`select id from programmes where slug = ${slug}`;
  const found = await findInterrupted(sql, source, checksum, programme?.id ?? null);
  if (!programme && !source.selects.has("accounts")) {
    throw new ImportError(`${source.folder}: no accounts.sql, which a new programme (${slug}) needs`);
  }
  let run: ImportRun;
  if (found) {
    run = { importId: found.id, programmeId: found.programmeId, staged: await keepWhole(sql, found.id, found.staged) };
  } else {
    // A new programme's row comes with its data, in the last transaction; its number is needed before.
    const [row] = await sql<{ id: number; programmeId: number }[]>`
      insert into imports (programme_id, source, checksum, started_by, status)
      values (coalesce(${programme?.id ?? null}::int, nextval(pg_get_serial_sequence('programmes', 'id'))::int),
        ${source.folder}, ${checksum}, ${startedBy}, 'staging')
      returning id, programme_id as "programmeId"`;
    if (!row) throw new Error("The import was not recorded");
    run = { importId: row.id, programmeId: row.programmeId, staged: new Map() };
  }
  await abandonOthers(sql, run, source.folder);
  return run;
}

/** Notes that a feed is staged whole. */
export async function recordStaged(sql: Sql, importId: number, feed: FeedName, rows: number): Promise<void> {
  await sql`
    update imports set staged = staged || jsonb_build_object(${feed}::text, ${rows}::bigint) where id = ${importId}`;
}

/** Ends a run that changed nothing, for good: its staging tables may go. */
export async function recordRefused(
  sql: Sql,
  {
    importId,
    programmeId,
    source,
    startedBy,
  }: { importId: number; programmeId: number; source: string; startedBy: Actor },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update imports set status = 'refused', finished_at = now() where id = ${importId}`;
    await recordEvent(tx, {
      kind: "import",
      by: startedBy,
      programmeId,
      object: source,
      details: { import: importId, status: "refused" },
    });
  });
}
