import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { siteOrigin } from "@/lib/env";
import { RequestError } from "@/lib/report/request-error";
import { forViewer, headers, says, unlessRequestError } from "./answer-http";

/** Characters of a body: a note of 1000, each written as an escape, with room to spare. */
const LARGEST_BODY = 8_192;

/**
 * Answers what changes something: asked from a page of this site, in JSON of limited size, by a viewer read from the
 * database. `change` checks the body; null is "not found", of what is not the viewer's as of what does not exist.
 */
export const changeHttp = (
  request: Request,
  programme: string,
  change: (viewer: Viewer, body: unknown) => Promise<unknown>,
): Promise<Response> =>
  fromThisSite(request, (body) =>
    forViewer(request, programme, async (viewer) => {
      const changed = await change(viewer, body);
      return changed === null ? refuse(404, says[404]) : Response.json(changed, { status: 201, headers });
    }),
  );

/** Answers what a page of this site alone may send: JSON of limited size. */
export async function fromThisSite(request: Request, answer: (body: unknown) => Promise<Response>): Promise<Response> {
  const body = await readFromThisSite(request, "application/json");
  if (body instanceof Response) return body;
  return unlessRequestError(() => answer(parseJson(body)));
}

/** The body, of limited size and that type, of what a page of this site sends; else why it is refused. */
export async function readFromThisSite(request: Request, wanted: string): Promise<string | Response> {
  const refused = refuseUnlessFromThisSite(request, wanted);
  return refused ?? (await readBody(request)) ?? refuse(413, `longer than ${LARGEST_BODY} characters`);
}

/** Why what is sent is refused, whatever it says, where no page of this site sends it or it is not of that type; or null. */
export function refuseUnlessFromThisSite(request: Request, wanted: string): Response | null {
  if (!isFromHere(request)) return refuse(403, "asked from another site");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type === wanted) return null;
  return Response.json({ error: "not of that type", allowed: [wanted] }, { status: 400, headers });
}

export const refuse = (status: number, error: string) => Response.json({ error }, { status, headers });

/** A browser says where the page is that asks; what says nothing is no page. */
function isFromHere(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  return origin === siteOrigin() || new URL(origin).host === request.headers.get("host");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError("no JSON");
  }
}

/** Null where it is too large: it is read no further. */
async function readBody({ body }: Request): Promise<string | null> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += part.value;
    if (text.length > LARGEST_BODY) {
      await reader?.cancel();
      return null;
    }
  }
  return text;
}
