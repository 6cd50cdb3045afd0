import "server-only";
import { recordEvent } from "@/lib/access/record-event";
import { actorOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { forgetUploads } from "@/lib/ingest/upload/forget-uploads";
import { RequestError } from "@/lib/report/request-error";
import { largestUpload } from "@/lib/views/administration";
import { withAdministration } from "./administration";

/** Bytes of a row that holds a piece of a file. */
const PIECE = 1 << 20;

/** The name of a file that may be sent; throws `RequestError` for another. */
export function parseFileName(text: string | null): string {
  const name = text?.split(/[/\\]/).at(-1)?.trim() ?? "";
  const isName = name.length <= 200 && !/[\p{Cc}\p{Surrogate}]/u.test(name);
  if (isName && /[^.]\.(csv|txt|tsv|xlsx)$/i.test(name)) return name;
  throw new RequestError("unreadable file", ["name: a file's, with .csv, .txt, .tsv or .xlsx"]);
}

/**
 * Keeps a file that an admin sends, to be read by a task: its number. What they sent before is given up. Null for who is no
 * admin. Throws `RequestError`: `too-large`, `empty-upload`, `cut-short` where `bytes` were announced and others came.
 */
export async function keepUpload(
  viewer: Viewer,
  { name, bytes, body }: { name: string; bytes: number | null; body: ReadableStream<Uint8Array> | null },
): Promise<{ upload: number } | null> {
  if (bytes !== null && bytes > largestUpload) throw new RequestError("too-large");
  const upload = await beginUpload(viewer, name);
  if (upload === null) return null;
  let kept = 0;
  let number = 0;
  try {
    for await (const piece of inPieces(body)) {
      kept += piece.byteLength;
      if (kept > largestUpload) throw new RequestError("too-large");
      // Each piece by itself: who sends slowly holds no connection.
      const nth = number++;
      const taken = await withAdministration(
        viewer,
        (tx) => tx`
          insert into upload_pieces (programme_id, upload_id, number, content)
          select ${viewer.programme.id}, id, ${nth}, ${piece}::bytea from uploads where id = ${upload} and bytes is null`,
      );
      if (taken?.count !== 1) throw new RequestError("cut-short");
    }
    if (kept === 0) throw new RequestError("empty-upload");
    if (kept !== (bytes ?? kept)) throw new RequestError("cut-short");
  } catch (error) {
    // Nothing is left behind; where the database is away, the next upload of the same person forgets it.
    await withAdministration(viewer, (tx) => forgetUploads(tx, [{ id: upload }])).catch(() => {});
    throw error;
  }
  return endUpload(viewer, { upload, name, bytes: kept });
}

const beginUpload = (viewer: Viewer, name: string): Promise<number | null> =>
  withAdministration(viewer, async (tx) => {
    const { id } = viewer.programme;
    await tx`select pg_advisory_xact_lock(hashtext('pilotage upload'), ${viewer.userId})`;
    const earlier = await tx<{ id: number }[]>`
      select u.id from uploads u
      where u.programme_id = ${id} and u.user_id = ${viewer.userId}
        and (u.bytes is null or exists (select from upload_pieces p where p.upload_id = u.id))`;
    await forgetUploads(tx, earlier);
    const [row] = await tx<{ id: number }[]>`
      insert into uploads (programme_id, user_id, name) values (${id}, ${viewer.userId}, ${name}) returning id`;
    if (!row) throw new Error("the upload was not written");
    return row.id;
  });

const endUpload = (viewer: Viewer, { upload, name, bytes }: { upload: number; name: string; bytes: number }) =>
  withAdministration(viewer, async (tx) => {
    await tx`update uploads set bytes = ${bytes} where id = ${upload}`;
    const by = await actorOf(viewer);
    const details = { upload, bytes };
    await recordEvent(tx, { kind: "upload", by, programmeId: viewer.programme.id, object: name, details });
    return { upload };
  });

/** Bytes as they come, in pieces of one size but the last. */
async function* inPieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  const next = () =>
    reader?.read().catch(() => {
      throw new RequestError("cut-short");
    });
  for (let part = await next(); part && !part.done; part = await next()) {
    let rest = part.value;
    while (length + rest.byteLength >= PIECE) {
      const filling = rest.subarray(0, PIECE - length);
      yield Buffer.concat([...held, filling]);
      rest = rest.subarray(filling.byteLength);
      held = [];
      length = 0;
    }
    held.push(rest);
    length += rest.byteLength;
  }
  if (length > 0) yield Buffer.concat(held);
}
