/** Steps that the theme gives to a sequence. */
export const HEAT_STEPS = 7;

/** The step of a value between the ends of its scale, 1 to 7; all the same in the middle where the ends are one. */
export function heatStep(value: number, [low, high]: [low: number, high: number]): number {
  if (!(high > low)) return Math.ceil(HEAT_STEPS / 2);
  const at = Math.floor(((value - low) / (high - low)) * HEAT_STEPS) + 1;
  return Math.max(1, Math.min(HEAT_STEPS, at));
}
