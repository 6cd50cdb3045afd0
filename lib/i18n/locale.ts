export const locales = ["fr", "en"] as const;
export type Locale = (typeof locales)[number];

/** The cookie that holds a reader's choice. */
export const LOCALE_COOKIE = "locale";

export const isLocale = (text: string | undefined): text is Locale => locales.some((locale) => locale === text);

/** The reader's own choice, else the best of the browser's `Accept-Language`, else French. */
export function resolveLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
      return { language: tag.split("-")[0]?.toLowerCase() ?? "", quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? "fr";
}
