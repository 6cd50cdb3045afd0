import { parseListRequest, queryAccounts } from "@/lib/report/query-accounts";
import { answerHttp } from "../../../answer-http";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerHttp(request, programme, (viewer, search) => queryAccounts(viewer, parseListRequest(search)));
}
