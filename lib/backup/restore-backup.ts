import type { Sql, TransactionSql } from "postgres";
import { quoteName } from "@/db/access-roles";
import { MIGRATION_LOCK } from "@/db/migrate";
import { rebuildSchema } from "@/db/rebuild-schema";
import { copyRows } from "@/lib/ingest/copy-rows";
import { BackupError } from "./backup-error";
import { type Content, type Manifest, Tally } from "./backup-format";
import { copyName, listTables, readLines, type Table, writePlainly } from "./list-tables";
import { checkBackup, readTables, type StoredTable } from "./read-backup-file";

export interface RestoreOptions {
  /** Of a database that exists, with its roles (`prepareDatabase`). */
  owner: Sql;
  path: string;
  /** Whether what the database holds may be replaced. */
  replace: boolean;
  report?: (line: string) => void;
}

/** Who reads and writes meanwhile would go on by what they know of the database before. */
async function refuseCompany(tx: TransactionSql): Promise<void> {
  const others = await tx`
    select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'pilotage'`;
  if (others.length > 0)
    throw new BackupError("The server or another command is at work on this database: stop it, then run this again");
}

/** The owner of a table, until it says `force` again, is not bound by its policies. */
const bindOwner = (tx: TransactionSql, { name }: Table, word: "force" | "no force") =>
  tx.unsafe(`alter table public.${quoteName(name)} ${word} row level security`);

async function refuseData(tx: TransactionSql): Promise<void> {
  for (const table of await listTables(tx)) {
    await bindOwner(tx, table, "no force");
    const [row] = await tx.unsafe(`select from public.${quoteName(table.name)} limit 1`);
    if (row)
      throw new BackupError(
        `The database holds data (${table.name}): --replace puts the backup in its place. Nothing was changed`,
      );
  }
}

/** Reads a table again: what of the backup it holds. */
async function contentOf(tx: TransactionSql, table: Table): Promise<Content> {
  const tally = new Tally();
  for await (const chunk of readLines(tx, table)) tally.add(chunk);
  return tally.content();
}

async function restoreTable(tx: TransactionSql, table: StoredTable, expected: Content): Promise<void> {
  await bindOwner(tx, table, "no force");
  await copyRows(tx, `copy ${copyName(table)} from stdin`, table.lines);
  const { rows, sha256 } = await contentOf(tx, table);
  await bindOwner(tx, table, "force");
  if (rows !== expected.rows || sha256 !== expected.sha256)
    throw new BackupError(`${table.name} is not what was backed up, once restored: nothing was changed`);
  await tx.unsafe(`analyze public.${quoteName(table.name)}`);
}

/** No number is given twice. */
async function restoreSequences(tx: TransactionSql, sequences: Manifest["sequences"]): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await tx`select setval(${`public.${quoteName(name)}`}, ${last})`;
}

/**
 * Puts what a file holds in place of everything that the database holds, with the tables of the version that it was written
 * by, in one transaction; the file is read whole before. Throws a `BackupError` where the file is damaged or of a newer
 * version, where the database holds data that may not be replaced, and while others are at work on it.
 */
export async function restoreBackup({ owner, path, replace, report = () => {} }: RestoreOptions): Promise<void> {
  const { header, manifest } = await checkBackup(path);
  report(`${path} is whole: ${Object.keys(manifest.tables).length} tables, written ${header.made}`);
  await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await refuseCompany(tx);
    if (!replace) await refuseData(tx);
    await writePlainly(tx);
    if (!(await rebuildSchema(tx, header.migration)))
      throw new BackupError(
        `${path} is of a version that this one does not know: restore it with that one, or a newer one`,
      );
    const made = new Map((await listTables(tx)).map((table) => [table.name, table.columns.join()]));
    for await (const table of readTables(path)) {
      const expected = manifest.tables[table.name];
      if (!expected || made.get(table.name) !== table.columns.join())
        throw new BackupError(`${path} holds a table ${table.name} that its version does not have`);
      await restoreTable(tx, table, expected);
      made.delete(table.name);
      report(`${table.name}: ${expected.rows.toLocaleString("en")} rows`);
    }
    if (made.size > 0) throw new BackupError(`${path} lacks ${[...made.keys()].join(", ")}`);
    await restoreSequences(tx, manifest.sequences);
  });
}
