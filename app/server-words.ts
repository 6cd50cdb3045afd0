import { createTranslator } from "use-intl/core";
import { programmeWords } from "@/lib/access/viewer";
import { commonMessages, loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import { readPreferences } from "./reader-preferences";

/** The reader's language for what is rendered on the server alone: on a programme's pages, in its own words. */
export async function readWords(programme?: string) {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: loadMessages(locale, await wordsOf(programme)) });
}

/** What a programme's pages carry in its own words; null where it has none, and the site's texts are its too. */
export async function programmeMessages(programme: string, locale: Locale) {
  const words = await wordsOf(programme);
  return words[locale] ? commonMessages(locale, words) : null;
}

const wordsOf = async (programme?: string): Promise<ProgrammeWords> =>
  programme === undefined ? {} : programmeWords(programme);
