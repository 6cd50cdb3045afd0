import { connect, databaseTarget } from "@/db/connections";
import { logError } from "@/lib/serving/log";
import { runTasks } from "@/lib/tasks/run-tasks";

// A process of its own, which `web-server.ts` begins and ends: it takes what admins ask for, with the writer's login, so that
// no file of theirs takes the memory or the time of the processes that answer. What runs at its end goes on with the next.

/** Connections: the turn, an import's lock, its rows, and what is said meanwhile. */
const CONNECTIONS = 4;
/** A statement of a file of 1 GB takes five minutes; one without end must not keep everybody's tasks waiting for ever. */
const STATEMENT_MS = 3_600_000;

const end = new AbortController();
const stop = () => end.abort();
process.on("SIGTERM", stop).on("SIGINT", stop).on("SIGHUP", stop);
// Whoever began it is no more.
process.on("disconnect", stop);

const writer = connect(await databaseTarget(), "writer", { max: CONNECTIONS, statementMs: STATEMENT_MS });
await runTasks(writer, {
  signal: end.signal,
  failed: (error, task) => logError("task-failed", error, { task: task?.id, kind: task?.kind }),
});
await writer.end({ timeout: 1 });
// The way to whoever began it would keep it alive.
if (process.connected) process.disconnect();
