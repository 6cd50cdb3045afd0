import { connect, type Target } from "@/db/connections";
import { logError } from "@/lib/serving/log";
import { runTasks } from "@/lib/tasks/run-tasks";

/** Connections: the turn, an import's lock, its rows, and what is said meanwhile. */
const CONNECTIONS = 4;

/** Takes what admins ask for, with the writer's login, until `stop`: what runs then ends, or goes on with the next start. */
export function startWorker(target: Target): { stop: () => Promise<void> } {
  const writer = connect(target, "writer", { max: CONNECTIONS });
  const end = new AbortController();
  const work = runTasks(writer, {
    signal: end.signal,
    failed: (error, task) => logError("task-failed", error, { task: task?.id, kind: task?.kind }),
  });
  return {
    stop: async () => {
      end.abort();
      await work;
      await writer.end({ timeout: 1 });
    },
  };
}
