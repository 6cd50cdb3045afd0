import { parseIndicatorRequest } from "@/lib/report/parse-request";
import { queryIndicator } from "@/lib/report/query-indicator";
import { answerHttp } from "../../../../answer-http";

type Context = { params: Promise<{ programme: string; indicator: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, indicator } = await params;
  return answerHttp(request, programme, (viewer, search) =>
    queryIndicator(viewer, parseIndicatorRequest(indicator, search)),
  );
}
