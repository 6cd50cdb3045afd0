import { indicatorSheet } from "@/lib/export/indicator-sheet";
import { parseIndicatorRequest } from "@/lib/report/parse-request";
import { queryForFile } from "@/lib/report/query-for-file";
import { answerFile } from "../../../../../answer-http";
import { toFile } from "../../../../../to-file";

type Context = { params: Promise<{ programme: string; indicator: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, indicator } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) => {
      const asked = parseIndicatorRequest(indicator, rest);
      const { answer, info } = await queryForFile(viewer, asked);
      return indicatorSheet(answer, info, asked.where ?? {}, locale);
    }),
  );
}
