import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** The encodings that files come in; without a mark at their beginning, UTF-8 where they are UTF-8, else Windows'. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

const AT_ONCE = 1 << 20;
const marks: [Encoding, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

async function markOf(path: string): Promise<Encoding | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    const first = [...buffer.subarray(0, bytesRead)];
    return marks.find(([, mark]) => mark.every((byte, index) => first[index] === byte))?.[0] ?? null;
  } finally {
    await file.close();
  }
}

/** In what encoding a file of text is; it is read to its end where nothing at its beginning says so. */
export async function encodingOf(path: string): Promise<Encoding> {
  const marked = await markOf(path);
  if (marked) return marked;
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of createReadStream(path, { highWaterMark: AT_ONCE }))
      strict.decode(piece, { stream: true });
    strict.decode();
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** A file's text in pieces, without the mark at its beginning. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path, { highWaterMark: AT_ONCE }))
    yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
