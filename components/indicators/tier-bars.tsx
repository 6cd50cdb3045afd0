"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { PairedBars } from "@/components/ui/paired-bars";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorRow } from "@/lib/indicators/answer";
import { tiersFinding } from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { tierColor } from "./tier-color";

type Tiers = NonNullable<ViewData["tiers"]>;

interface TierLine {
  code: string;
  name: string;
  color: string;
  members: IndicatorRow | null;
  revenue: IndicatorRow | null;
  growth: IndicatorRow | null;
  /** Too few accounts for this reader. */
  isHidden: boolean;
}

const rowOf = (rows: IndicatorRow[], tier: string): IndicatorRow | null =>
  rows.find((row) => row.key.tier === tier && !row.hidden) ?? null;

/** Highest tier first; what has no tier comes last, where there is any. */
function listLines(data: ViewData, tiers: Tiers, noTier: string): TierLine[] {
  const known = data.programme.tiers.map((tier, index, all) => ({ ...tier, color: tierColor(index, all.length) }));
  return [...known.reverse(), { code: "none", name: noTier, color: "var(--track)" }]
    .map((tier) => ({
      ...tier,
      members: rowOf(tiers.members.rows, tier.code),
      revenue: rowOf(tiers.revenue.rows, tier.code),
      growth: rowOf(tiers.growth.rows, tier.code),
      isHidden: tiers.members.rows.some((row) => row.key.tier === tier.code && row.hidden),
    }))
    .filter(
      ({ code, members, revenue }) => code !== "none" || Math.max(members?.value ?? 0, revenue?.value ?? 0) >= 0.005,
    );
}

/** Per tier: its share of members beside its share of revenue, and how its revenue moves. */
export function TierBars({ data, tiers }: { data: ViewData; tiers: Tiers }) {
  const t = useTranslations("tiers");
  const tf = useTranslations("figure");
  const { say, format } = useFormat();
  const lines = listLines(data, tiers, t("noTier"));
  const isEmpty = lines.every(({ members, revenue, isHidden }) => !isHidden && !members?.value && !revenue?.value);
  const share = (row: IndicatorRow | null) => format.value("percent", row?.value, "whole", 0);
  return (
    <Block
      title={say(tiersFinding(data))}
      subtitle={
        <>
          {t("subtitle")} <DefinitionButton answer={tiers.revenue} />
        </>
      }
    >
      {isEmpty ? (
        <StateBlock title={t("empty")} why={t("emptyWhy")} height={240} />
      ) : (
        <PairedBars
          wide={!data.curve}
          groups={lines.map(({ code, name, color, members, revenue, growth, isHidden }) => ({
            key: code,
            name,
            color,
            count: members?.numerator == null ? null : t("members", { count: members.numerator }),
            aside:
              growth?.value == null ? null : (
                <>
                  <span className="sr-only">{t("growth")} </span>
                  <Delta unit="money" change={growth.value} better="up" />
                </>
              ),
            hidden: isHidden ? tf("hidden") : null,
            bars: [
              {
                look: "context",
                share: members?.value ?? null,
                text: t("ofMembers", { share: share(members) }),
                short: share(members),
              },
              {
                look: "main",
                share: revenue?.value ?? null,
                text: t("ofRevenue", { share: share(revenue) }),
                short: share(revenue),
              },
            ],
          }))}
        />
      )}
    </Block>
  );
}
