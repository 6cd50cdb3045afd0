"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { type CallList, DONE_DAYS } from "@/lib/lists/calls";
import { listHref } from "@/lib/lists/list-request";
import { lists } from "@/lib/lists/lists";
import styles from "./calls.module.css";

/** By which rule calls are ranked, and when they come back; each reason opens the list of all who have it. */
export function CallRules({ list: { programme, request, reasons, pointsInMoney } }: { list: CallList }) {
  const t = useTranslations("calls");
  const hasPoints = reasons.some((id) => lists[id].stake.unit === "points");
  return (
    <details className={styles.rules}>
      <summary>{t("how")}</summary>
      <p>{t("rule")}</p>
      <ul>
        {reasons.map((id) => (
          <li key={id} className={styles.rule}>
            <PageLink href={listHref(programme.slug, { list: id }, request.filters)}>{t(`rules.${id}`)}</PageLink>
          </li>
        ))}
      </ul>
      {hasPoints && !pointsInMoney ? <p>{t("pointsLast")}</p> : null}
      <p>{t("comeBack", { days: DONE_DAYS })}</p>
    </details>
  );
}
