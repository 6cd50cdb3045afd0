import type {} from "use-intl";
import type { Measure, RewardMeasure } from "@/db/schema/rollup-columns";
import type { Dimension, ProgrammeFactor } from "@/lib/indicators/algebra";
import type { fr } from "./fr";
import type { Locale } from "./locale";

/** A figure in words: `rule` settles what the definition leaves open. */
export interface IndicatorText {
  name: string;
  definition: string;
  rule: string;
}

/** The words that formulas are made of; `share` and `growth` hold `{over}` and `{total}`. */
export interface FormulaText {
  measures: Record<Measure | RewardMeasure, string>;
  windows: Record<"sum" | "latest" | "distinct", string>;
  settings: Record<ProgrammeFactor, string>;
  over: Record<Dimension, string>;
  share: string;
  growth: string;
  /** The denominator of a growth. */
  yearBefore: string;
}

/** French sets the shape; a text missing in another language is a type error. */
export type Messages = typeof fr;
export type SentenceKey = keyof Messages["sentences"];

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
