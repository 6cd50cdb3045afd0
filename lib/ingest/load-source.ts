import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { type FeedName, feedNames } from "./feeds";
import { ImportError } from "./import-error";
import { type SourceFile, sourceFile } from "./source";

export interface LoadedSource {
  /** Absolute path of the source's folder. */
  folder: string;
  settings: SourceFile;
  /** Absolute path of the data, for sources over files. */
  dataFolder: string | null;
  /** The SELECT of each feed that the source gives, in the order in which feeds are applied. */
  selects: Map<FeedName, string>;
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

async function loadSelects(folder: string): Promise<Map<FeedName, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql"));
  const unknown = files.filter((file) => !(feedNames as string[]).includes(basename(file, ".sql")));
  if (unknown.length > 0) {
    throw new ImportError(`${folder}: no such feed: ${unknown.join(", ")}. The feeds are ${feedNames.join(", ")}`);
  }
  const selects = new Map<FeedName, string>();
  for (const feed of feedNames) {
    if (files.includes(`${feed}.sql`)) selects.set(feed, await readFile(join(folder, `${feed}.sql`), "utf8"));
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
