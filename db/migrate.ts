import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { connect, type Target } from "./connections";
import { prepareEmbedded } from "./prepare-embedded";
import { prepareExternal } from "./prepare-external";

/** Held by who changes the schema, as the owner. */
export const MIGRATION_LOCK = 7_405_122;
export const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), "migrations");

async function countApplied(sql: postgres.Sql): Promise<number> {
  const [table] = await sql<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.there) return 0;
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** Makes the database, logins and roles (embedded) or checks them (external); throws when roles are missing and cannot be made. */
export const prepareDatabase = (target: Target): Promise<void> =>
  target.kind === "embedded" ? prepareEmbedded(target) : prepareExternal(target);

/**
 * Brings a database to the present version: makes the database, logins and roles (embedded) or checks them (external), then
 * applies the migrations that it lacks, as its owner. Several processes may call it at once: the others wait, then find
 * nothing to do. Returns how many migrations were applied. `folder` is where they are, for tests. Throws when there is no
 * migration journal, when roles are missing and cannot be made, or when a migration fails (all new ones are then undone).
 */
export async function migrateDatabase(target: Target, folder = MIGRATIONS): Promise<{ applied: number }> {
  const journal = join(folder, "meta", "_journal.json");
  if (!existsSync(journal))
    throw new Error(`${journal} does not exist: no migrations were generated (npm run db:generate)`);
  await prepareDatabase(target);
  // A connection for this alone: drizzle changes the parsers of the client it is given.
  const sql = connect(target, "owner", { max: 1 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const before = await countApplied(sql);
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return { applied: (await countApplied(sql)) - before };
  } finally {
    await sql.end();
  }
}
