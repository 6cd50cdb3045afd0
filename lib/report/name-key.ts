import "server-only";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { GroupKey } from "./group-sql";
import { once } from "./once";
import type { Reader } from "./open-reader";

const codesOfRewards = once(({ rewards }) => new Map(rewards.map(({ id, code }) => [id, code])));

/** Ids become the codes that filters take; who is no member at a period's start or end is `outside`. */
export function nameKey(reader: Reader, key: GroupKey): IndicatorRow["key"] {
  const { tiers, reps } = reader;
  const named = (list: readonly { id: number; code: string }[], id: unknown) =>
    list.find((one) => one.id === Number(id))?.code ?? (Number(id) < 0 ? "outside" : "none");
  return Object.fromEntries(
    Object.entries(key).map(([dimension, value]) => {
      if (dimension === "rep") return [dimension, named(reps, value)];
      if (dimension === "reward") return [dimension, codesOfRewards(reader).get(Number(value)) ?? "none"];
      if (["tier", "from", "to"].includes(dimension)) return [dimension, named(tiers, value)];
      return [dimension, String(value)];
    }),
  );
}
