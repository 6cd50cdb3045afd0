import { changeRight, parseRightChange } from "@/lib/admin/matrix";
import { changeHttp } from "../../../change-http";

type Context = { params: Promise<{ programme: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return changeHttp(request, programme, (viewer, body) => changeRight(viewer, parseRightChange(body)));
}
