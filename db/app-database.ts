import "server-only";
import type { Sql } from "postgres";
import { assertSafeLogin } from "./check-safety";
import { connect, databaseTarget } from "./connections";

// On globalThis, so that a development server's reloads share one pool.
const shared = globalThis as typeof globalThis & { pilotageDatabase?: Promise<Sql> };

/**
 * The server's one pool of the app login. The first call starts or joins the embedded PostgreSQL (or connects to the
 * external one) and refuses a login that row-level security would not bind.
 */
export function appDatabase(): Promise<Sql> {
  shared.pilotageDatabase ??= openDatabase().catch((error) => {
    shared.pilotageDatabase = undefined;
    throw error;
  });
  return shared.pilotageDatabase;
}

async function openDatabase(): Promise<Sql> {
  const sql = connect(await databaseTarget(), "app", { max: 10 });
  await assertSafeLogin(sql);
  return sql;
}
