import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { runImport } from "@/lib/ingest/import";
import { refreshRollups } from "@/lib/rollup/refresh";
import type { BenchDatabase } from "./bench-database";
import type { Say } from "./measure";

/** Seconds, in the order in which the steps came. */
export type Steps = Record<string, number>;

export interface TimedImport {
  seconds: number;
  /** Rows that were new, changed or removed, of all feeds. */
  written: number;
  steps: Steps;
  /** Of the refresh alone, by what it reports. */
  refreshSeconds: number;
  refreshSteps: Steps;
  /** Accounts whose rollups the refresh had to touch. */
  accounts: number;
}

/** A refresh or rebuild by the steps that it reports. */
export interface TimedRollup {
  seconds: number;
  steps: Steps;
  /** Accounts that were rolled up. */
  accounts: number;
}

/** Times from one report to the next. */
class StepClock {
  readonly steps: Steps = {};
  private since = performance.now();
  private current: string;

  constructor(first: string) {
    this.current = first;
  }

  begin(step: string): void {
    const now = performance.now();
    this.steps[this.current] = (this.steps[this.current] ?? 0) + (now - this.since) / 1000;
    this.since = now;
    this.current = step;
  }
}

/** Runs a refresh or rebuild, which says what it does; `first` is what it does before it says so. */
export async function timeRollup(
  first: string,
  roll: (report: (step: string) => void) => Promise<unknown>,
): Promise<TimedRollup> {
  const clock = new StepClock(first);
  let accounts = 0;
  const started = performance.now();
  await roll((step) => {
    const found = /^(\d+) accounts to roll up/.exec(step);
    if (found) accounts = Number(found[1]);
    clock.begin(found ? "flows" : step);
  });
  clock.begin("end");
  return { seconds: (performance.now() - started) / 1000, steps: clock.steps, accounts };
}

/** Runs an import as the command does, with the clock on each step. Without `refresh` the rollups are left as they are. */
export async function timeImport(
  { writer }: BenchDatabase,
  source: string,
  { refresh = true, say }: { refresh?: boolean; say: Say },
): Promise<TimedImport> {
  const clock = new StepClock("read");
  let rolled: TimedRollup = { seconds: 0, steps: {}, accounts: 0 };
  const started = performance.now();
  const result = await runImport({
    source,
    writer,
    startedBy: { userId: null, name: "bench", address: null },
    checkGoal: whyNoGoal,
    progress: (event) => {
      const step = "feed" in event ? `${event.step} ${event.feed}` : event.step;
      if ("rows" in event && event.rows > 0) return;
      if (event.step === "refresh" && event.detail) return;
      clock.begin(step);
      say(`import: ${step}`);
    },
    refresh: async (tx, programmeId) => {
      if (refresh) rolled = await timeRollup("scope", (report) => refreshRollups(tx, programmeId, report));
    },
  });
  clock.begin("end");
  if (result.status !== "applied" || result.rejectCount > 0)
    throw new Error(`the bench's own import was refused rows: ${JSON.stringify(result.rejects.slice(0, 3))}`);
  const written = Object.values(result.feeds).reduce((sum, feed) => sum + feed.new + feed.changed + feed.removed, 0);
  return {
    seconds: (performance.now() - started) / 1000,
    written,
    steps: clock.steps,
    refreshSeconds: rolled.seconds,
    refreshSteps: rolled.steps,
    accounts: rolled.accounts,
  };
}
