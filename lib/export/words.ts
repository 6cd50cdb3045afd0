import { createTranslator } from "use-intl/core";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";

/** The words of one language for what is written as a file. */
export const exportWords = (locale: Locale) => createTranslator({ locale, messages: loadMessages(locale) });
