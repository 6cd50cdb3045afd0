import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { plainValues } from "./duckdb-value";
import type { FeedName } from "./feeds";
import { ImportError } from "./import-error";
import { type FeedRows, feedError, type SourceReader } from "./source-reader";
import { convertWorkbooks } from "./workbooks";
import { makeWorkingFolder } from "./working-folder";

const MEMORY = "1GB";
const THREADS = "2";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A DuckDB that reads below these folders and nothing else, and whose settings no SELECT can change. */
async function lockedConnection(readable: string[], spill: string, zone: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY,
    threads: THREADS,
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`set timezone = ${quoted(zone)}`);
  await connection.run(`set allowed_directories = [${readable.map(quoted).join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return connection;
}

/** Functions that a SELECT may call and that do more than read: they write files, or to the terminal. */
const acting = /^(enable_|disable_|write_|truncate_|pragma_|force_|checkpoint|query$|query_table$|json_execute_)/;

/**
 * The one SELECT of a feed. What it is is asked of the parser before anything is prepared: text can hide a second
 * statement, and preparing some makes files.
 */
async function prepareSelect(connection: DuckDBConnection, feed: FeedName, sql: string) {
  const reader = await connection.runAndReadAll("select json_serialize_sql($1::varchar) as tree", [sql]);
  const tree = JSON.parse(String(reader.getRowObjects()[0]?.tree)) as {
    error: boolean;
    error_message?: string;
    /** In characters, of a syntax error. */
    position?: string;
    statements?: unknown[];
  };
  if (tree.error) {
    const message = tree.error_message ?? "cannot be read";
    if (/^only select/i.test(message)) throw new ImportError(`${feed}.sql: a feed is exactly one SELECT`);
    const line = [...sql].slice(0, Number(tree.position)).filter((character) => character === "\n").length + 1;
    throw new ImportError(`${feed}.sql: ${message}${tree.position === undefined ? "" : `, line ${line}`}`);
  }
  const count = tree.statements?.length ?? 0;
  if (count === 0) throw new ImportError(`${feed}.sql: holds no statement`);
  if (count > 1) throw new ImportError(`${feed}.sql: holds ${count} statements; a feed is exactly one SELECT`);
  const called = functionsOf(tree.statements).find((name) => acting.test(name));
  if (called) throw new ImportError(`${feed}.sql: calls ${called}; a feed reads and does nothing else`);
  const statement = await connection.prepare(sql);
  if (statement.statementType !== StatementType.SELECT)
    throw new ImportError(`${feed}.sql: is a ${StatementType[statement.statementType]}; a feed is exactly one SELECT`);
  if (statement.parameterCount > 0) throw new ImportError(`${feed}.sql: has parameters; nothing would fill them`);
  return statement;
}

/** The names of the functions called anywhere in a parsed statement. */
function functionsOf(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(functionsOf);
  if (tree === null || typeof tree !== "object") return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === "function_name" && typeof value === "string" ? [value.toLowerCase()] : functionsOf(value),
  );
}

type Prepare = () => Promise<DuckDBPreparedStatement>;

async function* readChunks(feed: FeedName, prepare: Prepare): AsyncIterable<readonly unknown[][]> {
  let statement: DuckDBPreparedStatement | undefined;
  try {
    statement = await prepare();
    const result = await statement.stream();
    const types = Array.from({ length: result.columnCount }, (_, index) => result.columnTypeId(index));
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      yield types.map((type, index) => plainValues(chunk.getColumnValues(index), type));
    }
  } catch (error) {
    throw feedError(feed, error);
  } finally {
    statement?.destroySync();
  }
}

/** A statement holds what it read of its files to know them: it is prepared again when its turn comes. */
async function rowsOf(feed: FeedName, prepare: Prepare): Promise<FeedRows> {
  const statement = await prepare();
  const columns = Array.from({ length: statement.columnCount }, (_, index) => statement.columnName(index));
  statement.destroySync();
  return { columns, chunks: () => readChunks(feed, prepare) };
}

/**
 * Reads feeds from files: CSV (gz too), Parquet and JSON below `dataFolder` as they are, each sheet of a workbook as CSV
 * below `{xlsx}`. `zone` is what DuckDB counts the days of instants in.
 */
export async function duckdbReader(dataFolder: string, zone: string): Promise<SourceReader> {
  const own = await makeWorkingFolder();
  const sheets = join(own, "xlsx");
  // A process that ends in the middle (Ctrl-C) must not leave a copy of the workbooks behind either.
  const removeAtExit = () => rmSync(own, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  const remove = async () => {
    await rm(own, { recursive: true, force: true });
    process.off("exit", removeAtExit);
  };
  try {
    await convertWorkbooks(dataFolder, sheets);
    const connection = await lockedConnection([dataFolder, sheets], join(own, "spill"), zone);
    const places: Record<string, string> = { data: dataFolder, xlsx: sheets };
    const placed = (select: string) =>
      select.replace(/\{(data|xlsx)\}/g, (_, place: string) => (places[place] ?? "").replaceAll("'", "''"));
    return {
      open: async (feed, select) => {
        try {
          return await rowsOf(feed, () => prepareSelect(connection, feed, placed(select)));
        } catch (error) {
          throw feedError(feed, error);
        }
      },
      fileName: (path) => {
        if (path.startsWith(sheets + sep)) return relative(sheets, path).replace(/\.csv$/, "");
        return path.startsWith(dataFolder + sep) ? relative(dataFolder, path) : path;
      },
      close: async () => {
        connection.closeSync();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
