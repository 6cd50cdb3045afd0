"use client";

import { type ChangeEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import formStyles from "@/components/ui/form.module.css";
import { ourWords, type ProgrammeWords, WORD_LENGTH, wordNames, wordsExample } from "@/lib/i18n/programme-words";
import { renameTree } from "@/lib/i18n/rename";
import styles from "./admin.module.css";
import { areWords, readOwnWords } from "./read-words";

/** The programme's words in the page's language, each beside ours, and what they make of a sentence. */
export function WordsFields({ words }: { words: ProgrammeWords }) {
  const t = useTranslations("admin.settings");
  const locale = useLocale();
  const [written, setWritten] = useState(words);
  const show = ({ target }: ChangeEvent<HTMLElement & { form: HTMLFormElement | null }>) => {
    const read = target.form && readOwnWords(new FormData(target.form));
    if (read && areWords(read)) setWritten(read);
  };
  const own = words[locale] ?? {};
  return (
    <>
      <p className={styles.minor}>{t("wordsWhy")}</p>
      <input type="hidden" name="language" value={locale} />
      <input type="hidden" name="kept" value={JSON.stringify(words)} />
      {wordNames.map((name) => {
        const ours = ourWords[locale][name];
        return (
          <div key={name} className={styles.word}>
            {(["one", "many"] as const).map((form) => (
              <label key={form} className={formStyles.field}>
                {ours[form]}
                <input
                  name={`${name}.${form}`}
                  defaultValue={own[name]?.[form] ?? ""}
                  placeholder={ours[form]}
                  onChange={show}
                  maxLength={WORD_LENGTH}
                  autoComplete="off"
                />
              </label>
            ))}
            {ours.gender ? (
              <label className={formStyles.field}>
                {t("gender")}
                <select
                  name={`${name}.gender`}
                  aria-label={t("genderOf", { word: ours.one })}
                  defaultValue={own[name]?.gender ?? ours.gender}
                  onChange={show}
                >
                  <option value="m">{t("genders.m")}</option>
                  <option value="f">{t("genders.f")}</option>
                </select>
              </label>
            ) : null}
          </div>
        );
      })}
      <output className={styles.minor}>{renameTree(wordsExample[locale], locale, written)}</output>
    </>
  );
}
