import "server-only";
import { type Factor, factorsOf, type Value } from "@/lib/indicators/algebra";
import type { Known } from "@/lib/indicators/evaluate";
import type { Reader } from "./open-reader";
import { type References, readReferences } from "./read-references";

const settings: readonly Factor[] = ["point-value", "budget"];

/** What the evaluation of these values must know of the programme; its references are read only where one is needed. */
export async function knownOf(reader: Reader, values: readonly Value[]): Promise<Known> {
  const { programme, clock, tiers } = reader;
  const needed = values.some((value) => factorsOf(value).some((name) => !settings.includes(name)));
  const reference: References = needed ? await readReferences(reader) : () => null;
  const setting: Partial<Record<Factor, number | null>> = {
    "point-value": programme.pointValue === null ? null : Number(programme.pointValue),
    budget: programme.budgetCents === null ? null : Number(programme.budgetCents),
  };
  const meant = programme.targetTierShares;
  return {
    ...clock,
    eligibleFlagged: programme.eligibleFlagged,
    factor: (name, day) => (name in setting ? (setting[name] ?? null) : reference(name, day)),
    targetShares: new Map(tiers.map(({ id, code }) => [id, meant ? (meant[code] ?? 0) : 1 / tiers.length])),
  };
}
