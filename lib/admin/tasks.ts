import "server-only";
import { actorOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { type TaskKind, taskInputs, taskKinds } from "@/lib/tasks/task-kinds";
import type { TaskRow } from "@/lib/views/administration";
import { withAdministration } from "./administration";

/** Tasks that are told of. */
const LISTED = 20;

/** Tasks of a programme that may wait: others' wait behind them. */
const MOST_WAITING = 100;

/** What is asked of the process that may write, of that kind. */
export interface AskedTask {
  kind: TaskKind;
  input: Record<string, unknown>;
}

/** Reads what is asked, its kind beside its input; throws `RequestError` that names the fields where it is nothing known. */
export function parseTask(body: unknown): AskedTask {
  const { kind, ...input } = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const known = taskKinds.find((one) => one === kind);
  if (!known) throw new RequestError("unreadable task", [`kind: ${taskKinds.join(", ")}`]);
  const read = taskInputs[known].safeParse(input);
  if (read.success) return { kind: known, input: read.data };
  throw new RequestError("unreadable task", Object.keys(taskInputs[known].shape));
}

/**
 * Asks for a task; it is done after those that wait. Null for who is no admin. Throws `RequestError` (`too-many-tasks`)
 * where too many wait.
 */
export async function askTask(viewer: Viewer, { kind, input }: AskedTask): Promise<{ id: number } | null> {
  const { address } = await actorOf(viewer);
  return withAdministration(viewer, async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into tasks (programme_id, user_id, address, kind, input)
      select ${viewer.programme.id}, ${viewer.userId}, ${address}, ${kind}, ${JSON.stringify(input)}::text::jsonb
      where (select count(*) from tasks where programme_id = ${viewer.programme.id} and state = 'waiting') < ${MOST_WAITING}
      returning id`;
    if (!row) throw new RequestError("too-many-tasks");
    return row;
  });
}

/** The last tasks of the viewer's programme, newest first. Null for who is no admin. */
export const listTasks = (viewer: Viewer): Promise<TaskRow[] | null> =>
  withAdministration(viewer, async (tx) => [
    ...(await tx<TaskRow[]>`
      select t.id, t.kind, t.input, t.state, t.progress, t.outcome, u.name as by,
        case when t.problem is not null
          then jsonb_build_object('code', t.problem, 'values', coalesce(t.problem_values, '{}')) end as problem,
        to_char(t.asked_at at time zone p.zone, 'YYYY-MM-DD HH24:MI') as at
      from tasks t join programmes p on p.id = t.programme_id join users u on u.id = t.user_id
      where t.programme_id = ${viewer.programme.id} order by t.id desc limit ${LISTED}`),
  ]);
