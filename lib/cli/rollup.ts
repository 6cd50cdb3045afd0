import { Command } from "commander";
import { rebuildRollups, refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

interface Options {
  programme?: string;
  rebuild?: true;
}

await runCommand(
  new Command("rollup")
    .description("Brings the rollups up to the facts. An import does it itself: this is for repairs.")
    .option("--programme <slug>", "only this programme")
    .option("--rebuild", "make them again from the facts instead of refreshing what changed")
    .action((options: Options) =>
      withDatabase("writer", async (sql) => {
        const programmes = await sql<{ id: number; slug: string }[]>`
          select id, slug from programmes where ${options.programme ? sql`slug = ${options.programme}` : sql`true`}
          order by slug`;
        if (programmes.length === 0)
          throw new CliError(options.programme ? `no programme ${options.programme}` : "no programmes");
        for (const { id, slug } of programmes) {
          const started = performance.now();
          const roll = options.rebuild ? rebuildRollups : refreshRollups;
          await sql.begin(async (tx) => {
            await roll(tx, id, (step) => console.log(`${slug}: ${step}`));
            if (options.rebuild) await tx`update programmes set data_version = data_version + 1 where id = ${id}`;
          });
          console.log(`${slug}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
        }
        await refreshEvidence(sql, (line) => console.log(line), options.programme);
      }),
    ),
);
