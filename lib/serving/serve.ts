import { logConsole } from "./log";
import { readRoutes } from "./route-pattern";
import { stopOnSignal } from "./stop-on-signal";
import { watchRequests } from "./watch-requests";

/** What the process that serves does beside answering: it logs, and ends when it is told to. */
export function serve(): void {
  logConsole();
  stopOnSignal(watchRequests(readRoutes(".next/routes-manifest.json")));
}
