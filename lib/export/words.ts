import { createTranslator } from "use-intl/core";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";

/** The words of one language and programme for what is written as a file. */
export const exportWords = (locale: Locale, words: ProgrammeWords) =>
  createTranslator({ locale, messages: loadMessages(locale, words) });
