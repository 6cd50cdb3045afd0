/**
 * SQL of a number in [0, 1) that depends on the key and the seed alone, so that the same scale is the same programme on
 * every machine and nothing has to be kept between statements.
 */
export const hashed = (key: string, seed: number): string =>
  `((hashint8extended((${key})::bigint, ${seed}) & 1073741823) / 1073741824.0::float8)`;

/** SQL of a whole number from 0 to below `count`, likewise. */
export const hashedBelow = (key: string, seed: number, count: number | string): string =>
  `floor(${hashed(key, seed)} * ${count})::int`;

/** SQL of one of the names, likewise. */
export const hashedOf = (key: string, seed: number, names: readonly string[]): string =>
  `(array[${names.map((name) => `'${name}'`).join(", ")}])[1 + ${hashedBelow(key, seed, names.length)}]`;
