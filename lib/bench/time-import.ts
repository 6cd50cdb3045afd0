import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { runImport } from "@/lib/ingest/import";
import { refreshRollups } from "@/lib/rollup/refresh";
import type { BenchDatabase } from "./bench-database";

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

/** Times from one report to the next. */
export class StepClock {
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

/** Runs an import as the command does, with the clock on each step. Without `refresh` the rollups are left as they are. */
export async function timeImport(
  { writer }: BenchDatabase,
  source: string,
  { refresh = true, say }: { refresh?: boolean; say: (text: string) => void },
): Promise<TimedImport> {
  const clock = new StepClock("read");
  const rolling = { seconds: 0, steps: {} as Steps, accounts: 0 };
  const started = performance.now();
  const result = await runImport({
    source,
    writer,
    startedBy: "bench",
    checkGoal: whyNoGoal,
    progress: (event) => {
      const step = "feed" in event ? `${event.step} ${event.feed}` : event.step;
      if ("rows" in event && event.rows > 0) return;
      if (event.step === "refresh" && event.detail) return;
      clock.begin(step);
      say(`import: ${step}`);
    },
    refresh: async (tx, programmeId, report) => {
      if (!refresh) return;
      const [touched] = await tx<{ accounts: number }[]>`
        select case when s.as_of is distinct from p.as_of then (select count(*)::int from accounts where programme_id = p.id)
          else (select count(*)::int from dirty_accounts where programme_id = p.id) end as accounts
        from programmes p left join rollup_states s on s.programme_id = p.id where p.id = ${programmeId}`;
      const steps = new StepClock("scope");
      const begun = performance.now();
      await refreshRollups(tx, programmeId, (step) => {
        steps.begin(step.replace(/^[\d,]+ accounts to roll up.*/, "flows"));
        report?.(step);
      });
      steps.begin("end");
      rolling.seconds = (performance.now() - begun) / 1000;
      rolling.steps = steps.steps;
      rolling.accounts = touched?.accounts ?? 0;
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
    refreshSeconds: rolling.seconds,
    refreshSteps: rolling.steps,
    accounts: rolling.accounts,
  };
}
