import type { NumberStyle } from "@/lib/format/money";
import type { SentenceKey } from "@/lib/i18n/messages";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { Unit } from "@/lib/indicators/define-indicator";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ViewId } from "@/lib/views/views";
import type { BandPlace } from "./facts";

/** A figure or a word that a sentence holds, not yet in any language. */
export type SentenceValue =
  | { as: "value"; unit: Unit; value: number; style?: NumberStyle; decimals?: number }
  | { as: "change"; unit: Unit; change: number }
  /** A change without its sign, where the words say the direction. */
  | { as: "size"; unit: Unit; change: number }
  | { as: "choice"; choice: string }
  | { as: "number"; number: number }
  | { as: "day"; day: string }
  | { as: "month"; month: string }
  | { as: "list"; items: string[] };

/** A sentence in no language yet: its message and what fills it. */
export interface Sentence {
  key: SentenceKey;
  values: Record<string, SentenceValue>;
  /** The figure that says so, where the page shows it. */
  figure?: IndicatorId;
  /** The page that says more. */
  view?: ViewId;
}

export const sentence = (key: SentenceKey, values: Record<string, SentenceValue> = {}): Sentence => ({ key, values });
export const percent = (value: number, decimals?: number): SentenceValue => ({
  as: "value",
  unit: "percent",
  value,
  decimals,
});
export const choice = (word: string): SentenceValue => ({ as: "choice", choice: word });
/** The two counts of a rate, for “3 of 7”. */
export const countOf = ({ numerator, denominator }: IndicatorRow): Record<"attained" | "count", SentenceValue> => ({
  attained: { as: "value", unit: "count", value: numerator ?? 0 },
  count: { as: "value", unit: "count", value: denominator ?? 0 },
});

/** A count as it is written, and as its plural is chosen. */
export const counted = (name: string, value: number): Record<string, SentenceValue> => ({
  [name]: { as: "value", unit: "count", value },
  [`${name}Count`]: { as: "number", number: value },
});

/** Generosity, and where it stands in its band. */
export const generosityInBand = (value: number, place: BandPlace, [low, high]: [number, number]): Sentence =>
  sentence("generosity-band", {
    value: percent(value, 2),
    band: choice(place),
    low: percent(low, 2),
    high: percent(high, 2),
  });
