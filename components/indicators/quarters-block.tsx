"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { StackedRows } from "@/components/ui/stacked-rows";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { type LotPart, latestAges, listLotAges, lotParts } from "./lots";
import styles from "./quarters-block.module.css";
import { useNotes } from "./use-notes";
import { useShortPeriod } from "./use-short-period";

interface QuartersBlockProps extends BlockWords {
  /** `points-cohorts`, without a split. */
  answer: IndicatorAnswer;
}

/** What is still open may yet be spent: it is hatched. What expired is lost to members. */
const looks: Record<LotPart, { color: string; ink: string; hatched?: true }> = {
  redeemed: { color: "var(--accent)", ink: "var(--on-accent)" },
  expired: { color: "var(--bad)", ink: "var(--on-bad)" },
  withdrawn: { color: "var(--rule-strong)", ink: "var(--ink)" },
  open: { color: "var(--accent)", ink: "var(--ink)", hatched: true },
};

/** What became of the points of each quarter, as it stands; the table has every age. */
export function QuartersBlock({ answer, csvHref, ...words }: QuartersBlockProps) {
  const t = useTranslations();
  const { format } = useFormat();
  const notes = useNotes();
  const short = useShortPeriod();
  const ages = listLotAges(answer);
  const latest = latestAges(ages);
  const name = t("indicators.points-cohorts.name");
  const partName = (part: LotPart) => t(`parts.points-cohorts.${part}`);
  const say = (share: number | undefined) => format.value("percent", share, "whole", 0);
  // What never happens in this programme needs no key.
  const parts = lotParts.filter((part) => latest.some(({ shares }) => (shares[part] ?? 0) > 0));
  const hidden = [...new Set(answer.rows.flatMap(({ key, hidden: isHidden }) => (isHidden ? [key.cohort ?? ""] : [])))];
  const [first, last] = [latest[0], latest.at(-1)];
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? t("quarters.subtitle")}
      empty={latest.length === 0 ? 200 : false}
    >
      <ChartFrame
        name={name}
        asOf={answer.asOf}
        summary={
          first && last
            ? t("quarters.summary", {
                first: short(first.quarter),
                firstShare: say(first.shares.redeemed),
                last: short(last.quarter),
                lastShare: say(last.shares.redeemed),
              })
            : ""
        }
        csvHref={csvHref}
        table={{
          columns: [
            { label: t("quarters.quarter") },
            { label: t("quarters.age"), figures: true },
            ...parts.map((part) => ({ label: partName(part), figures: true })),
            { label: t("quarters.issued"), figures: true },
          ],
          rows: ages.map(({ quarter, age, issued, shares }) => ({
            key: `${quarter}/${age}`,
            cells: [
              short(quarter),
              String(age),
              ...parts.map((part) => format.value("percent", shares[part])),
              format.value("points", issued),
            ],
          })),
        }}
        note={
          <>
            {parts.map((part) => (
              <span
                key={part}
                className={styles.part}
                data-hatched={looks[part].hatched}
                style={{ "--color": looks[part].color }}
              >
                {partName(part)}
              </span>
            ))}
            <span>{t("quarters.atEnd")}</span>
            {notes.hidden(hidden.map(short))}
          </>
        }
      >
        <StackedRows
          rows={latest.map(({ quarter, issued, shares }) => ({
            key: quarter,
            label: short(quarter),
            value: format.value("points", issued, "compact"),
            parts: parts.map((part) => ({
              key: part,
              ...looks[part],
              share: shares[part] ?? 0,
              text: say(shares[part]),
              title: t("chart.labelled", { label: partName(part), value: format.value("percent", shares[part]) }),
            })),
          }))}
        />
      </ChartFrame>
    </AnswerBlock>
  );
}
