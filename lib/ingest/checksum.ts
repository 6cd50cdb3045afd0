import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { LoadedSource } from "./load-source";

async function listFiles(folder: string, below = ""): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? listFiles(folder, path) : [path];
  });
  return (await Promise.all(nested)).flat().sort();
}

/** Texts follow each other with their length, so that no two lists of texts give the same bytes. */
const add = (hash: Hash, text: string) => hash.update(`${Buffer.byteLength(text)}:${text}`);

async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** SHA-256 of all that decides what an import does: settings, SELECTs, and the contents of every file of data. */
export async function sourceChecksum({ settings, selects, dataFolder }: LoadedSource): Promise<string> {
  const hash = createHash("sha256");
  add(hash, JSON.stringify(settings));
  for (const [feed, select] of selects) {
    add(hash, feed);
    add(hash, select);
  }
  for (const file of dataFolder ? await listFiles(dataFolder) : []) {
    add(hash, file);
    add(hash, await fileHash(join(dataFolder ?? "", file)));
  }
  return hash.digest("hex");
}
