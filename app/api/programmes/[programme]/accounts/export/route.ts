import { accountSheet } from "@/lib/export/account-sheet";
import { parseListRequest, queryAllAccounts } from "@/lib/report/query-accounts";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) =>
      accountSheet(await queryAllAccounts(viewer, parseListRequest(rest)), locale),
    ),
  );
}
