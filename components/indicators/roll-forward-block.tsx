"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { WaterfallStep } from "@/components/charts/waterfall";
import { WaterfallPlot } from "@/components/charts/waterfall-plot";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { earlierOf } from "@/lib/periods/calendar";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";

interface RollForwardBlockProps extends BlockWords {
  /** `points-outstanding` on the eve of the period: asked, never worked out from what follows. */
  opening: IndicatorAnswer;
  issued: IndicatorAnswer;
  redeemed: IndicatorAnswer;
  expired: IndicatorAnswer;
  adjusted?: IndicatorAnswer | null;
  /** `points-outstanding` at the period's end. */
  closing: IndicatorAnswer;
}

/** A figure's one number; null where it is not known or not shown. */
const numberOf = (answer: IndicatorAnswer | null): number | null => {
  const row = answer?.rows[0];
  return row && !row.hidden ? row.value : null;
};

/** From the points outstanding before the period to those after it; says so when the flows do not explain the difference. */
export function RollForwardBlock(props: RollForwardBlockProps) {
  const { opening, issued, redeemed, expired, adjusted = null, closing, csvHref, ...words } = props;
  const t = useTranslations();
  const { format } = useFormat();
  const { unit, asOf } = closing;
  const say = (value: number) => format.value(unit, value);
  const standing = (answer: IndicatorAnswer) =>
    t("rollForward.standing", { date: format.day(earlierOf(answer.period.to, asOf), "short") });
  const start = numberOf(opening);
  const end = numberOf(closing);
  const flows: [IndicatorAnswer, number][] = [
    [issued, 1],
    [redeemed, -1],
    [expired, -1],
    ...(adjusted ? [[adjusted, 1] as [IndicatorAnswer, number]] : []),
  ];
  const changes = flows.map(([answer, sign]) => {
    const value = numberOf(answer);
    return { answer, value: value === null ? null : sign * value };
  });
  const isKnown = start !== null && end !== null && changes.every(({ value }) => value !== null);
  const explained = (start ?? 0) + changes.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const gap = (end ?? 0) - explained;
  const steps: WaterfallStep[] = [
    { key: "opening", label: standing(opening), value: start ?? 0, kind: "total", text: say(start ?? 0) },
    ...changes.map(
      ({ answer, value }): WaterfallStep => ({
        key: answer.indicator,
        label: t(`indicators.${answer.indicator}.name`),
        value: value ?? 0,
        kind: "flow",
        text: format.signed(unit, value),
      }),
    ),
    ...(gap === 0
      ? []
      : [
          { key: "gap", label: t("rollForward.gap"), value: gap, kind: "gap" as const, text: format.signed(unit, gap) },
        ]),
    { key: "closing", label: standing(closing), value: end ?? 0, kind: "total", text: say(end ?? 0) },
  ];
  const name = t("rollForward.name");
  const summary = t("rollForward.summary", {
    opening: say(start ?? 0),
    closing: say(end ?? 0),
    closes: gap === 0 ? "yes" : "no",
    gap: say(Math.abs(gap)),
  });
  return (
    <AnswerBlock answer={closing} {...words} title={words.title ?? name} empty={isKnown ? false : 200}>
      <ChartFrame
        name={name}
        asOf={asOf}
        summary={summary}
        table={{
          columns: [{ label: t("rollForward.step") }, { label: t("rollForward.points"), figures: true }],
          rows: steps.map(({ key, label, text }) => ({ key, cells: [label, text] })),
        }}
        csvHref={csvHref}
        note={
          <span>
            {gap === 0 ? t("rollForward.closes") : t("rollForward.doesNotClose", { gap: format.signed(unit, gap) })}
          </span>
        }
      >
        <WaterfallPlot steps={steps} />
      </ChartFrame>
    </AnswerBlock>
  );
}
