import postgres from "postgres";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded/server";
import { type ExternalDatabase, externalDatabase } from "@/lib/env";

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

const DATE = 1082;
const INT8 = 20;

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit in a number: cast it to text`);
  return value;
}

function writeInteger(value: unknown): string {
  const whole = typeof value === "bigint" || typeof value === "string" || Number.isSafeInteger(value);
  if (!whole) throw new RangeError(`Not an integer that a number can hold: ${String(value)}`);
  return String(value);
}

function writeDate(value: unknown): string {
  // A Date is an instant: which day it is depends on a time zone that only the caller knows.
  if (typeof value !== "string") throw new TypeError("A date is written as a string, YYYY-MM-DD");
  return value;
}

const OPTIONS = {
  connection: { TimeZone: "UTC", application_name: "pilotage" },
  onnotice: () => {},
  types: {
    int8: { to: INT8, from: [INT8], parse: parseInteger, serialize: writeInteger },
    date: { to: DATE, from: [DATE], parse: (text: string) => text, serialize: writeDate },
  },
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
  return { ...OPTIONS, ...login, host: server.socketDir, path, port: server.port, ssl: false, database };
}

/** libpq's way to name a socket folder, `?host=/folder`, which the driver does not know and would send to the server. */
function readAddress(address: string): { url: string; socket: { host?: string; path?: string } } {
  if (!/[?&]host=/.test(address)) return { url: address, socket: {} };
  const url = new URL(address);
  const host = url.searchParams.get("host") ?? "";
  url.searchParams.delete("host");
  if (!host.startsWith("/")) throw new Error("host= in a database address must be the folder of a socket");
  return { url: url.href, socket: { host, path: `${host}/.s.PGSQL.${url.port || 5432}` } };
}

/**
 * A pool of at most `max` (10) connections of one login; the caller ends it. Session time zone UTC. `bigint` is read as a
 * number and throws beyond ±2^53, `date` is a string YYYY-MM-DD both ways, `numeric` stays a string.
 */
export function connect(target: Target, login: Login, options: { max?: number } = {}): postgres.Sql {
  const max = options.max ?? 10;
  if (target.kind === "external") {
    const { urls, database } = target;
    const { url, socket } = readAddress({ owner: urls.ownerUrl, writer: urls.writerUrl, app: urls.appUrl }[login]);
    return postgres(url, { ...OPTIONS, ...socket, max, ...(database ? { database } : {}) });
  }
  const { server, database } = target;
  const credentials = { username: EMBEDDED_LOGINS[login], password: server.secrets[login] };
  return postgres({ ...embeddedConnection(server, credentials, database), max });
}

/**
 * One connection of the embedded cluster's superuser, to make databases and logins; to `database`, `postgres` by default.
 * Throws for an external database, whose superuser is not ours.
 */
export function superuserConnection(target: Target, database = "postgres"): postgres.Sql {
  if (target.kind === "external") throw new Error("An external database's superuser is its administrator's alone");
  const credentials = { username: "postgres", password: target.server.secrets.superuser };
  return postgres({ ...embeddedConnection(target.server, credentials, database), max: 1 });
}
