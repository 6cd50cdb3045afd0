import { closeAppDatabase } from "@/db/app-database";
import { logLine } from "./log";
import type { Watch } from "./watch-requests";

/** On a signal: no new requests, those begun are answered, the database is left, and the process ends well. */
export function stopOnSignal(watch: Watch, exit: (code: number) => void = process.exit): void {
  let isStopping = false;
  const stop = async () => {
    // A terminal's signal comes from it, and from the command that serves.
    if (isStopping) return;
    isStopping = true;
    logLine("info", "stopping", { open: watch.open });
    await watch.close();
    await closeAppDatabase();
    logLine("info", "stopped");
    exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}
