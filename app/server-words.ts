import { createTranslator } from "use-intl/core";
import { loadMessages } from "@/lib/i18n/load-messages";
import { readPreferences } from "./reader-preferences";

/** The reader's language for what is rendered on the server alone. */
export async function readWords() {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: loadMessages(locale) });
}
