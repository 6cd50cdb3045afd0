"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { locales } from "@/lib/i18n/locale";
import { setPreference, type Theme, themes } from "./preferences";
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

const words = { auto: "themeAuto", light: "themeLight", dark: "themeDark" } as const;

/** Light, dark, or as the device. */
export function ThemeControl({ theme }: { theme: Theme }) {
  const t = useTranslations("shell");
  const [chosen, setChosen] = useState(theme);
  return (
    <SelectField
      label={t("theme")}
      value={chosen}
      options={themes.map((each) => ({ value: each, label: t(words[each]) }))}
      onChange={(value) => {
        const next = themes.find((each) => each === value) ?? "auto";
        setPreference("theme", next);
        document.documentElement.dataset.theme = next;
        setChosen(next);
      }}
    />
  );
}
