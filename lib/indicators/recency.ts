import { latest, median, outOf } from "./algebra";
import { allSplits, defineIndicator, everyone, partsFrom } from "./define-indicator";

export const recency = defineIndicator({
  id: "recency",
  question: "customers",
  definitions: {
    median: { value: median("recency") },
    bands: {
      unit: "count",
      parts: partsFrom({
        "0-30": outOf(latest("recency_0_30"), latest("members")),
        "31-60": outOf(latest("recency_31_60"), latest("members")),
        "61-90": outOf(latest("recency_61_90"), latest("members")),
        "91-180": outOf(latest("recency_91_180"), latest("members")),
        "181-365": outOf(latest("recency_181_365"), latest("members")),
        "over-365": outOf(latest("recency_over_365"), latest("members")),
        never: outOf(latest("recency_never"), latest("members")),
      }),
    },
  },
  unit: "days",
  better: "down",
  needs: [],
  roles: everyone,
  splits: allSplits,
});
