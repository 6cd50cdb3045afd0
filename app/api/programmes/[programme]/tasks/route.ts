import { askTask, listTasks, parseTask } from "@/lib/admin/tasks";
import { answerHttp } from "../../../answer-http";
import { changeHttp } from "../../../change-http";

type Context = { params: Promise<{ programme: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return answerHttp(request, programme, listTasks);
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programme } = await params;
  return changeHttp(request, programme, (viewer, body) => askTask(viewer, parseTask(body)));
}
