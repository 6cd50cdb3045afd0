import { createInflateRaw } from "node:zlib";

const END = "PK\x05\x06";
const ENTRY = "PK\x01\x02";
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** What a field holds whose number stands elsewhere, in a form of zip for larger files. */
const ELSEWHERE = 0xffffffff;
const COUNT_ELSEWHERE = 0xffff;

/**
 * The bytes that a zip unpacks to, counted as they come and no further than past `most`: its directory may say anything. Null
 * for what is no zip whose every reader reads the same, with one directory at its end, of entries that can be unpacked.
 */
export async function unpackedBytes(zip: Buffer, most: number): Promise<number | null> {
  const entries = packedEntries(zip);
  if (!entries) return null;
  let bytes = 0;
  try {
    for (const { packed, isDeflated } of entries) {
      bytes += isDeflated ? await inflatedBytes(packed, most - bytes) : packed.byteLength;
      if (bytes > most) return bytes;
    }
  } catch {
    return null;
  }
  return bytes;
}

async function inflatedBytes(packed: Buffer, most: number): Promise<number> {
  const inflate = createInflateRaw();
  inflate.end(packed);
  let bytes = 0;
  for await (const piece of inflate) {
    bytes += piece.byteLength;
    if (bytes > most) break;
  }
  return bytes;
}

interface PackedEntry {
  packed: Buffer;
  isDeflated: boolean;
}

/** What the directory lists; null where it is not whole, or not where each reader finds it. */
function packedEntries(zip: Buffer): PackedEntry[] | null {
  const end = zip.lastIndexOf(END, undefined, "latin1");
  if (end < 0 || end + END_BYTES > zip.length) return null;
  const [disk, firstDisk, count, all] = [4, 6, 8, 10].map((at) => zip.readUInt16LE(end + at));
  const [size = 0, start = 0] = [12, 16].map((at) => zip.readUInt32LE(end + at));
  if (count === COUNT_ELSEWHERE || [size, start].includes(ELSEWHERE)) return null;
  if (disk !== 0 || firstDisk !== 0 || count !== all || start + size !== end) return null;
  const entries: PackedEntry[] = [];
  let at = start;
  while (at + ENTRY_BYTES <= end && zip.toString("latin1", at, at + 4) === ENTRY) {
    const entry = packedEntry(zip, at);
    if (!entry) return null;
    entries.push(entry);
    at += ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return at === end && entries.length === count && count > 0 ? entries : null;
}

/** The entry that stands at `at` in the directory, its bytes where its own header says that they begin. */
function packedEntry(zip: Buffer, at: number): PackedEntry | null {
  const method = zip.readUInt16LE(at + 10);
  const [bytes = 0, unpacked = 0, local = 0] = [20, 24, 42].map((field) => zip.readUInt32LE(at + field));
  if ([bytes, unpacked, local].includes(ELSEWHERE) || local + LOCAL_BYTES > zip.length) return null;
  const begin = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (begin + bytes > zip.length || (method !== 0 && method !== 8)) return null;
  return { packed: zip.subarray(begin, begin + bytes), isDeflated: method === 8 };
}
