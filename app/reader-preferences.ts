import { cookies, headers } from "next/headers";
import { COLUMNS_COOKIE, readTheme, THEME_COOKIE, type Theme } from "@/components/shell/preferences";
import { LOCALE_COOKIE, type Locale, resolveLocale } from "@/lib/i18n/locale";
import type { ColumnId } from "@/lib/lists/columns";
import { readColumns } from "@/lib/lists/list-request";

/** How this reader wants their pages. */
export async function readPreferences(): Promise<{ locale: Locale; theme: Theme; columns: ColumnId[] | null }> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return {
    locale: resolveLocale(jar.get(LOCALE_COOKIE)?.value, sent.get("accept-language")),
    theme: readTheme(jar.get(THEME_COOKIE)?.value),
    columns: knownColumns(jar.get(COLUMNS_COOKIE)?.value),
  };
}

function knownColumns(text: string | undefined): ColumnId[] | null {
  const columns = readColumns(text || null);
  return columns === "unknown" ? null : columns;
}
