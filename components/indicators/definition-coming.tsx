"use client";

import { useQuery } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { useLocale, useTranslations } from "use-intl";
import { TextButton } from "@/components/ui/text-button";
import type { Locale } from "@/lib/i18n/locale";
import type { Definitions } from "@/lib/i18n/messages";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { DefinitionPanel } from "./definition-panel";
import { useFormat } from "./format-context";

const wordsIn: Record<Locale, () => Promise<{ definitions: Definitions }>> = {
  fr: () => import("@/lib/i18n/fr-definitions"),
  en: () => import("@/lib/i18n/en-definitions"),
};

async function loadPanel(locale: Locale, own: ProgrammeWords) {
  const [{ DefinitionPanel: Panel }, { definitions }, words] = await Promise.all([
    import("./definition-panel"),
    wordsIn[locale](),
    own[locale] ? import("@/lib/i18n/rename") : null,
  ]);
  return { Panel, words: words ? words.renameTree(definitions, locale, own) : definitions };
}

/** The panel of a figure and its words, in its language and the programme's own: files of their own, which a page reads when somebody opens one. */
export function DefinitionComing(props: Omit<ComponentProps<typeof DefinitionPanel>, "words">) {
  const t = useTranslations();
  const locale = useLocale();
  const { programme } = useFormat();
  const { data, isError, refetch } = useQuery({
    queryKey: ["definitions", locale, programme.words],
    queryFn: () => loadPanel(locale, programme.words),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data) return <data.Panel {...props} words={data.words} />;
  return (
    <p role="status">
      {isError ? (
        <>
          {t("definition.failed")} <TextButton onClick={() => void refetch()}>{t("filters.retry")}</TextButton>
        </>
      ) : (
        t("definition.coming")
      )}
    </p>
  );
}
