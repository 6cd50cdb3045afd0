import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { stopEmbedded } from "@/db/embedded/server";
import type { Counts, Failure } from "@/lib/testing/counts";
import { findOrInstallBrowser } from "@/lib/testing/find-browser";
import { runCommand } from "./command";
import { stampBuild } from "./source-stamp";
import {
  addCounts,
  interruptTools,
  nothing,
  oneFailed,
  onePassed,
  runCheck,
  runPlaywright,
  runVitest,
} from "./test-steps";
import { buildApp } from "./web-server";

const INTERRUPTED = 130;
const USUAL_PORT = 3210;

let isInterrupted = false;

const say = (counts: Counts): string =>
  [
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
  ].join(", ");

const told = ({ name, why }: Failure): string => [`failed: ${name}`, ...(why ? why.split("\n") : [])].join("\n    ");

/** Runs a step under its heading; one that throws has failed. */
async function step(title: string, work: () => Promise<Counts>): Promise<Counts> {
  if (isInterrupted) return nothing;
  console.log(`\n== ${title}`);
  const started = performance.now();
  const counts = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return oneFailed;
  });
  console.log(`${title}: ${say(counts)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return counts.failed > 0 && counts.failures.length === 0
    ? { ...counts, failures: [{ name: title, why: "" }] }
    : counts;
}

/** Next's route types, which a clean clone lacks, then the compiler. */
async function checkTypes(): Promise<Counts> {
  const generated = await runCheck("next", ["typegen"]);
  return generated.failed > 0 ? generated : runCheck("tsc", ["--noEmit"]);
}

/** Vitest stops its server itself, except when it is interrupted or crashes. */
const runDatabaseTests = (report: string): Promise<Counts> => runVitest(report).finally(() => stopEmbedded("test"));

/** Types were a step of their own: one that failed counts, whatever is built after it. */
async function build(): Promise<Counts> {
  await buildApp({ typesAreChecked: true });
  stampBuild();
  return onePassed;
}

/** The usual port, or another one where somebody has it. */
async function freePort(): Promise<number> {
  for (const wanted of [USUAL_PORT, 0]) {
    const port = await new Promise<number | null>((settle) => {
      const server = createServer()
        .on("error", () => settle(null))
        .listen(wanted, "localhost", () => {
          const found = server.address();
          server.close(() => settle(typeof found === "object" && found ? found.port : null));
        });
    });
    if (port !== null) return port;
  }
  throw new Error("no port is free");
}

/** The journeys on a demo that is set up from nothing: what an earlier run left is stopped and removed first. */
async function runJourneys(report: string): Promise<Counts> {
  const folder = resolve(".pilotage", "e2e");
  process.env.PILOTAGE_STATE_DIR = folder;
  await stopEmbedded("main");
  rmSync(folder, { recursive: true, force: true });
  const environment = { PILOTAGE_E2E_STATE_DIR: folder, PILOTAGE_E2E_PORT: String(await freePort()) };
  return runPlaywright(report, environment).finally(() => stopEmbedded("main"));
}

/** From a browser to journeys through it; each needs the one before. */
async function testInBrowser(reports: string): Promise<Counts> {
  const browser = await step("Browser", async () => {
    process.env.CHROMIUM_PATH = await findOrInstallBrowser();
    console.log(process.env.CHROMIUM_PATH);
    return nothing;
  });
  const built = await step("Build", build);
  const ready = browser.failed + built.failed === 0;
  const journeys = await step("Journeys", async () => {
    if (ready) return runJourneys(join(reports, "playwright.json"));
    console.log("not run: no browser or no build");
    return oneFailed;
  });
  return [browser, built, journeys].reduce(addCounts);
}

async function testAll({ browser }: { browser: boolean }): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), "pilotage-test-"));
  try {
    const checks = await Promise.all([
      step("Types", checkTypes),
      step("Lint", () => runCheck("biome", ["check", "."])),
      step("Dead code", () => runCheck("knip", [])),
    ]);
    const counts = [
      ...checks,
      await step("Tests", () => runDatabaseTests(join(reports, "vitest.json"))),
      browser ? await testInBrowser(reports) : nothing,
    ].reduce(addCounts);
    if (isInterrupted) return;
    console.log(["", ...counts.failures.map(told), say(counts)].join("\n"));
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

function interrupt(): void {
  isInterrupted = true;
  process.exitCode = INTERRUPTED;
  interruptTools();
}

process.on("SIGINT", interrupt).on("SIGTERM", interrupt);

await runCommand(
  new Command("test")
    .description("Every check and test of the project; the last line counts what passed and what failed.")
    .option("--no-browser", "without the build and the journeys through it")
    .action(testAll),
);
