import { seededRandom } from "@/lib/seeded-random";
import type { Appearance, Stratum } from "./match-accounts";

/** Minor units an account that joined, over 12 months: most likely, and between which ends it is 95 times in 100. */
export interface Estimate {
  effect: number;
  low: number;
  high: number;
}

const SEED = 20_120_401;
const RESAMPLES = 1_000;

/** Appearances, those of a stratum after one another: of the stratum `s`, from `ends[s - 1]` to `ends[s]`. */
interface Column {
  ends: Int32Array;
  account: Int32Array;
  change: Float64Array;
  joined: Uint8Array;
}

/**
 * Difference in differences over strata: for each the change of its treated accounts less as many times the controls' mean,
 * over how many more of them joined than of the controls. The interval is a Bayesian bootstrap (Rubin 1981): accounts are
 * weighted, not their appearances, so that a control of several months is drawn in all of them or in none.
 */
export function estimateEffect(strata: readonly Stratum[], accounts: number): Estimate {
  const treated = columnOf(strata, (stratum) => stratum.treated);
  const controls = columnOf(strata, (stratum) => stratum.controls);
  const evenly = new Float64Array(accounts).fill(1);
  const random = seededRandom(SEED);
  const weights = new Float64Array(accounts);
  const drawn = Float64Array.from({ length: RESAMPLES }, () => {
    for (let at = 0; at < accounts; at++) weights[at] = -Math.log(1 - random());
    return effectOf(treated, controls, weights);
  }).sort();
  return {
    effect: effectOf(treated, controls, evenly),
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
  };
}

function columnOf(strata: readonly Stratum[], pick: (stratum: Stratum) => readonly Appearance[]): Column {
  const all = strata.flatMap(pick);
  let end = 0;
  return {
    ends: Int32Array.from(strata, (stratum) => {
      end += pick(stratum).length;
      return end;
    }),
    account: Int32Array.from(all, ({ account }) => account),
    change: Float64Array.from(all, ({ change }) => change),
    joined: Uint8Array.from(all, ({ joined }) => joined),
  };
}

function effectOf(treated: Column, controls: Column, weights: Float64Array): number {
  let change = 0;
  let joined = 0;
  for (let stratum = 0; stratum < treated.ends.length; stratum++) {
    const of = addUp(treated, stratum, weights);
    const without = addUp(controls, stratum, weights);
    const scale = of.weight / without.weight;
    change += of.change - scale * without.change;
    joined += of.joined - scale * without.joined;
  }
  return change / joined;
}

function addUp({ ends, account, change, joined }: Column, stratum: number, weights: Float64Array) {
  const sums = { weight: 0, change: 0, joined: 0 };
  const end = ends[stratum] ?? 0;
  for (let at = ends[stratum - 1] ?? 0; at < end; at++) {
    const weight = weights[account[at] as number] as number;
    sums.weight += weight;
    sums.change += weight * (change[at] as number);
    sums.joined += weight * (joined[at] as number);
  }
  return sums;
}

/** Between the two nearest. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
