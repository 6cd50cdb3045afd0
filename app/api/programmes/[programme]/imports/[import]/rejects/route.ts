import { listRejects } from "@/lib/admin/imports-state";
import { rejectSheet } from "@/lib/export/reject-sheet";
import { answerFile } from "../../../../../answer-http";
import { toFile } from "../../../../../to-file";

type Context = { params: Promise<{ programme: string; import: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, import: id } = await params;
  return answerFile(request, programme, async (viewer, search) => {
    const rejects = await listRejects(viewer, id);
    return rejects && toFile(search, async (_, locale) => rejectSheet(viewer.programme, id, rejects, locale));
  });
}
