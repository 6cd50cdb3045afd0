import { callSheet } from "@/lib/export/call-sheet";
import { parseCallRequest, queryAllCalls } from "@/lib/report/query-calls";
import { answerFile } from "../../../../answer-http";
import { toFile } from "../../../../to-file";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerFile(request, programme, (viewer, search) =>
    toFile(search, async (rest, locale) => callSheet(await queryAllCalls(viewer, parseCallRequest(rest)), locale)),
  );
}
