/** Steps that the theme gives to tiers, first to last. */
const STEPS = 4;

/** The ramp's colour of a tier among `count`: one order everywhere, any number of tiers. */
export function tierColor(index: number, count: number): string {
  const at = count < 2 ? STEPS - 1 : (index / (count - 1)) * (STEPS - 1);
  const low = Math.floor(at);
  const rest = Math.round((at - low) * 100);
  if (rest === 0) return `var(--tier-${low + 1})`;
  return `color-mix(in oklab, var(--tier-${low + 2}) ${rest}%, var(--tier-${low + 1}))`;
}
