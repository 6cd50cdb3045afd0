import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { BackupError } from "./backup-error";
import {
  type Content,
  HEAD_BYTES,
  type Header,
  header,
  type Manifest,
  manifest,
  type RecordKind,
  type TableHead,
  Tally,
  tableHead,
} from "./backup-format";

/** More than any record of ours: a length beyond it is not one. */
const MOST_BYTES = 1 << 28;

/** A table of a backup: its lines are read to their end before the next table comes. */
export interface StoredTable extends TableHead {
  lines: AsyncIterable<Buffer>;
}

interface StoredRecord {
  kind: RecordKind;
  bytes: Buffer;
}

const damaged = (path: string) => new BackupError(`${path} is damaged, or no backup: nothing was changed`);

/** What a file unpacks to, in pieces of any length. Throws a `BackupError` where it does not, and the system's own for the disk. */
async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) yield chunk;
  } catch (error) {
    const isUnreadable = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
    throw isUnreadable ? damaged(path) : error;
  } finally {
    file.destroy();
  }
}

async function* recordsOf(path: string): AsyncGenerator<StoredRecord> {
  let held: Buffer[] = [];
  let bytes = 0;
  let wanted = HEAD_BYTES;
  let kind: RecordKind | null = null;
  for await (const chunk of unpacked(path)) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < wanted) continue;
    let rest = Buffer.concat(held);
    for (; rest.length >= wanted; ) {
      const part = rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
      if (kind === null) {
        kind = part.toString("latin1", 0, 1) as RecordKind;
        wanted = part.readUInt32BE(1);
        if (wanted > MOST_BYTES) throw damaged(path);
      } else {
        yield { kind, bytes: part };
        kind = null;
        wanted = HEAD_BYTES;
      }
    }
    held = [rest];
    bytes = rest.length;
  }
  if (bytes > 0 || kind !== null) throw damaged(path);
}

function parse<T>(schema: z.ZodType<T>, record: StoredRecord | undefined, kind: RecordKind, path: string): T {
  if (record?.kind !== kind) throw damaged(path);
  try {
    return schema.parse(JSON.parse(record.bytes.toString("utf8")));
  } catch {
    throw damaged(path);
  }
}

/**
 * The tables of a backup, in turn. Throws a `BackupError` as soon as the file is not what was written, at the latest after
 * the last table: what was read of it until then is of no use.
 */
export async function* readTables(path: string): AsyncGenerator<StoredTable, { header: Header; manifest: Manifest }> {
  const records = recordsOf(path);
  const next = async () => (await records.next()).value as StoredRecord | undefined;
  const first = parse(header, await next(), "H", path);
  const found: Record<string, Content> = {};
  let record = await next();
  async function* linesOf(table: string) {
    const tally = new Tally();
    for (record = await next(); record?.kind === "L"; record = await next()) {
      tally.add(record.bytes);
      yield record.bytes;
    }
    found[table] = tally.content();
  }
  while (record?.kind === "T") {
    const head = parse(tableHead, record, "T", path);
    yield { ...head, lines: linesOf(head.name) };
  }
  const last = parse(manifest, record, "M", path);
  const isSame = Object.entries(last.tables).every(
    ([name, { rows, sha256 }]) => found[name]?.rows === rows && found[name]?.sha256 === sha256,
  );
  if (!isSame || Object.keys(found).length !== Object.keys(last.tables).length || (await next())) throw damaged(path);
  return { header: first, manifest: last };
}

/** Reads a backup from its beginning to its end; what it says of itself. Throws as `readTables`. */
export async function checkBackup(path: string): Promise<{ header: Header; manifest: Manifest }> {
  const tables = readTables(path);
  for (;;) {
    const { done, value } = await tables.next();
    if (done) return value;
    for await (const _ of value.lines);
  }
}
