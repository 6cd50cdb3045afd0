"use client";

import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import page from "@/components/ui/page.module.css";
import { createFormatter } from "@/lib/format/formatter";
import { NO_VALUE } from "@/lib/format/numbers";
import { lastWholeMonth } from "@/lib/periods/calendar";
import type { Settings } from "@/lib/views/administration";
import styles from "./admin.module.css";

/** What the programme counts by: months are an admin's, the rest is what its source says. */
export function SettingsPage({ programme, initial }: { programme: string; initial: Settings }) {
  const t = useTranslations("admin.settings");
  const locale = useLocale();
  const { source, closedUntil } = initial;
  const format = createFormatter(locale, initial.programme.currency);
  return (
    <>
      <h1 className={page.title}>{t("title", { name: initial.programme.name })}</h1>
      <Block
        title={t("months")}
        subtitle={closedUntil ? t("closedUntil", { month: format.day(closedUntil, "monthYear") }) : t("noneClosed")}
      >
        <p className={styles.note}>{t("monthsWhy")}</p>
        <p className={styles.note}>
          {t("monthsHow")}{" "}
          <code>
            npm run close -- --programme {programme} --month {lastWholeMonth(initial.programme.asOf).slice(0, 7)}{" "}
            [--reopen]
          </code>
        </p>
      </Block>
      <Block
        title={t("fromSource")}
        subtitle={source ? t("why", { source: source.name, day: format.day(source.at, "date") }) : t("noSource")}
      >
        <SourceSettings settings={initial} />
      </Block>
    </>
  );
}

function SourceSettings({ settings: { programme } }: { settings: Settings }) {
  const t = useTranslations("admin.settings");
  const locale = useLocale();
  const format = createFormatter(locale, programme.currency);
  const share = (value: number) => format.value("percent", value, "whole", 1);
  const { generosityBand: band, targetTierShares: shares, pointValue } = programme;
  const rows: [key: keyof typeof programme, text: string][] = [
    ["currency", programme.currency],
    ["zone", programme.zone],
    ["fiscalStartMonth", format.day(`2000-${String(programme.fiscalStartMonth).padStart(2, "0")}-01`, "month")],
    ["startedOn", format.day(programme.startedOn, "date")],
    ["dataFrom", format.day(programme.dataFrom, "date")],
    ["asOf", format.day(programme.asOf, "date")],
    ["features", programme.features.map((feature) => t(`features.${feature}`)).join(", ") || NO_VALUE],
    ["pointValue", pointValue === null ? NO_VALUE : format.value("money", pointValue, "exact")],
    [
      "objectiveCoefficient",
      programme.objectiveCoefficient === null ? NO_VALUE : share(programme.objectiveCoefficient),
    ],
    ["generosityBand", band ? band.map(share).join(" – ") : NO_VALUE],
    [
      "targetTierShares",
      shares
        ? Object.entries(shares)
            .map(([tier, part]) => `${tier} ${share(part)}`)
            .join(", ")
        : NO_VALUE,
    ],
    ["budgetCents", format.value("money", programme.budgetCents)],
    ["fallingAmountCents", format.value("money", programme.fallingAmountCents)],
  ];
  return (
    <DataTable
      caption={t("setting")}
      columns={[{ label: t("setting") }, { label: t("value") }]}
      rows={rows.map(([key, text]) => ({
        key,
        cells: [
          t(`names.${key}`),
          <span key="text" className={styles.value}>
            {text}
          </span>,
        ],
      }))}
    />
  );
}
