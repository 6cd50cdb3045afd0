import type { Appearance, Stratum } from "./match-accounts";
import { seededRandom } from "./seeded-random";

/** Minor units an account that joined, over 12 months: most likely, and between which ends it is 95 times in 100. */
export interface Estimate {
  effect: number;
  low: number;
  high: number;
}

const SEED = 20_120_401;
const RESAMPLES = 1_000;

interface Column {
  account: Int32Array;
  stratum: Int32Array;
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
    return effectOf(treated, controls, strata.length, weights);
  }).sort();
  return {
    effect: effectOf(treated, controls, strata.length, evenly),
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
  };
}

function columnOf(strata: readonly Stratum[], pick: (stratum: Stratum) => readonly Appearance[]): Column {
  const all = strata.flatMap((stratum, place) => pick(stratum).map((one) => [place, one] as const));
  return {
    account: Int32Array.from(all, ([, one]) => one.account),
    stratum: Int32Array.from(all, ([place]) => place),
    change: Float64Array.from(all, ([, one]) => one.change),
    joined: Uint8Array.from(all, ([, one]) => one.joined),
  };
}

function effectOf(treated: Column, controls: Column, strata: number, weights: Float64Array): number {
  const [of, without] = [addUp(treated, strata, weights), addUp(controls, strata, weights)];
  let change = 0;
  let joined = 0;
  for (let at = 0; at < strata; at++) {
    const scale = (of.weight[at] ?? 0) / (without.weight[at] ?? 0);
    change += (of.change[at] ?? 0) - scale * (without.change[at] ?? 0);
    joined += (of.joined[at] ?? 0) - scale * (without.joined[at] ?? 0);
  }
  return change / joined;
}

function addUp({ account, stratum, change, joined }: Column, strata: number, weights: Float64Array) {
  const sums = {
    weight: new Float64Array(strata),
    change: new Float64Array(strata),
    joined: new Float64Array(strata),
  };
  for (let at = 0; at < account.length; at++) {
    const place = stratum[at] as number;
    const weight = weights[account[at] as number] as number;
    (sums.weight[place] as number) += weight;
    (sums.change[place] as number) += weight * (change[at] as number);
    (sums.joined[place] as number) += weight * (joined[at] as number);
  }
  return sums;
}

/** Between the two nearest. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
