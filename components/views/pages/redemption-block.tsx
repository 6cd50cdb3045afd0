"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { DefinitionButton } from "@/components/indicators/definition-button";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { MonthDrawing } from "@/components/indicators/month-drawing";
import { layMonths } from "@/components/indicators/month-layout";
import { Block } from "@/components/ui/block";
import { Segmented } from "@/components/ui/segmented";
import type { AskId } from "@/lib/views/asks";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./redemption-block.module.css";

/** Over the period, and along the time that leads to it. */
const definitions = {
  lifetime: ["redeemed-lifetime", "redeemed-lifetime-months"],
  period: ["redeemed-period", "redeemed-period-months"],
  cohort: ["redeemed-cohort", "redeemed-cohort-quarters"],
  members: ["redeemed-members", "redeemed-members-months"],
} as const satisfies Record<string, readonly [AskId, AskId]>;
type Definition = keyof typeof definitions;
const names = Object.keys(definitions) as Definition[];
const HEIGHT = 160;

/** How much is redeemed and how that went, by each of its four definitions; first the one that the programme follows. */
export function RedemptionBlock({ data }: { data: ViewData }) {
  const t = useTranslations();
  const { format } = useFormat();
  const chosen = names.find((name) => name === data.figures["redemption-rate"]?.total.definition) ?? "lifetime";
  const known = names.filter((name) => data.answers[definitions[name][0]]);
  const [open, setOpen] = useState<Definition>(chosen);
  const shown = known.includes(open) ? open : (known[0] ?? open);
  const [now, along] = definitions[shown];
  const answer = data.answers[now];
  const series = data.answers[along];
  const row = answer?.rows[0];
  if (!answer || !row) return null;
  const laid = layMonths(series?.rows ?? [], { look: "line" });
  return (
    <Block
      title={t("indicators.redemption-rate.name")}
      aside={
        <Segmented
          label={t("redemption.switch")}
          value={shown}
          options={known.map((name) => ({ value: name, label: t(`redemption.${name}`) }))}
          onChange={setOpen}
        />
      }
      subtitle={
        <>
          {t(`variants.redemption-rate.${answer.definition as Definition}`)}{" "}
          <DefinitionButton answer={answer} row={row} />
        </>
      }
    >
      <p className={styles.line}>
        <strong className={`num ${styles.value}`}>{format.value("percent", row.value)}</strong>
        {row.change == null ? null : (
          <span>
            <Delta unit="percent" change={row.change} better="up" />{" "}
            {t("figure.against", { previous: format.value("percent", row.previous) })}
          </span>
        )}
      </p>
      <p className={styles.note}>
        {answer.definition === chosen
          ? t("redemption.chosen")
          : t("redemption.other", { name: t(`redemption.${chosen}`) })}
      </p>
      {series ? (
        <>
          <p className={styles.along}>
            {t(shown === "cohort" ? "redemption.byQuarter" : "redemption.byMonth")}
            {laid.hasPrevious ? `, ${t("chart.dashed")}` : null}
          </p>
          <MonthDrawing answer={series} laid={laid} look="line" height={HEIGHT} flags={data.programme.campaigns} />
        </>
      ) : null}
    </Block>
  );
}
