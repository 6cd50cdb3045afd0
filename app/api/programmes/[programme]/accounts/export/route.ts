import { listSheet } from "@/lib/export/list-sheet";
import { parseListRequest, queryAllAccounts } from "@/lib/report/query-accounts";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) => listSheet(await queryAllAccounts(viewer, parseListRequest(rest)), locale)),
  );
}
