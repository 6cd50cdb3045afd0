import { parseCallRequest, queryCalls } from "@/lib/report/query-calls";
import { answerHttp } from "../../../answer-http";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerHttp(request, programme, (viewer, search) => queryCalls(viewer, parseCallRequest(search)));
}
