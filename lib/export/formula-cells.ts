/** What a spreadsheet would take for a formula, blanks before it or not, or for the end of a cell before one. */
const FORMULA = /^(?:[\t\r\n]|[\s\u200b]*[=+\-@＝＋－＠])/;
/**
 * The same inside a text, after what ends a cell or a row in the program of another country, to which a quote is text. What ends
 * one is no blank before a formula here: of many in a row, each would be looked on from over all that follow.
 */
const NEXT_FORMULA = /([,;\t\r\n])(?=(?:[^\S\t\r\n]|[\u200b"])*[=+\-@＝＋－＠])/g;
const KEPT = /([,;\t\r\n])'(?=(?:[^\S\t\r\n]|[\u200b"])*[=+\-@＝＋－＠])/g;

/** A text that no spreadsheet takes for a formula. */
export const keepAsText = (text: string): string =>
  (FORMULA.test(text) ? `'${text}` : text).replace(NEXT_FORMULA, "$1'");

/** The text that was made so, as it was: our own files come back to us. */
export function asItWas(text: string): string {
  const whole = text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
  return whole.includes("'") ? whole.replace(KEPT, "$1") : whole;
}
