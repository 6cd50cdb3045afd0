import { listRejectedRows } from "@/lib/admin/imports-state";
import { rejectedRowsSheet } from "@/lib/export/rejected-rows-sheet";
import { answerFile } from "../../../../../answer-http";
import { toFile } from "../../../../../to-file";

type Context = { params: Promise<{ programme: string; import: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, import: id } = await params;
  return answerFile(request, programme, async (viewer, search) => {
    const refused = await listRejectedRows(viewer, id);
    return refused && toFile(search, async (_, locale) => rejectedRowsSheet(viewer.programme, id, refused, locale));
  });
}
