import { factsOf } from "@/db/schema/measures";
import { type Reading, readingsOf, subtotalsOf, type Total, type Value } from "@/lib/indicators/algebra";
import type { FormulaText, Span } from "./messages";

/** A formula in words, whole and in its two terms where it is made of two. */
export interface FormulaWords {
  text: string;
  numerator: string | null;
  denominator: string | null;
  /** Each window that the formula reads, once, in order. */
  windows: string[];
}

/** Spans that stand in brackets after a measure; the others follow it as a sentence goes on. */
const apart: readonly Span[] = ["year", "two-years", "whole", "earned", "closed"];

function spanOf({ form, measure }: Reading): Span {
  if (form !== "distinct") return form;
  return factsOf(measure).window === "two-years" ? "two-years" : "year";
}

function readingWords(reading: Reading, { measures, windows }: FormulaText): string {
  const span = spanOf(reading);
  const name = measures[reading.measure];
  return apart.includes(span) ? `${name} (${windows[span]})` : `${name} ${windows[span]}`;
}

const isSum = ({ form }: Total): boolean => form === "plus" || form === "minus";
const isProduct = ({ form }: Total): boolean => form === "times" || form === "per";
const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

function totalWords(total: Total, words: FormulaText): string {
  switch (total.form) {
    case "plus":
      return `${totalWords(total.left, words)} + ${totalWords(total.right, words)}`;
    case "minus":
      return `${totalWords(total.left, words)} − ${bracketed(totalWords(total.right, words), isSum(total.right))}`;
    case "factor":
      return words.factors[total.factor];
    case "times":
    case "per": {
      // Products in a row need no brackets; a quotient in a row would be read two ways.
      const needed =
        isSum(total.total) || (isProduct(total.total) && !(total.form === "times" && total.total.form === "times"));
      const sign = total.form === "times" ? "×" : "÷";
      return `${bracketed(totalWords(total.total, words), needed)} ${sign} ${words.factors[total.factor]}`;
    }
    default:
      return readingWords(total, words);
  }
}

/** A total inside a quotient: what is itself made of several needs its brackets there. */
const termWords = (total: Total, words: FormulaText): string =>
  bracketed(totalWords(total, words), isSum(total) || isProduct(total));

const quotient = (numerator: Total, denominator: Total, words: FormulaText): string =>
  `${termWords(numerator, words)} ÷ ${termWords(denominator, words)}`;

function wholeWords(value: Value, words: FormulaText): string {
  switch (value.form) {
    case "ratio":
      return quotient(value.numerator, value.denominator, words);
    case "capped":
      return words.capped.replace("{total}", quotient(value.numerator, value.denominator, words));
    case "outOf":
      return words.outOf
        .replace("{count}", totalWords(value.count, words))
        .replace("{total}", totalWords(value.whole, words));
    case "share":
      return words.share.replace("{over}", words.over[value.over]).replace("{total}", totalWords(value.of, words));
    case "growth":
      if (value.on) return `${quotient(value.of, value.on, words)} − 1`;
      return words.growth.replace("{total}", termWords(value.of, words));
    case "balance":
      return words.balance.replace("{total}", totalWords(value.of, words));
    case "median":
      return words.medians[value.figure];
    default:
      return totalWords(value, words);
  }
}

/** Forms that are read as one total over, or out of, another. */
const ofTwo: ReadonlySet<Value["form"]> = new Set(["ratio", "capped", "outOf", "growth"]);

/** The two totals that a value is made of; a growth on N-1 has but one. */
export function termsOf(value: Value): { top: Total; bottom: Total | null } | null {
  const [top, bottom = null] = ofTwo.has(value.form) ? subtotalsOf(value) : [];
  return top ? { top, bottom } : null;
}

/** Says an indicator's algebra in a language's words, so that the documentation cannot drift from the figure. */
export function formulaWords(value: Value, words: FormulaText): FormulaWords {
  const terms = termsOf(value);
  const spans = new Set(readingsOf(value).map(spanOf));
  return {
    text: wholeWords(value, words),
    numerator: terms && totalWords(terms.top, words),
    denominator: terms && (terms.bottom ? totalWords(terms.bottom, words) : words.yearBefore),
    windows: [...spans].map((span) => words.windows[span]),
  };
}
