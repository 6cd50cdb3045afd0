import "server-only";
import { createHash } from "node:crypto";
import { recordExport } from "@/lib/access/record-export";
import { viewerOrStatus } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import type { ExportFile } from "@/lib/export/export-file";
import { PrintError } from "@/lib/paper/print-error";
import { RequestError } from "@/lib/report/request-error";

export const says = { 401: "sign in first", 404: "not found" } as const;

/**
 * Answers an API request about a programme: the viewer is found, the question asked, and what went wrong said in words
 * that tell nothing of what the asker may not see; null is what is not found. The answer's ETag is its own content's,
 * so no right is forgotten in it.
 */
export const answerHttp = (request: Request, programme: string, ask: Ask<unknown>): Promise<Response> =>
  forViewer(request, programme, async (viewer, search) => {
    const answer = await ask(viewer, search);
    if (answer === null) return notFound();
    const body = JSON.stringify(answer);
    const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    if (request.headers.get("if-none-match") === etag)
      return new Response(null, { status: 304, headers: { ...headers, etag } });
    return new Response(body, { headers: { ...headers, etag, "content-type": "application/json" } });
  });

/** The same for what is downloaded: a file, under its name, once that is recorded. */
export const answerFile = (request: Request, programme: string, ask: Ask<ExportFile | null>): Promise<Response> =>
  forViewer(request, programme, async (viewer, search) => {
    const file = await ask(viewer, search);
    if (file === null) return notFound();
    const { name, type, body } = file;
    await recordExport(viewer, name, new URL(request.url));
    return new Response(body, {
      headers: {
        ...headers,
        // A file of accounts stays nowhere but where it is put.
        "cache-control": "private, no-store",
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "x-content-type-options": "nosniff",
      },
    });
  });

const notFound = () => Response.json({ error: says[404] }, { status: 404, headers });

type Ask<T> = (viewer: Viewer, search: URLSearchParams) => Promise<T>;

/** Finds who asks, and says what went wrong in words that tell nothing of what they may not see. */
export async function forViewer(request: Request, programme: string, answer: Ask<Response>): Promise<Response> {
  const viewer = await viewerOrStatus(programme);
  if (typeof viewer === "number") return Response.json({ error: says[viewer] }, { status: viewer, headers });
  return unlessRequestError(() => answer(viewer, new URL(request.url).searchParams));
}

/** An answer, or why it cannot be given: a request that cannot be answered as it stands, or a page not printed now. */
export async function unlessRequestError(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof PrintError) return Response.json({ error: error.message }, { status: 503, headers });
    if (!(error instanceof RequestError)) throw error;
    return Response.json({ error: error.message, allowed: error.allowed }, { status: 400, headers });
  }
}

export const headers = { "cache-control": "private, no-cache" };
