const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** A French sentence with its spaces made unbreakable: narrow before ; : ! ? % and inside « », wide before €. */
export const typesetFrench = (text: string): string =>
  text
    .replace(/ (?=[;:!?%»])/g, NARROW)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ (?=€)/g, NO_BREAK);

/** A name with the spaces of its amounts made unbreakable, whatever its language: `Voucher 1 000 €`. */
export const keepAmounts = (name: string): string => name.replace(/(?<=\d) (?=\d|[€$£%])/g, NO_BREAK);

/** A whole tree of French messages, typeset, whose shape it keeps. */
export function typesetTree<T>(tree: T): T {
  if (typeof tree === "string") return typesetFrench(tree) as T;
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typesetTree(value)])) as T;
}
