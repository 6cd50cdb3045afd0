import { createWriteStream, rmSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "postgres";
import { Refusal } from "@/lib/refusals/refusal";
import { fileSafe } from "../workbooks";
import { makeWorkingFolder } from "../working-folder";
import { openUploaded, type UploadedTable } from "./uploaded-table";

/** An upload in a folder of its own, for as long as it is read. */
export interface OpenedUpload {
  name: string;
  /** Holds the file and nothing else. */
  folder: string;
  table: UploadedTable;
}

async function* readPieces(sql: Sql, programmeId: number, upload: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const [piece] = await sql<{ content: Uint8Array }[]>`
      select content from upload_pieces
      where programme_id = ${programmeId} and upload_id = ${upload} and number = ${number}`;
    if (!piece) return;
    yield piece.content;
  }
}

/**
 * Writes an upload of the programme to a folder, opens it for `read`, and removes it. Throws a `Refusal`: `upload-gone`
 * where its bytes are here no more, and for what is in it.
 */
export async function withUpload<T>(
  sql: Sql,
  programmeId: number,
  upload: number,
  read: (opened: OpenedUpload) => Promise<T>,
): Promise<T> {
  const [found] = await sql<{ name: string; bytes: number }[]>`
    select name, bytes::float8 as bytes from uploads u
    where id = ${upload} and programme_id = ${programmeId} and bytes is not null`;
  if (!found) throw new Refusal("upload-gone");
  const own = await makeWorkingFolder();
  // A process that ends in the middle must not leave a copy behind either.
  const removeAtExit = () => rmSync(own, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  try {
    const folder = join(own, "data");
    // A name that a disk takes, and that says which kind of file it is.
    const name = fileSafe(found.name).replace(/^~\$/, "_").slice(-60);
    await mkdir(folder, { mode: 0o700 });
    await pipeline(
      Readable.from(readPieces(sql, programmeId, upload), { objectMode: true }),
      createWriteStream(join(folder, name), { mode: 0o600 }),
    );
    if ((await stat(join(folder, name))).size !== found.bytes) throw new Refusal("upload-gone");
    const table = await openUploaded(folder, name, join(own, "sheets"));
    return await read({ name: found.name, folder, table });
  } finally {
    await rm(own, { recursive: true, force: true });
    process.off("exit", removeAtExit);
  }
}
