import { Command } from "commander";
import { killApp } from "@/lib/testing/faults/kill-app";
import { type FaultReport, FaultyWorld } from "@/lib/testing/faults/run-fault";
import { CliError, runCommand } from "./command";
import { isBuilt, stampBuild } from "./source-stamp";
import { buildApp } from "./web-server";

/** One run in so many kills the app. */
const APP_EVERY = 10;

const line = ({ action, fault, at, isDone, found, pages, wrong }: FaultReport, seed: number): string =>
  [
    String(seed).padStart(4),
    action.padEnd(8),
    fault.padEnd(30),
    `${Math.round(100 * at)} %`.padStart(5),
    (isDone ? "done" : "broken off").padEnd(10),
    found.padEnd(8),
    String(pages).padStart(5),
    wrong.length === 0 ? "right" : "WRONG",
  ].join("  ");

await runCommand(
  new Command("test:faults")
    .description(
      "Imports, undoes, rebuilds, closes and changes settings on a server of its own while something goes wrong, and looks at what is left.",
    )
    .option("--runs <n>", "how many", "50")
    .option("--seed <n>", "the first one's seed", "1")
    .action(async (options: { runs: string; seed: string }) => {
      const [runs, seed] = [Number(options.runs), Number(options.seed)];
      if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed))
        throw new CliError("--runs and --seed are whole numbers", 2);
      if (!isBuilt()) {
        await buildApp();
        stampBuild();
      }
      const world = await FaultyWorld.make();
      const remove = () => world.remove().finally(() => process.exit(130));
      process.once("SIGINT", remove).once("SIGTERM", remove);
      const wrong: string[] = [];
      try {
        console.log("seed  action    fault                             at    attempt     found     pages");
        for (let run = seed; run < seed + runs; run++) {
          const report = run % APP_EVERY === 0 ? await killApp(world.world, run) : await world.run(run);
          console.log(line(report, run));
          wrong.push(...report.wrong.map((what) => `seed ${run}: ${what}`));
        }
      } finally {
        await world.remove();
      }
      for (const what of wrong) console.log(what);
      console.log(`\n${runs} runs, ${wrong.length} wrong`);
      if (wrong.length > 0) throw new CliError("something was lost, half done or mixed");
    }),
);
