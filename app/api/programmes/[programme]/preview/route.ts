import { changePreview, parsePreview } from "@/lib/admin/preview";
import { changeHttp } from "../../../change-http";

type Context = { params: Promise<{ programme: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return changeHttp(request, programme, (viewer, body) => changePreview(viewer, parsePreview(body)));
}
