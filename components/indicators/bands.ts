import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";

interface BandLook {
  color: string;
  hatched?: true;
}

/** One whole in parts, and what each looks like: trouble in vermilion, what is to be won hatched. */
const ribbons: Partial<Record<IndicatorId, Record<string, BandLook>>> = {
  "projected-landing": {
    attained: { color: "var(--tier-4)" },
    "on-track": { color: "var(--tier-3)" },
    "within-reach": { color: "var(--accent)", hatched: true },
    late: { color: "var(--rule-strong)" },
    waiting: { color: "var(--track)" },
    lost: { color: "var(--bad)" },
  },
  recency: {
    "0-30": { color: "var(--seq-7)" },
    "31-60": { color: "var(--seq-6)" },
    "61-90": { color: "var(--seq-5)" },
    "91-180": { color: "var(--seq-4)" },
    "181-365": { color: "var(--seq-3)" },
    "over-365": { color: "var(--seq-2)" },
    never: { color: "var(--track)" },
  },
  "tier-migration": {
    upgraded: { color: "var(--accent)" },
    kept: { color: "var(--tier-1)" },
    downgraded: { color: "var(--bad)" },
    entered: { color: "var(--rule-strong)" },
    left: { color: "var(--past)" },
  },
};

/** How the parts of an indicator look side by side; null where they are not parts of one whole. */
export const ribbonOf = ({ indicator }: Pick<IndicatorAnswer, "indicator">): Record<string, BandLook> | null =>
  ribbons[indicator] ?? null;
