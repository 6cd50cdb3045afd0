import { Command } from "commander";
import { CliError, runCommand } from "./command";
import { importSource } from "./import-source";
import { withDatabase } from "./open-database";

const INTERRUPTED = 130;
/** How long a step may take to end after Ctrl-C; then the process goes, and the server rolls back. */
const GRACE_MS = 3_000;

function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    console.error("\nInterrupted: nothing changes. The same command goes on from what is staged");
    controller.abort(new CliError("Stopped"));
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}

await runCommand(
  new Command("import")
    .description("Imports a source: a folder with source.yaml and one <feed>.sql a feed")
    .requiredOption("--source <folder>", "the source")
    .option("--data <folder>", "the data, instead of the folder that source.yaml names")
    .action(async (options: { source: string; data?: string }) => {
      const signal = interruption();
      await withDatabase("writer", (sql) => importSource(sql, { ...options, signal }));
    }),
);
