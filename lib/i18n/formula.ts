import type { Total, Value } from "@/lib/indicators/algebra";
import type { FormulaText } from "./messages";

/** A formula in words, whole and in its two terms where it is a rate. */
export interface FormulaWords {
  text: string;
  numerator: string | null;
  denominator: string | null;
  /** Each window that the formula reads, once, in order. */
  windows: string[];
}

function totalWords(total: Total, words: FormulaText): string {
  switch (total.form) {
    case "sum":
    case "latest":
      return `${words.measures[total.measure]} ${words.windows[total.form]}`;
    case "distinct":
      return `${words.measures[total.measure]} (${words.windows.distinct})`;
    case "minus":
      return `${totalWords(total.left, words)} − ${totalWords(total.right, words)}`;
    case "times":
      return `${totalWords(total.total, words)} × ${words.settings[total.setting]}`;
  }
}

/** A total inside a quotient: a difference or a product needs its brackets there. */
function termWords(total: Total, words: FormulaText): string {
  const text = totalWords(total, words);
  return total.form === "minus" || total.form === "times" ? `(${text})` : text;
}

function windowsOf(value: Value): (keyof FormulaText["windows"])[] {
  switch (value.form) {
    case "sum":
    case "latest":
    case "distinct":
      return [value.form];
    case "minus":
      return [...windowsOf(value.left), ...windowsOf(value.right)];
    case "times":
      return windowsOf(value.total);
    case "ratio":
      return [...windowsOf(value.numerator), ...windowsOf(value.denominator)];
    case "share":
    case "growth":
      return windowsOf(value.of);
  }
}

function wholeWords(value: Value, words: FormulaText): string {
  switch (value.form) {
    case "ratio":
      return `${termWords(value.numerator, words)} ÷ ${termWords(value.denominator, words)}`;
    case "share":
      return words.share.replace("{over}", words.over[value.over]).replace("{total}", totalWords(value.of, words));
    case "growth":
      return words.growth.replace("{total}", termWords(value.of, words));
    default:
      return totalWords(value, words);
  }
}

/** The two totals of a quotient; a growth is one, over itself a year before. */
function termsOf(value: Value, words: FormulaText): Pick<FormulaWords, "numerator" | "denominator"> {
  switch (value.form) {
    case "ratio":
      return { numerator: totalWords(value.numerator, words), denominator: totalWords(value.denominator, words) };
    case "growth":
      return { numerator: totalWords(value.of, words), denominator: words.yearBefore };
    default:
      return { numerator: null, denominator: null };
  }
}

/** Says an indicator's algebra in a language's words, so that the documentation cannot drift from the figure. */
export function formulaWords(value: Value, words: FormulaText): FormulaWords {
  return {
    text: wholeWords(value, words),
    ...termsOf(value, words),
    windows: [...new Set(windowsOf(value))].map((window) => words.windows[window]),
  };
}
