import postgres from "postgres";

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

/** How every connection of ours reads and writes values; session time zone UTC. */
export const POOL_OPTIONS = {
  connection: { TimeZone: "UTC", application_name: "pilotage" },
  onnotice: () => {},
  types: {
    int8: { to: INT8, from: [INT8], parse: parseInteger, serialize: writeInteger },
    date: { to: DATE, from: [DATE], parse: (text: string) => text, serialize: writeDate },
  },
};

/** libpq's way to name a socket folder, `?host=/folder`, which the driver does not know and would send to the server. */
export function readAddress(address: string): { url: string; socket: { host?: string; path?: string } } {
  if (!/[?&]host=/.test(address)) return { url: address, socket: {} };
  const url = new URL(address);
  const host = url.searchParams.get("host") ?? "";
  url.searchParams.delete("host");
  if (!host.startsWith("/")) throw new Error("host= in a database address must be the folder of a socket");
  return { url: url.href, socket: { host, path: `${host}/.s.PGSQL.${url.port || 5432}` } };
}

/** Of a pool: its connections at most (10), and how long a statement may take (as the login says). */
export interface PoolLimits {
  max?: number;
  statementMs?: number;
}

/** `POOL_OPTIONS` within limits. */
export const poolOptions = ({ max = 10, statementMs }: PoolLimits) => ({
  ...POOL_OPTIONS,
  max,
  connection: { ...POOL_OPTIONS.connection, ...(statementMs ? { statement_timeout: statementMs } : {}) },
});

/**
 * A pool of connections to an address; the caller ends it. `bigint` is read as a number and throws beyond ±2^53, `date` is a
 * string YYYY-MM-DD both ways, `numeric` stays a string.
 */
export function openPool(address: string, options: PoolLimits & { database?: string | null } = {}): postgres.Sql {
  const { url, socket } = readAddress(address);
  const { database, ...limits } = options;
  return postgres(url, { ...poolOptions(limits), ...socket, ...(database ? { database } : {}) });
}
