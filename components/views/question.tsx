"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import { PageLink } from "@/components/ui/page-link";
import type { Messages } from "@/lib/i18n/messages";
import type { Sentence } from "@/lib/steering/sentence";
import { getView, type ViewId, viewPath } from "@/lib/views/views";
import styles from "./question.module.css";

interface QuestionProps {
  id: keyof Messages["questions"];
  findings: Sentence[];
  /** Where it is answered in full; those that this programme has. */
  pages?: ViewId[];
  children: ReactNode;
}

/** A question of the programme: its answer in words, the charts that say so, the pages that say more. */
export function Question({ id, findings, pages = [], children }: QuestionProps) {
  const t = useTranslations();
  const { programme, say } = useFormat();
  const open = pages.flatMap((page) => {
    const view = getView(page);
    return view?.needs.every((need) => programme.features.includes(need)) ? [view] : [];
  });
  return (
    <Block
      look="question"
      title={t(`questions.${id}`)}
      subtitle={findings.map((one) => say(one).replace(/\.?$/, ".")).join(" ")}
    >
      <div className={styles.answer}>{children}</div>
      {open.length > 0 ? (
        <p className={`no-print ${styles.links}`}>
          {open.map((view) => (
            <PageLink key={view.id} href={viewPath(programme.slug, view)}>
              {t(`views.${view.id}`)}
            </PageLink>
          ))}
        </p>
      ) : null}
    </Block>
  );
}
