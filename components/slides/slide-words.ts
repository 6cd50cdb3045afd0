import { slideColors } from "@/lib/export/slides";
import type { exportWords } from "@/lib/export/words";
import type { Formatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Unit } from "@/lib/indicators/define-indicator";
import type { Sentence } from "@/lib/steering/sentence";
import { optionName } from "@/lib/views/option-name";
import type { ViewData } from "@/lib/views/view-data";

export const splits = ["tier", "segment", "region", "rep", "kind", "reward"] as const;
export type Split = (typeof splits)[number];

/** A page's answer and the words of one language for it. */
export interface SlideWords {
  data: ViewData;
  locale: Locale;
  messages: Messages;
  t: ReturnType<typeof exportWords>;
  format: Formatter;
  sayAll: (sentences: Sentence[]) => string;
}

/** Minor units in one of a unit, as office files count: whole units of the currency. */
export const minorOf = (unit: Unit, { programme }: ViewData): number =>
  unit === "money" ? 10 ** currencyExponent(programme.currency) : 1;

/** A group's name: the programme's, or what it is called that has none. */
export function nameOf(
  { data, t, messages }: SlideWords,
  split: Split,
  code: string,
  answer?: IndicatorAnswer,
): string {
  if (split === "reward") return answer?.rewards?.[code] ?? code;
  if (split === "kind")
    return code in messages.mix.kinds ? t(`mix.kinds.${code as keyof Messages["mix"]["kinds"]}`) : code;
  const options = split === "tier" ? data.programme.tiers : (data.filters[split] ?? []);
  return optionName(split, options.find((one) => one.code === code) ?? { code, name: "" }, t);
}

/** Colours of a split's groups, in their order. */
export function colorsOf(split: Split, codes: readonly string[]): string[] {
  const { tiers, categories, accent } = slideColors;
  const ramp = split === "tier" && codes.length <= tiers.length ? tiers : categories;
  return codes.map((_, place) => ramp[place] ?? accent);
}

/** What stands under a drawing: each part that there is, as a sentence. */
export const notes = (...parts: (string | null)[]): string => parts.filter(Boolean).join(". ");

/** Groups that this reader may not see, by name; null where there are none. */
export const hiddenNote = ({ t }: SlideWords, names: string[]): string | null =>
  names.length === 0 ? null : t("chart.labelled", { label: names.join(", "), value: t("figure.hidden") });
