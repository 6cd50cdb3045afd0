import { parseTeamRequest, queryTeam } from "@/lib/report/query-team";
import { answerHttp } from "../../../answer-http";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerHttp(request, programme, async (viewer, search) => queryTeam(viewer, parseTeamRequest(search)));
}
