import { Command } from "commander";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { runCommand } from "./command";
import { withDatabase } from "./open-database";

await runCommand(
  new Command("evidence")
    .description(
      "Weighs whether members bought because of the programme, where data changed. An import does it itself.",
    )
    .option("--programme <slug>", "only this programme")
    .action(({ programme }: { programme?: string }) =>
      withDatabase("writer", (sql) => refreshEvidence(sql, (line) => console.log(line), programme)),
    ),
);
