import { createTranslator } from "use-intl/core";
import type { Formatter } from "@/lib/format/formatter";
import { intlLocale } from "@/lib/format/numbers";
import type { Messages } from "@/lib/i18n/messages";
import type { Sentence, SentenceValue } from "./sentence";

function writeValue(value: SentenceValue, format: Formatter): string | number {
  switch (value.as) {
    case "value":
      return format.value(value.unit, value.value, value.style, value.decimals);
    case "change":
      return format.change(value.unit, value.change);
    case "size":
      return format.size(value.unit, value.change);
    case "choice":
      return value.choice;
    case "number":
      return value.number;
    case "day":
      return format.day(value.day, "date");
    case "month":
      return format.day(value.month, "monthYear");
    case "list":
      return new Intl.ListFormat(intlLocale[format.locale]).format(value.items);
  }
}

/** A sentence in a language: its figures formatted, its message filled. */
export function writeSentence({ key, values }: Sentence, messages: Messages, format: Formatter): string {
  const t = createTranslator({ locale: format.locale, messages, namespace: "sentences" });
  return t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, writeValue(value, format)])));
}
