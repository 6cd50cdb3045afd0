"use client";

import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import { sortRows } from "@/components/ui/sort-rows";
import { createFormatter, type Formatter } from "@/lib/format/formatter";
import { NO_VALUE } from "@/lib/format/numbers";
import { listHref } from "@/lib/lists/list-request";
import type { DataState } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { TotalsBlock } from "./totals-block";

/** Whether the data add up, and how fresh each feed is. */
export function DataPage({ programme, initial }: { programme: string; initial: DataState }) {
  const t = useTranslations("admin.data");
  const locale = useLocale();
  // Nothing here is money.
  const format = createFormatter(locale, "EUR");
  const feeds = initial.feeds.map(({ feed, cameOn, changedOn, rows, rejected }) => {
    const name = t(`feedNames.${feed}`);
    const cells = [
      name,
      format.day(cameOn, "short"),
      changedOn ? format.day(changedOn, "short") : NO_VALUE,
      format.value("count", rows),
      format.value("count", rejected),
    ];
    return { key: feed, cells, values: [name] };
  });
  return (
    <>
      <h1 className={page.title}>{t("title", { day: format.day(initial.asOf, "date") })}</h1>
      <Block title={t("checks")}>
        <Checks programme={programme} state={initial} format={format} />
      </Block>
      <TotalsBlock programme={programme} totals={initial.totals} />
      <Block title={t("feeds")} subtitle={t("feedsWhy")}>
        {feeds.length === 0 ? (
          <p className={styles.note}>{t("noImports")}</p>
        ) : (
          <DataTable
            caption={t("feedsWhy")}
            columns={[
              { label: t("feed") },
              { label: t("cameOn") },
              { label: t("changedOn") },
              { label: t("rows.in"), figures: true, minor: true },
              { label: t("rows.rejected"), figures: true },
            ]}
            rows={sortRows(feeds, { column: 0, direction: "ascending" }, locale)}
          />
        )}
      </Block>
    </>
  );
}

function Checks({ programme, state, format }: { programme: string; state: DataState; format: Formatter }) {
  const t = useTranslations("admin.data");
  const { accountsWithoutRep, ordersWithoutAccount, pointsGap } = state;
  const count = (value: number) => format.value("count", value);
  return (
    <ul className={styles.checks}>
      <li data-bad={ordersWithoutAccount > 0 || undefined}>
        {t("orders", { count: ordersWithoutAccount, shown: count(ordersWithoutAccount) })}
      </li>
      {accountsWithoutRep === null ? null : (
        <li data-bad={accountsWithoutRep > 0 || undefined}>
          {t("accounts", { count: accountsWithoutRep, shown: count(accountsWithoutRep) })}{" "}
          {accountsWithoutRep > 0 ? (
            <PageLink href={listHref(programme, { list: "portfolio" }, { rep: "none" })}>{t("see")}</PageLink>
          ) : null}
        </li>
      )}
      {pointsGap === null ? null : (
        <li data-bad={pointsGap !== 0 || undefined}>
          {pointsGap === 0 ? t("points") : t("pointsGap", { gap: format.signed("points", pointsGap) })}
        </li>
      )}
    </ul>
  );
}
