import postgres from "postgres";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded/server";
import { type ExternalDatabase, externalDatabase } from "@/lib/env";
import { openPool, type PoolLimits, poolOptions } from "./pool";

/** Who connects: `owner` migrates, `writer` imports and rolls up, `app` serves readers. */
export type Login = "owner" | "writer" | "app";

/** A database and the means to log in to it. An external one's `database` is null when the addresses name it. */
export type Target =
  | { kind: "embedded"; server: EmbeddedServer; database: string }
  | { kind: "external"; urls: ExternalDatabase; database: string | null };

/** Names of the logins in an embedded cluster; an external database may have its own. */
export const EMBEDDED_LOGINS: Record<Login, string> = {
  owner: "pilotage_owner",
  writer: "pilotage_writer",
  app: "pilotage_app",
};

/**
 * Where the data is: the external database when `DATABASE_URL` is set (`cluster` is then ignored), else a database of the
 * embedded cluster, which is started or joined. The database itself may not exist yet: see `migrateDatabase`.
 */
export async function databaseTarget(options: { cluster?: string; database?: string } = {}): Promise<Target> {
  const urls = externalDatabase();
  if (urls) return { kind: "external", urls, database: options.database ?? null };
  const server = await startEmbedded(options.cluster ?? "main");
  return { kind: "embedded", server, database: options.database ?? "pilotage" };
}

function embeddedConnection(server: EmbeddedServer, login: { username: string; password: string }, database: string) {
  const path = `${server.socketDir}/.s.PGSQL.${server.port}`;
  return { ...login, host: server.socketDir, path, port: server.port, ssl: false, database };
}

/**
 * A pool of connections of one login; the caller ends it. Session time zone UTC. `bigint` is read as a
 * number and throws beyond ±2^53, `date` is a string YYYY-MM-DD both ways, `numeric` stays a string.
 */
export function connect(target: Target, login: Login, limits: PoolLimits = {}): postgres.Sql {
  if (target.kind === "external") {
    const { urls, database } = target;
    const address = { owner: urls.ownerUrl, writer: urls.writerUrl, app: urls.appUrl }[login];
    return openPool(address, { ...limits, database });
  }
  const { server, database } = target;
  const credentials = { username: EMBEDDED_LOGINS[login], password: server.secrets[login] };
  return postgres({ ...embeddedConnection(server, credentials, database), ...poolOptions(limits) });
}

/**
 * One connection of the embedded cluster's superuser, to make databases and logins; to `database`, `postgres` by default.
 * Throws for an external database, whose superuser is not ours.
 */
export function superuserConnection(target: Target, database = "postgres"): postgres.Sql {
  if (target.kind === "external") throw new Error("An external database's superuser is its administrator's alone");
  const credentials = { username: "postgres", password: target.server.secrets.superuser };
  return postgres({ ...embeddedConnection(target.server, credentials, database), ...poolOptions({ max: 1 }) });
}

/** The app login's address, for the process that serves: it is given no other login's. */
export function appAddress(target: Target): string {
  if (target.kind === "external") return target.urls.appUrl;
  const { server, database } = target;
  const address = new URL(`postgres://localhost:${server.port}/${database}`);
  address.username = EMBEDDED_LOGINS.app;
  address.password = server.secrets.app;
  address.searchParams.set("host", server.socketDir);
  return address.href;
}
