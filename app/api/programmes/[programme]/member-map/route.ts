import { queryMemberMap } from "@/lib/report/member-map";
import { parseViewRequest } from "@/lib/report/parse-request";
import { answerHttp } from "../../../answer-http";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerHttp(request, programme, (viewer, search) => queryMemberMap(viewer, parseViewRequest(search)));
}
