"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BarList } from "@/components/ui/bar-list";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { Messages } from "@/lib/i18n/messages";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { useLinks } from "./links-context";
import { variantOf } from "./names";

type Kind = keyof Messages["mix"]["kinds"];

/** What members choose, largest share first. */
export function RewardMixBlock({ mix }: { mix: IndicatorAnswer }) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  const { csvHref } = useLinks().behind(mix);
  const rows = mix.rows.filter((row) => row.value !== null && !row.hidden);
  const sorted = [...rows].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const longest = Math.max(0.01, ...sorted.map((row) => row.value ?? 0));
  const variant = variantOf(messages, mix) ?? "";
  const nameOf = (kind: string | undefined) =>
    kind && kind in messages.mix.kinds ? t(`mix.kinds.${kind as Kind}`) : (kind ?? t("mix.kinds.other"));
  const first = sorted[0];
  const title = first
    ? t("mix.finding", {
        kind: nameOf(first.key.kind),
        share: format.value("percent", first.value),
        basis: mix.definition,
      })
    : t("mix.title");
  return (
    <Block
      level={3}
      title={title}
      subtitle={
        <>
          {t("mix.subtitle", { variant })} <DefinitionButton answer={mix} />
        </>
      }
    >
      {sorted.length === 0 ? (
        <StateBlock title={t("mix.empty")} why={t("mix.emptyWhy")} height={200} />
      ) : (
        <ChartFrame
          name={t("mix.title")}
          summary={title}
          asOf={mix.asOf}
          csvHref={csvHref}
          table={{
            columns: [{ label: t("mix.kind") }, { label: variant, figures: true }],
            rows: sorted.map((row) => ({
              key: row.key.kind ?? "",
              cells: [nameOf(row.key.kind), format.value("percent", row.value)],
            })),
          }}
        >
          <BarList
            items={sorted.map((row) => ({
              key: row.key.kind ?? "",
              label: nameOf(row.key.kind),
              share: (row.value ?? 0) / longest,
              value: format.value("percent", row.value),
              note: row.change == null ? null : format.change("percent", row.change),
              color: "var(--tier-3)",
            }))}
          />
        </ChartFrame>
      )}
    </Block>
  );
}
