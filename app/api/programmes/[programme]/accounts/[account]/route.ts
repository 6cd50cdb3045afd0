import { parseSheetRequest, queryAccount } from "@/lib/report/query-account";
import { answerHttp } from "../../../../answer-http";

type Context = { params: Promise<{ programme: string; account: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, account } = await params;
  return answerHttp(request, programme, (viewer, search) => queryAccount(viewer, account, parseSheetRequest(search)));
}
