import { readWholeAudit } from "@/lib/admin/audit";
import { auditSheet } from "@/lib/export/audit-sheet";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) => {
      const whole = await readWholeAudit(viewer, rest);
      return whole && auditSheet(viewer.programme, whole, locale);
    }),
  );
}
