import type { createTranslator } from "use-intl/core";
import type { Formatter } from "@/lib/format/formatter";
import type { Messages } from "@/lib/i18n/messages";
import { type NamedKind, type Problem, refusals } from "./refusal";

type Words = ReturnType<typeof createTranslator<Messages>>;
type Texts = Messages["admin"];

const inWords: Record<NamedKind, (value: unknown, t: Words, format: Formatter) => string | number> = {
  text: String,
  count: Number,
  day: (day, _, format) => format.day(String(day), "date"),
  month: (month, _, format) => format.day(String(month), "monthYear"),
  feed: (feed, t) => t(`admin.data.feedNames.${feed as keyof Texts["data"]["feedNames"]}`),
  columns: (names, t) =>
    listOf(names)
      .map((name) => t(`admin.imports.columns.${name as keyof Texts["imports"]["columns"]}`))
      .join(", "),
  names: (names) => listOf(names).join(", "),
};

const listOf = (names: unknown): string[] => (Array.isArray(names) ? names.map(String) : []);

/**
 * Why something was refused or failed, in the reader's language. Of what this version has no words for, or which names less
 * than they need, that it was not done.
 */
export function tellProblem({ code, values }: Problem, t: Words, format: Formatter): string {
  const key = `admin.refusals.${code as keyof Texts["refusals"]}` as const;
  const kinds: [string, NamedKind][] = Object.hasOwn(refusals, code)
    ? Object.entries(refusals[code as keyof typeof refusals])
    : [];
  if (!t.has(key) || kinds.some(([name]) => values[name] === undefined)) return t("admin.failed");
  return t(key, Object.fromEntries(kinds.map(([name, kind]) => [name, inWords[kind](values[name], t, format)])));
}
