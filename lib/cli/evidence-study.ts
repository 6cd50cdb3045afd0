import { Command } from "commander";
import { type StudySummary, studyProgramme, summariseStudy } from "@/lib/evidence/study-evidence";
import { CliError, runCommand } from "./command";

/** Of 100 programmes, the interval must hold what was planted at least so often. */
const LEAST_COVERED = 0.9;
const planted = { nothing: 0, "+10 %": 0.1, "-10 %": -0.1 };
const grades = ["A", "B"] as const;

const euros = (cents: number): number => Math.round(cents / 100);
const lineOf = (one: StudySummary) => ({
  "interval holds it": `${one.covered} of ${one.programmes}`,
  "planted, by member": euros(one.planted),
  "error on average": euros(one.bias),
  "interval's width": euros(one.width),
  "before and after: error": euros(one.beforeAfterError),
  "member against non-member: error": euros(one.againstOthersError),
  "… inside the interval": `${one.againstOthersInside} of ${one.programmes}`,
});

function readSeeds(text: string): number {
  const seeds = Number(text);
  if (!Number.isInteger(seeds) || seeds < 1) throw new CliError(`--seeds takes a whole number, not ${text}`, 2);
  return seeds;
}

await runCommand(
  new Command("evidence-study")
    .description("Weighs generated programmes of which the effect is known: how often is the interval right?")
    .option("--seeds <number>", "programmes of each effect", readSeeds, 100)
    .action(({ seeds }: { seeds: number }) => {
      const summaries: Record<string, StudySummary> = {};
      for (const grade of grades)
        for (const [effectName, effect] of Object.entries(planted)) {
          const name = `${grade}, ${effectName}`;
          const studied = Array.from({ length: seeds }, (_, seed) => studyProgramme(seed + 1, effect, grade));
          summaries[name] = summariseStudy(studied);
          console.log(`planted ${name}: ${seeds} programmes weighed`);
        }
      console.table(Object.fromEntries(Object.entries(summaries).map(([name, one]) => [name, lineOf(one)])));
      const wrong = Object.entries(summaries).filter(([, one]) => one.covered < LEAST_COVERED * one.programmes);
      if (wrong.length > 0)
        throw new CliError(`The interval is wrong too often: ${wrong.map(([name]) => name).join(", ")}`);
    }),
);
