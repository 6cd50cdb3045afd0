import type { exportWords } from "./words";

type Reason = keyof typeof import("@/lib/i18n/fr-admin")["adminWords"]["reasons"];

/** What an import says of a value that it refuses, and what it names in it. */
const said: [RegExp, Reason][] = [
  [/^missing$/, "missing"],
  [/^longer than (.+) characters$/, "tooLong"],
  [/^not an integer$/, "noInteger"],
  [/^not from (.+)$/, "outOfRange"],
  [/^not an amount \(a decimal comma/, "noAmountWithComma"],
  [/^not an amount/, "noAmount"],
  [/^too large an amount$/, "tooLarge"],
  [/^not a decimal number/, "noNumber"],
  [/^not a day as (.+)$/, "noDay"],
  [/^no such day$/, "noSuchDay"],
  [/^before (\d+) or after \d+$/, "farDay"],
  [/instant/, "noInstant"],
  [/^not true, false/, "noFlag"],
  [/^not one of (.+)$/, "noChoice"],
  [/^more cells than the header/, "shifted"],
  [/^the same \w+ as an earlier row$/, "repeated"],
  [/^the same month and figure as an earlier row$/, "repeatedTotal"],
  [/^not the first of a month$/, "midMonth"],
  [/^no such (\w+)$/, "unknown"],
  [/^its (\w+) was rejected$/, "goneToo"],
];

/** Why a value was refused, in the reader's language; as the import says it where nobody put it in other words. */
export function rejectReason(t: ReturnType<typeof exportWords>, reason: string): string {
  for (const [pattern, name] of said) {
    const match = pattern.exec(reason);
    if (match) return t(`admin.reasons.${name}`, { what: match[1] ?? "" });
  }
  return reason;
}
