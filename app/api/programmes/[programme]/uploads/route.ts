import { keepUpload, parseFileName } from "@/lib/admin/uploads";
import { RequestError } from "@/lib/report/request-error";
import { largestUpload } from "@/lib/views/administration";
import { forViewer, headers, says } from "../../../answer-http";
import { refuse, refuseUnlessFromThisSite } from "../../../change-http";

type Context = { params: Promise<{ programme: string }> };

/** A file, as its bytes, under the name that the address gives. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  const refused = refuseUnlessFromThisSite(request, "application/octet-stream");
  if (refused) return refused;
  return forViewer(request, programme, async (viewer, search) => {
    const announced = request.headers.get("content-length");
    const file = {
      name: parseFileName(search.get("name")),
      bytes: announced === null ? null : Number(announced),
      body: request.body,
    };
    try {
      const kept = await keepUpload(viewer, file);
      return kept === null ? refuse(404, says[404]) : Response.json(kept, { status: 201, headers });
    } catch (error) {
      if (!(error instanceof RequestError) || error.message !== "too-large") throw error;
      return refuse(413, `larger than ${largestUpload} bytes`);
    }
  });
}
