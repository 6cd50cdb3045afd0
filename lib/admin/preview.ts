import "server-only";
import { z } from "zod";
import type { Preview } from "@/db/schema/sessions";
import { recordEvent } from "@/lib/access/record-event";
import { actorOf, lookAs, lookAsOneself } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { type PreviewChange, previewRoles } from "@/lib/views/administration";
import { withAdministration } from "./administration";

const change = z.strictObject({
  role: z.enum(previewRoles).nullable(),
  rep: z
    .string()
    .max(200)
    .refine((code) => !code.includes("\0"))
    .optional(),
});

/** Reads as whom an admin wants to look; throws `RequestError` that names the fields where it is nobody. */
export function parsePreview(body: unknown): PreviewChange {
  const read = change.safeParse(body);
  if (read.success) return read.data;
  throw new RequestError("unreadable preview", [`role: ${previewRoles.join(", ")}, or null`, "rep"]);
}

/**
 * Has the session look at the programme as that role would, from its next request on, or as its admin again. Null for who
 * neither is an admin nor looks as somebody else. Throws `RequestError` where a rep is missing, or is none.
 */
export async function changePreview(viewer: Viewer, { role, rep }: PreviewChange): Promise<object | null> {
  if (role === null) {
    const { preview } = viewer;
    if (!preview) return null;
    await lookAsOneself({ ...viewer, preview });
    return {};
  }
  const preview = await withAdministration(viewer, async (tx): Promise<Preview> => {
    const programmeId = viewer.programme.id;
    const [found] = await tx<{ id: number }[]>`
      select id from reps where programme_id = ${programmeId} and code = ${rep ?? ""}`;
    if (role === "sales" && !found) throw new RequestError(rep ? "no-rep" : "needs-rep");
    const details = { role, ...(role === "sales" ? { rep } : {}) };
    await recordEvent(tx, { kind: "preview-begun", by: await actorOf(viewer), programmeId, details });
    return { programmeId, role, repId: role === "sales" ? (found?.id ?? null) : null };
  });
  if (preview === null) return null;
  await lookAs(preview);
  return {};
}
