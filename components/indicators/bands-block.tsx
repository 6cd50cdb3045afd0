"use client";

import { useTranslations } from "use-intl";
import { ChartFrame, type ChartTable } from "@/components/charts/chart-frame";
import { BandRibbon } from "@/components/ui/band-ribbon";
import { BarList } from "@/components/ui/bar-list";
import { PairedBars } from "@/components/ui/paired-bars";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { ribbonOf } from "./bands";
import { useFormat } from "./format-context";
import { partOf, variantOf } from "./names";
import { useNotes } from "./use-notes";

interface BandsBlockProps extends BlockWords {
  /** Counts by part, without a split. */
  answer: IndicatorAnswer;
  /** The same parts in another definition, beside: revenue beside members. */
  beside?: IndicatorAnswer | null;
  /** The list that makes up a part. */
  hrefs?: Partial<Record<string, string>>;
  /** The part that the page is filtered by. */
  current?: string;
}

/** The parts of an indicator: one ribbon where they make up a whole, else bars from zero; two measures as paired bars. */
export function BandsBlock({ answer, beside = null, hrefs = {}, current, csvHref, ...words }: BandsBlockProps) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  const notes = useNotes();
  const { unit } = answer;
  const name = t(`indicators.${answer.indicator}.name`);
  const variant = variantOf(messages, answer);
  const nameOf = ({ key }: IndicatorRow) => partOf(messages, answer, key.part ?? "");
  const rows = answer.rows.filter((row) => !row.hidden && row.value !== null);
  const hidden = answer.rows.filter((row) => row.hidden).map(nameOf);
  const looks = ribbonOf(answer);
  const colorOf = (part: string) => looks?.[part]?.color ?? (part === "at-risk" ? "var(--bad)" : "var(--tier-3)");
  const total = rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const longest = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  // What is part of a whole that is not their sum says so in its denominator.
  const shareOf = ({ value, denominator }: IndicatorRow): number | null => {
    // A rate is a share already, of something else in each part.
    const whole = unit === "percent" ? null : (denominator ?? (looks ? total : null));
    return whole ? (value ?? 0) / whole : null;
  };
  const share = (row: IndicatorRow) => format.value("percent", shareOf(row), "whole", 0);
  const say = (row: IndicatorRow) => format.value(unit, row.value);
  const hasPrevious = answer.rows.some(({ previous }) => previous != null);
  const others = new Map(beside?.rows.map((row) => [row.key.part, row]));
  const besideTotal = beside?.rows.reduce((sum, { value }) => sum + (value ?? 0), 0) ?? 0;
  const besideShare = (row: IndicatorRow) => {
    const value = others.get(row.key.part)?.value;
    return value == null || besideTotal <= 0 ? null : value / besideTotal;
  };
  const hasShare = rows.some((row) => shareOf(row) !== null);
  const table: ChartTable = {
    columns: [
      { label: t("bands.part") },
      { label: variant && beside ? variant : name, figures: true },
      ...(hasShare ? [{ label: t("bands.share"), figures: true }] : []),
      ...(beside ? [{ label: variantOf(messages, beside) ?? name, figures: true }] : []),
      ...(hasPrevious ? [{ label: t("chart.previous"), figures: true }] : []),
    ],
    rows: answer.rows.map((row) => ({
      key: row.key.part ?? "",
      cells: [
        nameOf(row),
        row.hidden ? t("figure.hidden") : say(row),
        ...(hasShare ? [share(row)] : []),
        ...(beside ? [format.value(beside.unit, others.get(row.key.part)?.value)] : []),
        ...(hasPrevious ? [format.value(unit, row.previous)] : []),
      ],
    })),
  };
  const drawing = () => {
    if (beside)
      return (
        <PairedBars
          groups={rows.map((row) => ({
            key: row.key.part ?? "",
            name: nameOf(row),
            color: colorOf(row.key.part ?? ""),
            count: say(row),
            href: hrefs[row.key.part ?? ""],
            bars: [
              {
                look: "context",
                share: shareOf(row),
                text: t("tiers.ofMembers", { share: share(row) }),
                short: share(row),
              },
              {
                look: "main",
                share: besideShare(row),
                text: t("tiers.ofRevenue", { share: format.value("percent", besideShare(row), "whole", 0) }),
                short: format.value("percent", besideShare(row), "whole", 0),
              },
            ],
          }))}
        />
      );
    if (looks)
      return (
        <BandRibbon
          current={current}
          bands={rows.map((row) => ({
            key: row.key.part ?? "",
            name: nameOf(row),
            count: row.value ?? 0,
            text: say(row),
            share: share(row),
            color: colorOf(row.key.part ?? ""),
            hatched: looks[row.key.part ?? ""]?.hatched,
            href: hrefs[row.key.part ?? ""],
          }))}
        />
      );
    return (
      <BarList
        items={rows.map((row) => ({
          key: row.key.part ?? "",
          label: nameOf(row),
          share: (row.value ?? 0) / longest,
          value: say(row),
          note: [hasShare ? share(row) : null, row.change == null ? null : format.change(unit, row.change)]
            .filter(Boolean)
            .join(" · "),
          color: colorOf(row.key.part ?? ""),
          href: hrefs[row.key.part ?? ""],
        }))}
      />
    );
  };
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? (words.title ? [name, variant].filter(Boolean).join(", ") : variant)}
      empty={rows.some(({ value }) => value) ? false : 96}
    >
      <ChartFrame
        name={name}
        asOf={answer.asOf}
        summary={rows.map((row) => t("chart.labelled", { label: nameOf(row), value: say(row) })).join(" · ")}
        table={table}
        csvHref={csvHref}
        note={notes.hidden(hidden)}
      >
        {drawing()}
      </ChartFrame>
    </AnswerBlock>
  );
}
