import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import { quoteName } from "@/db/access-roles";
import { appAddress, connect, type Login, superuserConnection, type Target } from "@/db/connections";
import { migrateDatabase } from "@/db/migrate";
import { POOL_OPTIONS, readAddress } from "@/db/pool";
import type { Belongings } from "./belongings";

/** A migrated database of the bench's own. */
export interface BenchDatabase {
  name: string;
  target: Target;
  owner: Sql;
  writer: Sql;
  app: Sql;
  drop(): Promise<void>;
}

const LOGINS: Login[] = ["app", "writer", "owner"];

async function withConnection<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function createExternal(server: Target, name: string): Promise<void> {
  await withConnection(connect(server, "owner", { max: 1 }), (sql) =>
    sql.unsafe(`create database ${quoteName(name)}`),
  ).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`DATABASE_OWNER_URL's login must be able to create a database: ${reason}`);
  });
}

/** Each login ends its own sessions, which the owner may not. */
async function dropExternal(server: Target, name: string): Promise<void> {
  for (const login of LOGINS)
    await withConnection(
      connect(server, login, { max: 1 }),
      (sql) => sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and usename = current_user and pid <> pg_backend_pid()`,
    );
  await withConnection(connect(server, "owner", { max: 1 }), (sql) =>
    sql.unsafe(`drop database if exists ${quoteName(name)}`),
  );
}

/** Makes and migrates a database on that server; `drop` it, or leave it to the belongings. */
export async function createBenchDatabase(server: Target, belongings: Belongings): Promise<BenchDatabase> {
  const name = `bench_${randomBytes(6).toString("hex")}`;
  const target = { ...server, database: name };
  const pools: Sql[] = [];
  let dropped: Promise<void> | null = null;
  const end = async () => {
    await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
    if (server.kind === "external") return dropExternal(server, name);
    await withConnection(superuserConnection(server), (sql) =>
      sql.unsafe(`drop database if exists ${quoteName(name)} with (force)`),
    );
  };
  const drop = () => {
    dropped ??= end();
    return dropped;
  };
  belongings.add(drop);
  if (server.kind === "external") await createExternal(server, name);
  await migrateDatabase(target);
  const open = (login: Login) => {
    const pool = connect(target, login, { max: 4 });
    pools.push(pool);
    return pool;
  };
  return { name, target, owner: open("owner"), writer: open("writer"), app: open("app"), drop };
}

/** A statement as the driver sent it. */
export interface SentStatement {
  text: string;
  parameters: unknown[];
}

/** One connection of the app's login that tells what it sends; the caller ends it. */
export function tellingConnection({ target }: BenchDatabase, tell: (sent: SentStatement) => void): Sql {
  const { url, socket } = readAddress(appAddress(target));
  return postgres(url, {
    ...POOL_OPTIONS,
    ...socket,
    max: 1,
    ...(target.database ? { database: target.database } : {}),
    debug: (_, text, parameters) => tell({ text, parameters: [...parameters] }),
  });
}

/** Writes a query's rows to a CSV file, on a connection that does nothing after: the driver may hang on what follows. */
export async function copyToFile({ target }: BenchDatabase, query: string, file: string): Promise<void> {
  const sql = connect(target, "writer", { max: 1 });
  try {
    const rows = await sql.unsafe(`copy (${query}) to stdout (format csv, header)`).readable();
    await pipeline(rows, createWriteStream(file));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Leaves the tables as a server left alone for a while does: no dead rows, and the planner knows what is there. */
export async function vacuum({ owner }: BenchDatabase): Promise<void> {
  await owner`vacuum analyze`;
}
