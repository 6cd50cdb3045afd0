import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { stopEmbedded } from "@/db/embedded/server";
import type { Counts } from "@/lib/testing/counts";
import { BROKEN_GUARD, type Guard, guards } from "@/lib/testing/guards";
import { CliError, runCommand } from "./command";
import { runVitest } from "./test-steps";

/** The access test breaks these itself: policies of the database, the matrix, the scope, the user. */
const OF_THE_DATABASE = ["lib/access/access.test.ts", "-t", "broken on purpose|lets every row pass is seen"];

const say = (breaks: string, isRed: boolean, { failed }: Counts) =>
  console.log(`${isRed ? "red  " : "GREEN"}  ${breaks}${isRed && failed > 0 ? ` (${failed} failed)` : ""}`);

/** Runs a guard's tests without it; whether they were red. */
async function isSeen({ breaks, tests: [file, named] }: Guard, report: string): Promise<boolean> {
  const args = [file, ...(named ? ["-t", named] : [])];
  const counts = await runVitest(report, { args, env: { [BROKEN_GUARD]: breaks }, show: "never" });
  // Where no test ran, that counts as one failure without a name.
  const isRed = counts.failures.length > 0;
  say(breaks, isRed, counts);
  return isRed;
}

await runCommand(
  new Command("test:guards")
    .description("Breaks each guard in turn and runs its tests, which must fail: prints which did.")
    .option("--only <words>", "guards with these words alone")
    .action(async ({ only = "" }: { only?: string }) => {
      const folder = mkdtempSync(join(tmpdir(), "pilotage-guards-"));
      const report = join(folder, "report.json");
      try {
        const chosen = guards.filter(({ breaks }) => breaks.includes(only));
        const files = [...new Set(chosen.map(({ tests: [file] }) => file))];
        // What fails with every guard in place would be red without any.
        const whole = await runVitest(report, { args: files, show: "failure" });
        if (whole.failed > 0) throw new CliError("tests fail with every guard in place");
        let unseen = 0;
        for (const guard of chosen) if (!(await isSeen(guard, report))) unseen++;
        if (!only) {
          const inside = await runVitest(report, { args: OF_THE_DATABASE, show: "never" });
          say(`${inside.passed} more, broken inside the access test`, inside.failed === 0, { ...inside, failed: 0 });
          if (inside.failed > 0) unseen++;
        }
        console.log(`${chosen.length - unseen} of ${chosen.length} guards are seen when they break`);
        if (unseen > 0) throw new CliError(`${unseen} may break unseen`);
      } finally {
        await stopEmbedded("test");
        rmSync(folder, { recursive: true });
      }
    }),
);
