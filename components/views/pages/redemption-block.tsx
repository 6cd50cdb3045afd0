"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { DefinitionButton } from "@/components/indicators/definition-button";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { Block } from "@/components/ui/block";
import { Segmented } from "@/components/ui/segmented";
import type { AskId } from "@/lib/views/asks";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./redemption-block.module.css";

const definitions = {
  lifetime: "redeemed-lifetime",
  period: "redeemed-period",
  cohort: "redeemed-cohort",
  members: "redeemed-members",
} as const satisfies Record<string, AskId>;
type Definition = keyof typeof definitions;
const names = Object.keys(definitions) as Definition[];

/** How much is redeemed, by each of its four definitions; the one that the programme follows comes first. */
export function RedemptionBlock({ data }: { data: ViewData }) {
  const t = useTranslations();
  const { format } = useFormat();
  const chosen = names.find((name) => name === data.figures["redemption-rate"]?.total.definition) ?? "lifetime";
  const known = names.filter((name) => data.answers[definitions[name]]);
  const [open, setOpen] = useState<Definition>(chosen);
  const answer = data.answers[definitions[known.includes(open) ? open : (known[0] ?? open)]];
  const row = answer?.rows[0];
  if (!answer || !row) return null;
  return (
    <Block
      title={t("indicators.redemption-rate.name")}
      aside={
        <Segmented
          label={t("redemption.switch")}
          value={open}
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
    </Block>
  );
}
