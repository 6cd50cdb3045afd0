import { parseAction, recordAction } from "@/lib/report/account-actions";
import { changeHttp } from "../../../../../change-http";

type Context = { params: Promise<{ programme: string; account: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme, account } = await params;
  return changeHttp(request, programme, (viewer, body) => recordAction(viewer, account, parseAction(body)));
}
