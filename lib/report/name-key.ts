import "server-only";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { GroupKey } from "./group-sql";
import type { Reader } from "./open-reader";

/** Ids become the codes that filters take; who is no member at a period's start or end is `outside`. */
export function nameKey({ tiers, reps, rewards }: Reader, key: GroupKey): IndicatorRow["key"] {
  const named = (list: readonly { id: number; code: string }[], id: unknown) =>
    list.find((one) => one.id === Number(id))?.code ?? (Number(id) < 0 ? "outside" : "none");
  return Object.fromEntries(
    Object.entries(key).map(([dimension, value]) => {
      if (dimension === "rep") return [dimension, named(reps, value)];
      if (dimension === "reward") return [dimension, named(rewards, value)];
      if (["tier", "from", "to"].includes(dimension)) return [dimension, named(tiers, value)];
      return [dimension, String(value)];
    }),
  );
}
