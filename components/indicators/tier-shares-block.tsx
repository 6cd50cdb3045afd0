"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { type PairedBar, PairedBars } from "@/components/ui/paired-bars";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { codesOf } from "./split-series";
import { useSplitGroups } from "./use-split-groups";

interface TierSharesBlockProps extends BlockWords {
  /** `tier-distribution` by tier, a definition each. */
  members: IndicatorAnswer;
  revenue: IndicatorAnswer;
  rewardCost?: IndicatorAnswer | null;
  /** `member-revenue-growth` by tier, or any growth. */
  growth?: IndicatorAnswer | null;
  /** The share of members that each tier is meant to have. */
  targets?: Partial<Record<string, number>>;
  /** The members of a tier. */
  hrefs?: Partial<Record<string, string>>;
}

/** Per tier its share of members beside those of revenue and of reward cost, highest tier first; its target as a tick. */
export function TierSharesBlock(props: TierSharesBlockProps) {
  const { members, revenue, rewardCost = null, growth = null, targets = {}, hrefs = {}, csvHref, ...words } = props;
  const t = useTranslations();
  const { format } = useFormat();
  const rowOf = (answer: IndicatorAnswer | null, tier: string): IndicatorRow | null =>
    answer?.rows.find((row) => row.key.tier === tier) ?? null;
  const percent = (share: number | null | undefined) => format.value("percent", share, "whole", 0);
  // Who has no tier is mostly nobody.
  const tiers = useSplitGroups()("tier", codesOf(members, "tier"))
    .filter(
      ({ code }) => code !== "none" || rowOf(members, code)?.hidden || (rowOf(members, code)?.value ?? 0) >= 0.005,
    )
    .reverse();
  const hasTargets = tiers.some(({ code }) => targets[code] !== undefined);
  const barsOf = (code: string): PairedBar[] => {
    const shares: [
      PairedBar["look"],
      "tiers.ofMembers" | "tiers.ofRevenue" | "shares.ofCost",
      IndicatorAnswer | null,
    ][] = [
      ["context", "tiers.ofMembers", members],
      ["main", "tiers.ofRevenue", revenue],
      ["cost", "shares.ofCost", rewardCost],
    ];
    return shares.map(([look, key, answer]) => {
      const share = rowOf(answer, code)?.value ?? null;
      const target = look === "context" ? (targets[code] ?? null) : null;
      return {
        look,
        share,
        text: t(key, { share: percent(share) }),
        short: percent(share),
        target,
        targetText: target === null ? null : t("shares.target", { share: percent(target) }),
      };
    });
  };
  const columns = [
    { label: t("shares.members"), of: (code: string) => rowOf(members, code)?.value },
    ...(hasTargets ? [{ label: t("shares.wanted"), of: (code: string) => targets[code] }] : []),
    { label: t("shares.revenue"), of: (code: string) => rowOf(revenue, code)?.value },
    ...(rewardCost ? [{ label: t("shares.cost"), of: (code: string) => rowOf(rewardCost, code)?.value }] : []),
  ];
  const subtitle = t("shares.subtitle", { hasCost: rewardCost ? "yes" : "no" });
  return (
    <AnswerBlock
      answer={members}
      {...words}
      subtitle={words.subtitle ?? subtitle}
      empty={tiers.some(({ code }) => rowOf(members, code)?.value || rowOf(members, code)?.hidden) ? false : 240}
    >
      <ChartFrame
        name={t("indicators.tier-distribution.name")}
        asOf={members.asOf}
        summary={tiers
          .map(({ code, name }) =>
            t("chart.labelled", {
              label: name,
              value: barsOf(code)
                .filter(({ share }) => share !== null)
                .map(({ text }) => text)
                .join(", "),
            }),
          )
          .join(" · ")}
        table={{
          columns: [{ label: t("shares.group") }, ...columns.map(({ label }) => ({ label, figures: true }))],
          rows: tiers.map(({ code, name }) => ({
            key: code,
            cells: [name, ...columns.map(({ of }) => format.value("percent", of(code)))],
          })),
        }}
        csvHref={csvHref}
        note={hasTargets ? <span>{t("shares.targetKey")}</span> : null}
      >
        <PairedBars
          wide
          groups={tiers.map(({ code, name, color }) => {
            const row = rowOf(members, code);
            const change = rowOf(growth, code)?.value;
            return {
              key: code,
              name,
              color,
              href: hrefs[code],
              count: row?.numerator == null ? null : t("tiers.members", { count: row.numerator }),
              aside:
                change == null ? null : (
                  <>
                    <span className="sr-only">{t("tiers.growth")} </span>
                    <Delta unit="money" change={change} better="up" />
                  </>
                ),
              hidden: row?.hidden ? t("figure.hidden") : null,
              bars: row?.hidden ? [] : barsOf(code),
            };
          })}
        />
      </ChartFrame>
    </AnswerBlock>
  );
}
