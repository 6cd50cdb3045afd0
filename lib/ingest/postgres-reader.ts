import postgres from "postgres";
import { readAddress } from "@/db/pool";
import type { FeedName } from "./feeds";
import { ImportError } from "./import-error";
import { type FeedRows, feedError, type SourceReader } from "./source-reader";

const CHUNK_ROWS = 5_000;
const STATEMENT_TIMEOUT = "10min";
/** Dates and times as the text the server wrote: a JavaScript Date has no bare day and no offset. */
const DATE_TYPES = [1082, 1114, 1184];
/** The extended protocol, in which PostgreSQL itself refuses a second statement. */
const extended: postgres.UnsafeQueryOptions = { prepare: false, ...{ simple: false } };

function connectSource(address: string, zone: string): postgres.Sql {
  const { url, socket } = readAddress(address);
  return postgres(url, {
    ...socket,
    max: 1,
    onnotice: () => {},
    connection: { application_name: "pilotage import", DateStyle: "ISO", TimeZone: zone },
    types: {
      asText: { to: 25, from: DATE_TYPES, serialize: (value: string) => value, parse: (value: string) => value },
    },
  });
}

async function* readChunks(session: postgres.ReservedSql, feed: FeedName): AsyncIterable<readonly unknown[][]> {
  try {
    for (;;) {
      const rows = await session.unsafe(`fetch ${CHUNK_ROWS} from "${feed}"`, [], extended).values();
      const [first] = rows;
      if (!first) break;
      yield first.map((_, column) => rows.map((row) => row[column]));
    }
    await session.unsafe(`close "${feed}"`, [], extended);
  } catch (error) {
    throw feedError(feed, error);
  }
}

/** A cursor's grammar takes one SELECT only, and PostgreSQL refuses one with a data-modifying WITH. */
async function openCursor(session: postgres.ReservedSql, feed: FeedName, select: string): Promise<FeedRows> {
  try {
    await session.unsafe(`declare "${feed}" no scroll cursor for\n${select}`, [], extended);
    const { columns } = await session.unsafe(`fetch forward 0 from "${feed}"`, [], extended);
    return { columns: columns.map((column) => column.name), chunks: () => readChunks(session, feed) };
  } catch (error) {
    throw feedError(feed, error);
  }
}

/**
 * Reads feeds from a PostgreSQL database whose address the environment variable `urlEnv` holds, all in one read-only
 * transaction and from one snapshot. `zone` is the session's time zone. Throws an `ImportError` without the variable or
 * when the database cannot be reached (never showing the address, which holds a password).
 */
export async function postgresReader(urlEnv: string, zone: string): Promise<SourceReader> {
  const url = process.env[urlEnv];
  if (!url)
    throw new ImportError(`${urlEnv} is not set: source.yaml says it holds the address of the source's database`);
  if (!URL.canParse(url)) throw new ImportError(`${urlEnv} is not the address of a database (postgres://…)`);
  const sql = connectSource(url, zone);
  try {
    const session = await sql.reserve();
    await session.unsafe("begin isolation level repeatable read read only");
    await session.unsafe(`set local statement_timeout = '${STATEMENT_TIMEOUT}'`);
    return {
      open: (feed, select) => openCursor(session, feed, select),
      fileName: (path) => path,
      close: async () => {
        await session.unsafe("rollback").catch(() => {});
        session.release();
        await sql.end({ timeout: 5 });
      },
    };
  } catch (error) {
    await sql.end({ timeout: 0 });
    const { code, message } = error as { code?: string; message?: string };
    throw new ImportError(`The source's database (${urlEnv}) cannot be reached: ${code ?? message}`);
  }
}
