import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import {
  type Content,
  HEAD_BYTES,
  type Header,
  type Manifest,
  type RecordKind,
  type TableHead,
  Tally,
} from "./backup-format";

/** Faster than the usual level by far, for a file that is little larger. */
const LEVEL = 2;

/** A backup while it is written. */
export interface BackupWriter {
  table(head: TableHead, lines: AsyncIterable<Buffer>): Promise<Content>;
  /** By sequence its last number. */
  end(sequences: Record<string, number>): Promise<void>;
}

/**
 * Writes a backup to `path`, which bears that name once `work` has ended it and it is on the disk: until then it is
 * `<path>.….part`, which goes when `work` fails or the process ends. The file is its owner's alone.
 */
export async function writeBackupFile(
  path: string,
  first: Omit<Header, "format">,
  work: (backup: BackupWriter) => Promise<void>,
): Promise<void> {
  // A name that no other backup to the same file has: it must not be taken for that one's.
  const part = `${path}.${randomUUID()}.part`;
  const remove = () => rmSync(part, { force: true });
  process.once("exit", remove);
  const packed = createGzip({ level: LEVEL });
  const file = createWriteStream(part, { mode: 0o600, flags: "wx", flush: true });
  const written = pipeline(packed, file);
  // Awaited at the end, and whenever something waits for the file.
  written.catch(() => {});
  const write = async (kind: RecordKind, bytes: Buffer) => {
    const head = Buffer.alloc(HEAD_BYTES);
    head.write(kind, 0, "latin1");
    head.writeUInt32BE(bytes.length, 1);
    packed.write(head);
    if (!packed.write(bytes)) await Promise.race([once(packed, "drain"), written]);
  };
  const writeJson = (kind: RecordKind, value: unknown) => write(kind, Buffer.from(JSON.stringify(value)));
  const tables: Manifest["tables"] = {};
  try {
    await writeJson("H", { format: "pilotage-backup-1", ...first } satisfies Header);
    await work({
      table: async (head, lines) => {
        await writeJson("T", head);
        const tally = new Tally();
        for await (const chunk of lines) {
          tally.add(chunk);
          await write("L", chunk);
        }
        const content = tally.content();
        tables[head.name] = content;
        return content;
      },
      end: (sequences) => writeJson("M", { tables, sequences } satisfies Manifest),
    });
    packed.end();
    await written;
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    packed.destroy();
    await finished(file).catch(() => {});
    remove();
    throw error;
  } finally {
    process.off("exit", remove);
  }
}

/** A new name outlives a loss of power once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
