"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { locales } from "@/lib/i18n/locale";
import { setPreference } from "./preferences";
import styles from "./top-bar.module.css";

/** French or English, one letter pair each: the page is rendered again in it. */
export function LanguageControl() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const router = useRouter();
  return (
    <fieldset className={styles.languages} aria-label={t("language")}>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.language}
          aria-pressed={each === locale}
          onClick={() => {
            setPreference("locale", each);
            router.refresh();
          }}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
