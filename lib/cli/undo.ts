import { Command } from "commander";
import { importTable } from "@/lib/ingest/import-report";
import { progressPrinter } from "@/lib/ingest/progress-printer";
import { undoImport } from "@/lib/ingest/undo-import";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { atCommandLine, CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

await runCommand(
  new Command("undo")
    .description("Undoes the last import that changed a programme: its facts, settings and figures are as before.")
    .requiredOption("--programme <slug>", "whose import")
    .option("--import <number>", "only if it is this one")
    .action(({ programme, import: asked }: { programme: string; import?: string }) =>
      withDatabase("writer", async (sql) => {
        if (asked !== undefined && !/^\d{1,9}$/.test(asked)) throw new CliError(`--import ${asked}: a number`, 2);
        const progress = progressPrinter(process.stdout);
        const undone = await undoImport({
          writer: sql,
          programme,
          importId: asked === undefined ? undefined : Number(asked),
          startedBy: atCommandLine(),
          refresh: refreshRollups,
          progress: progress.show,
        }).finally(progress.end);
        console.log(importTable(undone.feeds));
        console.log(
          `Import ${undone.importId} undone in ${undone.seconds.toFixed(1)} s: data version ${undone.dataVersion}`,
        );
        await refreshEvidence(sql, (line) => console.log(line), programme);
      }),
    ),
);
