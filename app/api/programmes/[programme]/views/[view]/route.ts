import { parseViewRequest } from "@/lib/report/parse-request";
import { queryView } from "@/lib/report/query-view";
import { answerHttp } from "../../../../answer-http";

type Context = { params: Promise<{ programme: string; view: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, view } = await params;
  return answerHttp(request, programme, (viewer, search) => queryView(viewer, view, parseViewRequest(search)));
}
