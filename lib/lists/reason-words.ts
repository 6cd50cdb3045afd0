import type { createTranslator } from "use-intl/core";
import type { Formatter } from "@/lib/format/formatter";
import type { Messages } from "@/lib/i18n/messages";
import type { Reason } from "./calls";
import { lists } from "./lists";

type Words = ReturnType<typeof createTranslator<Messages>>;

/**
 * Why to call, in words with its own figures. A landing is cut, not rounded: what is within reach is not there. Days
 * without an order are said where they are more than usual.
 */
export function reasonInWords(reason: Reason, t: Words, format: Formatter): string {
  const { list, stake, landing, change, quietDays, usualDays, tier, by } = reason;
  const isQuiet = quietDays != null && usualDays != null && quietDays > usualDays;
  return t(`calls.reasons.${list}`, {
    stake: format.value(lists[list].stake.unit, stake, "whole"),
    landing: format.value("percent", landing == null ? null : Math.floor(landing * 100) / 100, "whole", 0),
    hasChange: change == null ? "no" : "yes",
    change: format.change("money", change),
    isQuiet: isQuiet ? "yes" : "no",
    days: format.value("count", quietDays),
    usual: format.value("count", usualDays == null ? null : Math.round(usualDays)),
    tier: tier ?? "",
    by: by ? format.day(by, "date") : "",
  });
}
