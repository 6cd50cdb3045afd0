"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import type { ListTotals as Totals } from "@/lib/lists/account-list";
import styles from "./accounts.module.css";

/** What the accounts below make together. */
export function ListTotals({ totals: { revenue, objectives, withinReach, points, average } }: { totals: Totals }) {
  const t = useTranslations();
  const { format } = useFormat();
  return (
    <section aria-label={t("lists.totals.title")}>
      <dl className={styles.totals}>
        {revenue ? (
          <Total name={t("lists.totals.revenue")} value={format.value("money", revenue.now, "whole")}>
            {revenue.change === null ? (
              t("figure.noComparison")
            ) : (
              <>
                <Delta unit="money" change={revenue.change} better="up" decimals={1} /> {t("figure.sameDay")}
              </>
            )}
            {average?.revenue === undefined ? null : (
              <Average to={average.to} value={format.change("money", average.revenue, 1)} />
            )}
          </Total>
        ) : null}
        {objectives ? (
          <Total name={t("lists.totals.objectives")} value={format.value("count", objectives.attained)}>
            {t("lists.totals.ofObjectives", {
              count: format.value("count", objectives.count),
              some: objectives.count > 0 ? "yes" : "no",
              share: format.value("percent", objectives.attained / objectives.count),
            })}
            {average?.objectives === undefined ? null : (
              <Average to={average.to} value={format.value("percent", average.objectives)} />
            )}
          </Total>
        ) : null}
        {withinReach ? (
          <Total name={t("lists.totals.withinReach")} value={format.value("money", withinReach.missing, "whole")}>
            {t("lists.totals.accounts", { count: withinReach.accounts })}
          </Total>
        ) : null}
        {points === undefined ? null : (
          <Total name={t("lists.totals.points")} value={format.value("points", points, "whole")} />
        )}
      </dl>
    </section>
  );
}

/** The whole programme's, and to when: not the day of the portfolio's own. */
function Average({ to, value }: { to: string; value: string }) {
  const t = useTranslations("lists.totals");
  const { format } = useFormat();
  return <span className={styles.average}>{t("average", { value, month: format.day(to, "monthYear") })}</span>;
}

function Total({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={`num ${styles.totalValue}`}>{value}</span>
        {children ? <span className={styles.totalWords}>{children}</span> : null}
      </dd>
    </div>
  );
}
