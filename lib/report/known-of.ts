import "server-only";
import type { Factor } from "@/lib/indicators/algebra";
import type { Known } from "@/lib/indicators/evaluate";
import { once } from "./once";
import { referenceOf } from "./reference-of";

/** What the evaluation of values must know of the programme: today, and where figures are those of closed months. */
export const knownOf = once((reader): Record<"today" | "asClosed", Known> => {
  const { programme, clock, tiers } = reader;
  const setting: Partial<Record<Factor, number | null>> = {
    "point-value": programme.pointValue === null ? null : Number(programme.pointValue),
    budget: programme.budgetCents === null ? null : Number(programme.budgetCents),
  };
  const meant = programme.targetTierShares;
  const targetShares = new Map(tiers.map(({ id, code }) => [id, meant ? (meant[code] ?? 0) : 1 / tiers.length]));
  const known = (asClosed: boolean): Known => ({
    ...clock,
    eligibleFlagged: programme.eligibleFlagged,
    factor: (name, day) => (name in setting ? (setting[name] ?? null) : referenceOf(reader, name, day, asClosed)),
    targetShares,
  });
  return { today: known(false), asClosed: known(true) };
});
