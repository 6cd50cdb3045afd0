import { readTotalsTable } from "@/lib/admin/source-totals";
import { totalsSheet } from "@/lib/export/totals-sheet";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (_, locale) => {
      const table = await readTotalsTable(viewer);
      return table && totalsSheet(viewer.programme, table, locale);
    }),
  );
}
