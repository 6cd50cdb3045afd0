/** Longer file names are cut by some systems. */
const LONGEST = 120;

/** A file's name from words: small letters without accents, joined by hyphens, then the day of its data. */
export function pictureName(words: string[], asOf: string): string {
  const plain = words
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  return `${plain}-${asOf}.png`;
}
