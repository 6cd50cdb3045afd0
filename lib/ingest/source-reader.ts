import { type FeedName, givenColumns } from "./feeds";
import { ImportError } from "./import-error";
import type { ValueFormats } from "./value-formats";

/** What one feed's SELECT returns, read in pieces. */
export interface FeedRows {
  columns: string[];
  /** How the values are written, where not as SELECTs return them. A value that is `Invalid` already is refused. */
  formats?: ValueFormats;
  /** Pieces of some thousand rows: one array of values a column, in the order of `columns`. */
  chunks(): AsyncIterable<readonly unknown[][]>;
}

/** Where feeds are read from. A SELECT that is refused or fails throws an `ImportError` naming the feed. */
export interface SourceReader {
  /** Checks the SELECT and says its columns; nothing is read before `chunks`. */
  open(feed: FeedName, select: string): Promise<FeedRows>;
  /** A file as people know it, from the path that `_file` gave. */
  fileName(path: string): string;
  close(): Promise<void>;
}

/** What a SELECT may return beside the feed's columns: where a row stands in its source. */
export const placeColumns = ["_file", "_line"] as const;

/** An error about a feed, with what the database said. */
export function feedError(feed: FeedName, error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  return new ImportError(`${feed}.sql: ${error instanceof Error ? error.message : String(error)}`);
}

/** Throws an `ImportError` unless the columns are the feed's: all required ones, no unknown one, none twice. */
export function checkColumns(feed: FeedName, columns: readonly string[]): void {
  const known = givenColumns(feed);
  const expected = Object.keys(known);
  const allowed: string[] = [...expected, ...placeColumns];
  const unknown = columns.filter((column) => !allowed.includes(column));
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  const missing = expected.filter((column) => known[column]?.required && !columns.includes(column));
  const problems = [
    unknown.length > 0 ? `unknown column ${unknown.join(", ")}` : [],
    twice.length > 0 ? `column given twice: ${twice.join(", ")}` : [],
    missing.length > 0 ? `missing column ${missing.join(", ")}` : [],
  ].flat();
  if (problems.length === 0) return;
  throw new ImportError(`${feed}.sql: ${problems.join("; ")}. The columns of ${feed} are ${expected.join(", ")}`);
}
