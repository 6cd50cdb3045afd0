"use client";

import { useTranslations } from "use-intl";
import { keepAmounts } from "@/lib/i18n/typeset";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { SplitTableBlock } from "./split-table-block";

const MOST_ROWS = 10;

/** What members order, reward by reward: the one ordered most says the finding. */
export function TopRewardsBlock({ answer, ...words }: BlockWords & { answer: IndicatorAnswer }) {
  const t = useTranslations("topRewards");
  const { format } = useFormat();
  const { rows, rewards: names = {} } = answer;
  const [first] = rows
    .filter(({ key, value }) => key.part === "share" && value)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const code = first?.key.reward ?? "";
  const finding = first
    ? { title: t("finding", { reward: keepAmounts(names[code] ?? code), share: format.value("percent", first.value) }) }
    : {};
  return (
    <SplitTableBlock
      {...words}
      {...finding}
      answers={[answer]}
      split="reward"
      options={Object.entries(names).map(([code, name]) => ({ code, name: keepAmounts(name) }))}
      subtitle={t("subtitle")}
      most={MOST_ROWS}
    />
  );
}
