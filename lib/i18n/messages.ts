import type {} from "use-intl";
import type { AnyMeasure } from "@/db/schema/measures";
import type { Dimension, Factor, MedianFigure } from "@/lib/indicators/algebra";
import type { cohortRetention } from "@/lib/indicators/cohort-retention";
import type { pointsCohorts } from "@/lib/indicators/points-cohorts";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { fr } from "./fr";
import type { Locale } from "./locale";

/** A figure in words: `rule` settles what the definition leaves open. */
export interface IndicatorText {
  name: string;
  definition: string;
  rule: string;
}

/** The days that a reading covers, as they are said. */
export type Span = "sum" | "year" | "two-years" | "fiscal" | "latest" | "opening" | "whole" | "earned" | "closed";

/** The words that formulas are made of; those with a place for a total hold `{total}`, `share` also `{over}`. */
export interface FormulaText {
  measures: Record<AnyMeasure, string>;
  windows: Record<Span, string>;
  factors: Record<Factor, string>;
  over: Record<Dimension, string>;
  share: string;
  growth: string;
  /** The denominator of a growth. */
  yearBefore: string;
  /** Also holds `{count}`. */
  outOf: string;
  capped: string;
  balance: string;
  medians: Record<MedianFigure, string>;
  /** What is followed age by age has no algebra: its formulas are written here. */
  cohorts: {
    "cohort-retention": Record<keyof typeof cohortRetention.definitions, string>;
    "points-cohorts": Record<keyof typeof pointsCohorts.definitions, string>;
  };
  /** What is weighed has none either. */
  evidence: Record<"incremental-margin" | "roi", string>;
}

/** What the definitions of figures say: a page reads it when somebody opens one. None has a place for a value. */
export interface Definitions {
  indicators: Record<IndicatorId, IndicatorText>;
  formulas: FormulaText;
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
