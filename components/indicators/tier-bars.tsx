"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorRow } from "@/lib/indicators/answer";
import type { tiersOf } from "@/lib/steering/facts";
import { tiersFinding } from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import styles from "./tier-bars.module.css";
import { tierColor } from "./tier-color";

type Tiers = NonNullable<ReturnType<typeof tiersOf>>;

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
  const longest = Math.max(
    0.01,
    ...lines.flatMap(({ members, revenue }) => [members?.value ?? 0, revenue?.value ?? 0]),
  );
  const width = (share: number) => ({ width: `${Math.max(0, (share / longest) * 100)}%` });
  const isEmpty = lines.every(({ members, revenue, isHidden }) => !isHidden && !members?.value && !revenue?.value);
  // The first tier that has bars says what they are.
  const first = lines.findIndex(({ isHidden }) => !isHidden);
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
        <ul className={styles.list} data-wide={data.answers.curve ? undefined : true}>
          {lines.map(({ code, name, color, members, revenue, growth, isHidden }, index) => (
            <li key={code} className={styles.tier}>
              <div className={styles.head}>
                <span className={styles.swatch} style={{ background: color }} />
                <strong>{name}</strong>
                {members?.numerator == null ? null : (
                  <span className={`num ${styles.count}`}>{t("members", { count: members.numerator })}</span>
                )}
                {growth?.value == null ? null : (
                  <span className={styles.growth}>
                    <span className="sr-only">{t("growth")} </span>
                    <Delta unit="money" change={growth.value} better="up" />
                  </span>
                )}
              </div>
              {isHidden ? <p className={styles.hidden}>{tf("hidden")}</p> : null}
              {members?.value == null ? null : (
                <Bar
                  look="members"
                  style={width(members.value)}
                  text={t("ofMembers", { share: format.value("percent", members.value, "whole", 0) })}
                  short={index === first ? null : format.value("percent", members.value, "whole", 0)}
                />
              )}
              {revenue?.value == null ? null : (
                <Bar
                  look="revenue"
                  style={{ ...width(revenue.value), background: color }}
                  text={t("ofRevenue", { share: format.value("percent", revenue.value, "whole", 0) })}
                  short={index === first ? null : format.value("percent", revenue.value, "whole", 0)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

interface BarProps {
  look: "members" | "revenue";
  style: { width: string; background?: string };
  text: string;
  /** What is shown once the first tier has said what the bars are. */
  short: string | null;
}

function Bar({ look, style, text, short }: BarProps) {
  return (
    <div className={styles.line}>
      <span className={look === "members" ? styles.members : styles.revenue} style={style} />
      <span className={`num ${look === "members" ? styles.memberText : styles.revenueText}`}>
        {short === null ? (
          text
        ) : (
          <>
            <span aria-hidden="true">{short}</span>
            <span className="sr-only">{text}</span>
          </>
        )}
      </span>
    </div>
  );
}
