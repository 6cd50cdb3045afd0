import "server-only";
import { withIdentity } from "./identity";
import { recordEvent } from "./record-event";
import { actorOf } from "./viewer";
import type { Viewer } from "./viewer-type";

/** Records that a viewer takes a file away, and by which address of this site. */
export async function recordExport(viewer: Viewer, file: string, { pathname, searchParams }: URL): Promise<void> {
  const by = await actorOf(viewer);
  const asked = new URLSearchParams(searchParams);
  // May name a person.
  asked.delete("search");
  const details = { path: pathname, query: asked.toString() };
  await withIdentity(viewer.database, (tx) =>
    recordEvent(tx, { kind: "export", by, programmeId: viewer.programme.id, object: file, details }),
  );
}
