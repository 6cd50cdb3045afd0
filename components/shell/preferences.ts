/** A choice of the reader, kept a year for every page of the site. */
export function setPreference(name: "theme" | "locale" | typeof COLUMNS_COOKIE, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
}

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie that holds the columns of lists, as an address does; empty: no choice. */
export const COLUMNS_COOKIE = "columns";

/** The cookie that holds the theme. */
export const THEME_COOKIE = "theme";

export const readTheme = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? "auto";
