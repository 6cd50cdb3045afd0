import type { createTranslator } from "use-intl/core";
import type { Formatter } from "@/lib/format/formatter";
import type { Messages } from "@/lib/i18n/messages";
import type { Reason } from "./calls";
import { lists } from "./lists";

type Words = ReturnType<typeof createTranslator<Messages>>;

/** Why to call, in words with its own figures. A landing is cut, not rounded: what is within reach is not there. */
export function reasonInWords({ list, stake, landing, tier, by }: Reason, t: Words, format: Formatter): string {
  return t(`calls.reasons.${list}`, {
    stake: format.value(lists[list].stake.unit, stake, "whole"),
    landing: format.value("percent", landing == null ? null : Math.floor(landing * 100) / 100, "whole", 0),
    tier: tier ?? "",
    by: by ? format.day(by, "date") : "",
  });
}
