import { writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { Belongings } from "@/lib/bench/belongings";
import { startBenchServer } from "@/lib/bench/bench-server";
import { judgeGoals } from "@/lib/bench/goals";
import { printBench } from "@/lib/bench/print-bench";
import { runBench } from "@/lib/bench/run-bench";
import { findScale, type Scale, scales } from "@/lib/bench/scales";
import { runCommand } from "./command";

const INTERRUPTED = 130;
/** Runs a round of what takes milliseconds. */
const REPEATS = 15;

interface Options {
  scale: Scale[];
  rounds: number;
  writeRounds?: number;
  exact?: boolean;
  json?: string;
}

function readScales(list: string): Scale[] {
  const found = list.split(",").map((name) => {
    const scale = findScale(name.trim());
    if (!scale) throw new InvalidArgumentError(`the scales are ${scales.map((one) => one.name).join(", ")}`);
    return scale;
  });
  if (new Set(found).size < found.length) throw new InvalidArgumentError("a scale is given twice");
  return found;
}

function readRounds(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) throw new InvalidArgumentError("a whole number from 1");
  return rounds;
}

const LINE_MS = 2_000;
/** After so long something is said again of what goes on. */
const QUIET_MS = 30_000;

/** What is being done, with the seconds since the start: on one line of a terminal, as lines elsewhere. */
function progressLines(): { say: (text: string) => void; end: () => void } {
  const started = performance.now();
  const { stderr } = process;
  let text = "";
  let shown = "";
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = () => {
    const now = performance.now();
    if (!text || (!stderr.isTTY && text === shown && now - shownAt < QUIET_MS)) return;
    [shown, shownAt] = [text, now];
    const line = `${((now - started) / 1000).toFixed(0).padStart(5)} s  ${text}`;
    stderr.write(stderr.isTTY ? `\r\x1b[2K${line.slice(0, (stderr.columns ?? 80) - 1)}` : `${line}\n`);
  };
  const timer = setInterval(show, stderr.isTTY ? LINE_MS / 10 : LINE_MS);
  return {
    say: (next) => {
      text = next;
    },
    end: () => {
      clearInterval(timer);
      if (stderr.isTTY && shown) stderr.write("\r\x1b[2K");
    },
  };
}

async function bench({ scale, rounds, writeRounds, exact = false, json }: Options): Promise<void> {
  const belongings = new Belongings();
  const progress = progressLines();
  let isInterrupted = false;
  const stop = () => {
    if (isInterrupted) return;
    isInterrupted = true;
    console.error("\nInterrupted: removing what was made");
    belongings.end().finally(() => process.exit(INTERRUPTED));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const asked = scale.map((one) => ({
    ...one,
    writeRounds: writeRounds ?? one.writeRounds,
    exact: exact || one.exact,
  }));
  try {
    const server = await startBenchServer(belongings);
    const result = await runBench(server, belongings, {
      scales: asked,
      rounds,
      repeats: REPEATS,
      say: progress.say,
    });
    progress.end();
    const goals = judgeGoals(result);
    console.log(printBench(result, goals));
    if (json) await writeFile(json, `${JSON.stringify({ goals, ...result }, null, 2)}\n`);
  } catch (error) {
    if (!isInterrupted) throw error;
  } finally {
    progress.end();
    await belongings.end();
  }
}

await runCommand(
  new Command("bench")
    .description(
      "Measures the product's goals side by side: pages against SQL on the facts and DuckDB, imports against COPY and a " +
        "rebuild. In databases of its own, which are removed at the end.",
    )
    .addOption(
      new Option(
        "--scale <list>",
        "XS (100 k orders), S (1 M), M (10 M), L (30 M); several, as S,M, are also compared with each other",
      )
        .argParser(readScales)
        .default(readScales("XS"), "XS"),
    )
    .option("--rounds <n>", "how often each reader is asked", readRounds, 5)
    .option("--write-rounds <n>", "how often imports and rebuilds are repeated (3 up to S, 1 above)", readRounds)
    .option("--exact", "compare refresh and rebuild row by row above S too")
    .option("--json <file>", "also write every sample there")
    .action(bench),
);
