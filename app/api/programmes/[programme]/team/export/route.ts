import { teamSheet } from "@/lib/export/team-sheet";
import { parseTeamRequest, queryTeam } from "@/lib/report/query-team";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) => teamSheet(await queryTeam(viewer, parseTeamRequest(rest)), locale)),
  );
}
