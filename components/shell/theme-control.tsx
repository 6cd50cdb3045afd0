"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import { setPreference, type Theme, themes } from "./preferences";

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
