/** A seeded source of chance (mulberry32): the same seed gives the same draws on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks a key by its weight. */
  weighted<K extends string>(weights: Record<K, number>): K;
  /** Normal law, mean 0 and deviation 1. */
  normal(): number;
  /** Positive, mean 1; the greater the shape, the closer to 1. */
  gap(shape: number): number;
  shuffle<T>(list: readonly T[]): T[];
}

/** Its own stream for each label, so that a change in one part of the demo leaves the others as they were. */
export function randomFor(seed: number, label: string): Random {
  let state = seed >>> 0;
  for (const character of label) state = Math.imul(state ^ character.charCodeAt(0), 0x9e3779b1) >>> 0;

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const picked = from[int(0, from.length - 1)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
    weighted: <K extends string>(weights: Record<K, number>) => {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      const last = entries.at(-1);
      if (!last) throw new Error("nothing to pick from");
      return last[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    gap: (shape) => {
      let sum = 0;
      for (let i = 0; i < shape; i++) sum -= Math.log(1 - next());
      return sum / shape;
    },
    shuffle: (list) => {
      const keyed = list.map((item) => ({ item, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}
