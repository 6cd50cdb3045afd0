import "server-only";
import type { Sql } from "postgres";
import { appDatabaseUrl, shareOf } from "@/lib/env";
import { assertSafeLogin } from "./check-safety";
import { openPool } from "./pool";

// On globalThis, so that a development server's reloads share one pool.
const shared = globalThis as typeof globalThis & { pilotageDatabase?: Promise<Sql> };

/** Connections of the app, of all its processes together. */
const CONNECTIONS = 12;

/**
 * This process's one pool, of the app login alone (`DATABASE_URL`). The first call refuses a login that row-level security
 * would not bind.
 */
export function appDatabase(): Promise<Sql> {
  shared.pilotageDatabase ??= openDatabase().catch((error) => {
    shared.pilotageDatabase = undefined;
    throw error;
  });
  return shared.pilotageDatabase;
}

/** Ends the pool, if there is one, once it has answered what it was asked. */
export async function closeAppDatabase(): Promise<void> {
  const sql = await shared.pilotageDatabase?.catch(() => null);
  await sql?.end({ timeout: 5 });
}

async function openDatabase(): Promise<Sql> {
  const sql = openPool(appDatabaseUrl(), { max: shareOf(CONNECTIONS) });
  await assertSafeLogin(sql);
  return sql;
}
