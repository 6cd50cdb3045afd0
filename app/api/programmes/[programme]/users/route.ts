import { changePerson, parsePersonChange } from "@/lib/admin/people";
import { changeHttp } from "../../../change-http";

type Context = { params: Promise<{ programme: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return changeHttp(request, programme, (viewer, body) => changePerson(viewer, parsePersonChange(body)));
}
