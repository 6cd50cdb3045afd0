/** Told what goes on. */
export type Say = (text: string) => void;

/** Someone who does the same work as the others of a comparison. */
export interface Contestant {
  name: string;
  run: () => Promise<unknown>;
  /** Runs a round: many where one takes milliseconds. */
  perRound?: number;
}

/** Milliseconds of each run, by contestant. */
export type Samples = Record<string, number[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Lets contestants run in turn (A, B, C, A, B, C …), so that what else the machine does falls on all alike. Each runs
 * once before, which is not counted.
 */
export async function alternate(contestants: readonly Contestant[], rounds: number, say: Say): Promise<Samples> {
  const samples: Samples = {};
  for (const { name, run } of contestants) {
    say(`${name}: warming up`);
    await run();
    samples[name] = [];
  }
  for (let round = 1; round <= rounds; round++)
    for (const { name, run, perRound = 1 } of contestants) {
      say(`round ${round} of ${rounds}: ${name}`);
      for (let time = 0; time < perRound; time++) samples[name]?.push(await timed(run));
    }
  return samples;
}
