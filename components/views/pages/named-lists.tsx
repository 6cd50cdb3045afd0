"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import { PageLink } from "@/components/ui/page-link";
import { listHref } from "@/lib/lists/list-request";
import type { ListId } from "@/lib/lists/lists";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./named-lists.module.css";

/** Accounts worth acting on, each with how many they are and what is at stake; those that the viewer may open. */
export function NamedLists({ data, ids }: { data: ViewData; ids: ListId[] }) {
  const t = useTranslations();
  const { format } = useFormat();
  const { slug, asOf } = data.programme;
  const open = ids.flatMap((id) => {
    const summary = data.lists[id];
    return summary ? [{ id, ...summary }] : [];
  });
  if (open.length === 0) return null;
  return (
    <Block title={t("actions.lists")} subtitle={t("page.dataAsOf", { date: format.day(asOf, "date") })}>
      <ul className={styles.lists}>
        {open.map(({ id, accounts, stake }) => (
          <li key={id}>
            <PageLink href={listHref(slug, { list: id }, data.request.filters)} className={styles.list}>
              <strong className={styles.title}>{t(`lists.titles.${id}`, { count: accounts })}</strong>
              {stake ? (
                <span className={`num ${styles.stake}`}>
                  {t("lists.stakeTotal", {
                    name: t(`lists.stakes.${id}`),
                    total: format.value(stake.unit, stake.total, "compact"),
                  })}
                </span>
              ) : null}
            </PageLink>
          </li>
        ))}
      </ul>
    </Block>
  );
}
