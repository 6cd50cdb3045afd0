import "server-only";
import { createHash } from "node:crypto";
import { viewerOrStatus } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";

const says = { 401: "sign in first", 404: "not found" } as const;

/**
 * Answers an API request about a programme: the viewer is found, the question asked, and what went wrong said in words
 * that tell nothing of what the asker may not see. The answer's ETag is its own content's, so no right is forgotten in it.
 */
export async function answerHttp(
  request: Request,
  programme: string,
  ask: (viewer: Viewer, search: URLSearchParams) => Promise<unknown>,
): Promise<Response> {
  const viewer = await viewerOrStatus(programme);
  if (typeof viewer === "number") return Response.json({ error: says[viewer] }, { status: viewer, headers });
  try {
    const body = JSON.stringify(await ask(viewer, new URL(request.url).searchParams));
    const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    if (request.headers.get("if-none-match") === etag)
      return new Response(null, { status: 304, headers: { ...headers, etag } });
    return new Response(body, { headers: { ...headers, etag, "content-type": "application/json" } });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return Response.json({ error: error.message, allowed: error.allowed }, { status: 400, headers });
  }
}

const headers = { "cache-control": "private, no-cache" };
