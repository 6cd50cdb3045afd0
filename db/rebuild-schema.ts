import { readMigrationFiles } from "drizzle-orm/migrator";
import type postgres from "postgres";
import { quoteName } from "./access-roles";
import { MIGRATIONS } from "./migrate";

/** Everything that the migrations made, and what it holds, goes. */
async function dropAll(tx: postgres.TransactionSql): Promise<void> {
  const tables = await tx<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
  if (tables.length > 0)
    await tx.unsafe(`drop table ${tables.map(({ name }) => `public.${quoteName(name)}`).join(", ")} cascade`);
  const routines = await tx<{ signature: string }[]>`
    select oid::regprocedure::text as signature from pg_proc
    where pronamespace = 'public'::regnamespace and proowner = session_user::regrole`;
  for (const { signature } of routines) await tx.unsafe(`drop routine ${signature}`);
  await tx.unsafe("drop schema if exists staging, drizzle cascade");
}

/**
 * Makes a database as new, in the transaction of its owner: with the tables of the migrations up to the one of that number
 * in the journal, all empty. False, and nothing done, where no migration has that number.
 */
export async function rebuildSchema(
  tx: postgres.TransactionSql,
  last: number,
  folder: string = MIGRATIONS,
): Promise<boolean> {
  const migrations = readMigrationFiles({ migrationsFolder: folder }).filter(
    ({ folderMillis }) => folderMillis <= last,
  );
  if (migrations.at(-1)?.folderMillis !== last) return false;
  await dropAll(tx);
  // As drizzle notes what it applied.
  await tx`create schema drizzle`;
  await tx`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
  return true;
}
