import type { ISql, Sql } from "postgres";
import { BackupError } from "./backup-error";
import { listTables, readLines, refuseHiddenRows, writePlainly } from "./list-tables";
import { writeBackupFile } from "./write-backup-file";

export interface BackupOptions {
  /** Reads the tables: its policies let every row pass. */
  writer: Sql;
  /** Knows what the database is made of: migrations and sequences. */
  owner: Sql;
  /** The file to write; what is there is replaced once the new one is whole. */
  path: string;
  report?: (line: string) => void;
}

/** The last migration that a database had, by its number in the journal; null for one that had none. */
export async function lastMigration(owner: ISql): Promise<number | null> {
  const [table] = await owner<{ there: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.there) return null;
  const [row] = await owner<
    { last: number | null }[]
  >`select max(created_at) as last from drizzle.__drizzle_migrations`;
  return row?.last ?? null;
}

/** By sequence the last number that it gave; those that gave none are not there. */
async function lastNumbers(owner: Sql): Promise<Record<string, number>> {
  const rows = await owner<{ name: string; last: number | null; readable: boolean }[]>`
    select sequencename as name, last_value as last,
      has_sequence_privilege(format('public.%I', sequencename), 'SELECT') as readable
    from pg_sequences where schemaname = 'public' order by 1`;
  const unread = rows.filter(({ readable }) => !readable);
  if (unread.length > 0)
    throw new BackupError(`The owner's login may not read ${unread.map(({ name }) => name).join(", ")}`);
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])));
}

/**
 * Writes everything that the database holds as it is at one moment to a file, while others go on reading and writing. Throws
 * a `BackupError` where a row might be missing, and whatever the disk says; then there is no file.
 */
export async function writeBackup({ writer, owner, path, report = () => {} }: BackupOptions): Promise<void> {
  const migration = await lastMigration(owner);
  if (migration === null) throw new BackupError("The database is empty: there is nothing to back up");
  await writeBackupFile(path, { made: new Date().toISOString(), migration }, (backup) =>
    // Nothing of ours truncates a table: that alone would show through the one moment.
    writer.begin("isolation level repeatable read read only", async (tx) => {
      await writePlainly(tx);
      const tables = await listTables(tx);
      await refuseHiddenRows(tx, tables);
      for (const table of tables) {
        const { rows } = await backup.table(table, readLines(tx, table));
        report(`${table.name}: ${rows.toLocaleString("en")} rows`);
      }
      if ((await lastMigration(owner)) !== migration)
        throw new BackupError("The database was brought to another version meanwhile: run the command again");
      // Read last: a number given since the moment is not given again.
      await backup.end(await lastNumbers(owner));
    }),
  );
}
