import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { type FeedName, feedNames } from "./feeds";
import { ImportError } from "./import-error";
import { type SourceFile, sourceFile } from "./source";
import type { SourceReader } from "./source-reader";

export interface LoadedSource {
  /** Absolute path of the source's folder. */
  folder: string;
  settings: SourceFile;
  /** Absolute path of the data, for sources over files. */
  dataFolder: string | null;
  /** The SELECT of each feed that the source gives, in the order in which feeds are applied. */
  selects: Map<FeedName, string>;
  /** What reads the feeds, where it is no SELECT. */
  openReader?: () => Promise<SourceReader>;
}

const SETTINGS = "source.yaml";

async function loadSettings(folder: string): Promise<SourceFile> {
  const path = join(folder, SETTINGS);
  const text = await readFile(path, "utf8").catch(() => {
    throw new ImportError(`${path} cannot be read: a source is a folder with ${SETTINGS} and one <feed>.sql a feed`);
  });
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw new ImportError(`${path}: ${broken.message}`);
  const parsed = sourceFile.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `  ${issue.path.join(".") || "(the file)"}: ${issue.message}`);
  throw new ImportError(`${path}:\n${issues.join("\n")}`);
}

/** One SELECT as its file holds it, without what stands before and after it. */
interface FileSelect {
  sql: string;
  /** Every name in it, tables' among them: as SQL compares them, so in lower case unless quoted. */
  names: Set<string>;
}

/** The pieces of SQL that can hide a `;`, a parenthesis or a name, in PostgreSQL and in DuckDB. */
const pieces = new RegExp(
  [
    /(?<blank>\s+|--[^\r\n]*|\/\*(?:(?!\/\*).)*?\*\/)/u,
    /(?<text>[eE]'(?:[^\\']|\\.|'')*'|'(?:[^']|'')*'|(?<tag>\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$).*?\k<tag>)/u,
    /(?<name>"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)/u,
    /(?<open>['"]|\/\*|\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)/u,
    /./u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gsu",
);
const selectStart = /^(select|with|from|values|table|pivot|unpivot|\()$/i;

/**
 * Cuts the SELECT out of a file's text, so that it can stand in parentheses and cannot leave them. What the composed text
 * is, the reader asks the database's parser all the same. Throws an `ImportError` naming the file.
 */
function cutSelect(path: string, text: string): FileSelect {
  const wrong = (what: string) => new ImportError(`${path}: ${what}; it must be exactly one SELECT`);
  const names = new Set<string>();
  let start: number | null = null;
  let end: number | null = null;
  let depth = 0;
  for (const { 0: piece, index, groups } of text.matchAll(pieces)) {
    if (groups?.blank) continue;
    if (groups?.open) throw wrong(piece === "/*" ? "a comment is not closed, or holds one" : `${piece} is not closed`);
    if (piece === ";" && start !== null) {
      end ??= index;
      continue;
    }
    if (end !== null) throw wrong("holds more than one statement");
    if (start === null && !selectStart.test(piece)) throw wrong(`begins with ${piece}`);
    start ??= index;
    if (groups?.name) names.add(piece.startsWith('"') ? piece.slice(1, -1) : piece.toLowerCase());
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    if (depth < 0) throw wrong("closes a parenthesis that it did not open");
  }
  if (start === null) throw wrong("holds no statement");
  if (depth > 0) throw wrong("leaves a parenthesis open");
  return { sql: text.slice(start, end ?? text.length), names };
}

/** The SELECTs that several feeds use, by the name under which they do: `_orders.sql` is to them a table `orders`. */
async function loadShared(folder: string, files: string[]): Promise<Map<string, FileSelect>> {
  const shared = new Map<string, FileSelect>();
  for (const file of files.sort()) {
    const path = join(folder, file);
    const name = basename(file, ".sql").slice(1);
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      throw new ImportError(`${path}: "${name}" cannot be a table's name: small letters, digits and _, a letter first`);
    }
    shared.set(name, cutSelect(path, await readFile(path, "utf8")));
  }
  return shared;
}

/** The shared SELECTs that these names lead to, each after the ones that it uses itself: SQL knows no later ones. */
function findUsed(names: Set<string>, shared: Map<string, FileSelect>, path: string[] = []): Map<string, FileSelect> {
  const used = new Map<string, FileSelect>();
  for (const [name, select] of shared) {
    // By its own name a SELECT means a table of the source, or one of its own.
    if (!names.has(name) || name === path.at(-1)) continue;
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].map((each) => `_${each}.sql`);
      throw new ImportError(`${circle.join(" names ")}: shared SELECTs cannot use each other in a circle`);
    }
    for (const [before, its] of findUsed(select.names, shared, [...path, name])) used.set(before, its);
    used.set(name, select);
  }
  return used;
}

/** A feed's SELECT behind the shared ones that it uses; as it is written where it uses none. */
function composeSelect(path: string, text: string, shared: Map<string, FileSelect>): string {
  if (shared.size === 0) return text;
  const feed = cutSelect(path, text);
  const used = [...findUsed(feed.names, shared)].map(([name, { sql }]) => `"${name}" as (\n${sql}\n)`);
  return used.length > 0 ? `with ${used.join(", ")}\nselect * from (\n${feed.sql}\n) as feed` : text;
}

async function loadSelects(folder: string): Promise<Map<FeedName, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql"));
  const isShared = (file: string) => file.startsWith("_");
  const unknown = files.filter((file) => !isShared(file) && !(feedNames as string[]).includes(basename(file, ".sql")));
  if (unknown.length > 0) {
    throw new ImportError(`${folder}: no such feed: ${unknown.join(", ")}. The feeds are ${feedNames.join(", ")}`);
  }
  const shared = await loadShared(folder, files.filter(isShared));
  const selects = new Map<FeedName, string>();
  for (const feed of feedNames) {
    const path = join(folder, `${feed}.sql`);
    if (files.includes(`${feed}.sql`)) selects.set(feed, composeSelect(path, await readFile(path, "utf8"), shared));
  }
  return selects;
}

/**
 * Reads and checks a source folder. `data` stands in for the data folder that `source.yaml` names (relative to the
 * source). Throws an `ImportError` naming the file, and the setting, that is wrong.
 */
export async function loadSource(source: string, data?: string): Promise<LoadedSource> {
  const folder = resolve(source);
  const settings = await loadSettings(folder);
  const selects = await loadSelects(folder);
  if (selects.size === 0) throw new ImportError(`${folder} has no <feed>.sql: one at least is needed`);
  const absent = settings.full.filter((feed) => !selects.has(feed));
  if (absent.length > 0) throw new ImportError(`${join(folder, SETTINGS)}: full: no ${absent.join(".sql, ")}.sql`);
  if (settings.data.kind === "postgres") {
    if (data) throw new ImportError(`${join(folder, SETTINGS)}: the data is in a database, so --data says nothing`);
    return { folder, settings, dataFolder: null, selects };
  }
  const chosen = data ?? settings.data.folder;
  if (!chosen) throw new ImportError(`${join(folder, SETTINGS)}: data.folder: missing, and no --data was given`);
  const dataFolder = data ? resolve(data) : resolve(folder, chosen);
  const found = await stat(dataFolder).catch(() => null);
  if (!found?.isDirectory()) throw new ImportError(`${dataFolder} (the data) is not a folder`);
  return { folder, settings, dataFolder, selects };
}
