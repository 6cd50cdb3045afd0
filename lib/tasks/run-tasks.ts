import { setTimeout as wait } from "node:timers/promises";
import type { ISql, ReservedSql, Sql } from "postgres";
import type { Actor } from "@/lib/access/record-event";
import { expireUploads } from "@/lib/ingest/upload/forget-uploads";
import { type Problem, Refusal } from "@/lib/refusals/refusal";
import { type TaskKind, taskInputs } from "./task-kinds";
import { type Running, works } from "./works";

/** How often it is looked whether something is asked, and how far a task is written down at most. */
const LOOK_MS = 1_000;
const TELL_MS = 500;
/** A task that ended its process so often is not begun again: it may be why. */
const MOST_ATTEMPTS = 2;
/** How often files that nobody imported are looked for. */
const FORGET_MS = 3_600_000;

interface TakenTask {
  id: number;
  kind: TaskKind;
  input: unknown;
  programmeId: number;
  programme: string;
  by: Actor;
  /** Whether who asked is an admin of the programme still. */
  isAdmins: boolean;
}

export interface RunOptions {
  /** Ends it, once the task that runs has come to an end or to a step where it may stop. */
  signal: AbortSignal;
  /** Is told of a task that failed for a reason that nobody foresaw, and of a database that was lost. */
  failed(error: unknown, task?: { id: number; kind: string }): void;
}

/**
 * Takes what admins ask for, one task after the other, until `signal`; as writer, with four connections at least. Of several
 * processes one does it at a time. What a killed one had begun is taken again.
 */
export async function runTasks(writer: Sql, options: RunOptions): Promise<void> {
  const { signal, failed } = options;
  while (!signal.aborted) {
    const turn = await writer.reserve().catch(failed);
    try {
      if (turn && (await isOurTurn(turn))) await takeInTurn(writer, turn, options);
    } catch (error) {
      failed(error);
    } finally {
      await turn?.unsafe("select pg_advisory_unlock_all()").catch(() => {});
      turn?.release();
    }
    await wait(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

const isOurTurn = async (turn: ISql): Promise<boolean> =>
  (await turn`select pg_try_advisory_lock(hashtext('pilotage tasks')) as locked`)[0]?.locked === true;

/** Takes tasks while `turn`, which holds the lock, is connected. */
async function takeInTurn(writer: Sql, turn: ReservedSql, options: RunOptions): Promise<void> {
  await turn`
    update tasks set progress = null, state = case when attempts < ${MOST_ATTEMPTS} then 'waiting' else 'failed' end,
      problem = case when attempts < ${MOST_ATTEMPTS} then null else 'broken-off' end
    where state = 'running'`;
  for (let forgotten = Number.NEGATIVE_INFINITY; !options.signal.aborted; ) {
    if (performance.now() - forgotten > FORGET_MS) {
      await expireUploads(turn);
      forgotten = performance.now();
    }
    const task = await takeTask(turn);
    if (task) await runTask(writer, task, options);
    else await wait(LOOK_MS, undefined, { signal: options.signal }).catch(() => {});
  }
}

/**
 * The task asked first of the programme that was served longest ago, which runs from now on: who asks for much waits for it
 * alone. Who asked is looked up again.
 */
async function takeTask(turn: ISql): Promise<TakenTask | null> {
  const [row] = await turn<(Omit<TakenTask, "by"> & { userId: number; email: string; address: string | null })[]>`
    with taken as (
      update tasks set state = 'running', started_at = now(), attempts = attempts + 1
      where id = (
        select id from tasks waiting where state = 'waiting'
        order by (select max(started_at) from tasks served where served.programme_id = waiting.programme_id) nulls first, id
        limit 1)
      returning *)
    select t.id, t.kind, t.input, t.programme_id as "programmeId", p.slug as programme, t.user_id as "userId",
      u.email, t.address, u.disabled_at is null and coalesce(m.role = 'admin', false) as "isAdmins"
    from taken t join programmes p on p.id = t.programme_id join users u on u.id = t.user_id
    left join user_programmes m on m.user_id = t.user_id and m.programme_id = t.programme_id`;
  if (!row) return null;
  const { userId, email, address, ...task } = row;
  return { ...task, by: { userId, name: email, address } };
}

async function runTask(writer: Sql, task: TakenTask, { signal, failed }: RunOptions): Promise<void> {
  const { id, kind, programmeId, programme, by } = task;
  const teller = tellerOf(writer, id);
  const running: Running = {
    programmeId,
    programme,
    by,
    signal,
    tell: teller.tell,
    finish: async (sql, outcome) => {
      await sql`
        update tasks set state = 'done', outcome = ${JSON.stringify(outcome)}::text::jsonb, progress = null,
          finished_at = clock_timestamp()
        where id = ${id}`;
    },
  };
  try {
    if (!task.isAdmins) throw new Refusal("no-admin");
    const input = taskInputs[kind].parse(task.input);
    await works[kind](writer, input as never, running);
  } catch (error) {
    if (signal.aborted) return await waitAgain(writer, id).catch(failed);
    if (!(error instanceof Refusal)) failed(error, { id, kind });
    const { code, values }: Problem = error instanceof Refusal ? error : new Refusal("unexpected", { task: id });
    await writer`
      update tasks set state = 'failed', problem = ${code}, problem_values = ${JSON.stringify(values)}::text::jsonb,
        progress = null, finished_at = clock_timestamp()
      where id = ${id} and state = 'running'`;
  } finally {
    await teller.end();
  }
}

/** What an orderly end broke off goes on with the next process: it is no attempt that failed. */
async function waitAgain(writer: Sql, id: number): Promise<void> {
  await writer`
    update tasks set state = 'waiting', attempts = attempts - 1, progress = null where id = ${id} and state = 'running'`;
}

/** Writes down how far a task is: the last that was said, at most every half second, one write at a time. */
function tellerOf(writer: Sql, id: number) {
  let last: Parameters<Running["tell"]>[0] | null = null;
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    const said = JSON.stringify(last);
    writing = writing
      .then(() => writer`update tasks set progress = ${said}::text::jsonb where id = ${id} and state = 'running'`)
      .then(() => {})
      .catch(() => {});
  };
  return {
    tell: (progress: Parameters<Running["tell"]>[0]) => {
      last = progress;
      timer ??= setTimeout(write, TELL_MS);
    },
    end: () => {
      clearTimeout(timer);
      return writing;
    },
  };
}
