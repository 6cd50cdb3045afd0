import { cookies, headers } from "next/headers";
import { readTheme, THEME_COOKIE, type Theme } from "@/components/shell/preferences";
import { LOCALE_COOKIE, type Locale, resolveLocale } from "@/lib/i18n/locale";

/** How this reader wants their pages. */
export async function readPreferences(): Promise<{ locale: Locale; theme: Theme }> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return {
    locale: resolveLocale(jar.get(LOCALE_COOKIE)?.value, sent.get("accept-language")),
    theme: readTheme(jar.get(THEME_COOKIE)?.value),
  };
}
