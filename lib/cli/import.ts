import { Command } from "commander";
import { CliError, INTERRUPTED, runCommand } from "./command";
import { importSource } from "./import-source";
import { withDatabase } from "./open-database";

/** How long a step may take to end after Ctrl-C; then the process goes, and the server rolls back. */
const GRACE_MS = 3_000;

function interruption(): { signal: AbortSignal; imported: () => void } {
  const controller = new AbortController();
  let isImported = false;
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    console.error(
      isImported
        ? "\nInterrupted: the import is done, its evidence is not. `npm run evidence` goes on"
        : "\nInterrupted: nothing changes. The same command goes on from what is staged",
    );
    controller.abort(new CliError("Stopped", INTERRUPTED));
    setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: controller.signal,
    imported: () => {
      isImported = true;
    },
  };
}

await runCommand(
  new Command("import")
    .description("Imports a source: a folder with source.yaml and one <feed>.sql a feed")
    .requiredOption("--source <folder>", "the source")
    .option("--data <folder>", "the data, instead of the folder that source.yaml names")
    .action(async (options: { source: string; data?: string }) => {
      const { signal, imported } = interruption();
      await withDatabase("writer", (sql) => importSource(sql, { ...options, signal, imported }));
    }),
);
