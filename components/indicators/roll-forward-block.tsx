"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { WaterfallStep } from "@/components/charts/waterfall";
import { WaterfallPlot } from "@/components/charts/waterfall-plot";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { addDays, type Day, earlierOf } from "@/lib/periods/calendar";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { partOf } from "./names";

/** How a part counts towards the balance at the end; what stands is no flow. */
const signs: Readonly<Record<string, number>> = { issued: 1, redeemed: -1, expired: -1, adjusted: 1 };

interface RollForwardBlockProps extends BlockWords {
  /** `points-roll-forward`: both balances are asked, neither is worked out from the flows. */
  answer: IndicatorAnswer;
}

/** From the points outstanding before the period to those after it; says so when the flows do not explain the difference. */
export function RollForwardBlock({ answer, csvHref, ...words }: RollForwardBlockProps) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  const { unit, asOf, period, rows } = answer;
  const say = (value: number) => format.value(unit, value);
  const standing = (day: Day) => t("rollForward.standing", { date: format.day(day, "short") });
  const numberAt = (part: string): number | null => {
    const row = rows.find(({ key }) => key.part === part);
    return row && !row.hidden ? row.value : null;
  };
  const [start, end] = [numberAt("opening"), numberAt("closing")];
  const flows = rows.flatMap(({ key: { part = "" } }) => {
    const value = numberAt(part);
    return part in signs ? [{ part, value: value === null ? null : (signs[part] ?? 1) * value }] : [];
  });
  const isKnown = start !== null && end !== null && flows.every(({ value }) => value !== null);
  const explained = (start ?? 0) + flows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const gap = (end ?? 0) - explained;
  const steps: WaterfallStep[] = [
    {
      key: "opening",
      label: standing(addDays(period.from, -1)),
      value: start ?? 0,
      kind: "total",
      text: say(start ?? 0),
    },
    ...flows.map(
      ({ part, value }): WaterfallStep => ({
        key: part,
        label: partOf(messages, answer, part),
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
    {
      key: "closing",
      label: standing(earlierOf(period.to, asOf)),
      value: end ?? 0,
      kind: "total",
      text: say(end ?? 0),
    },
  ];
  const name = t("indicators.points-roll-forward.name");
  const summary = t("rollForward.summary", {
    opening: say(start ?? 0),
    closing: say(end ?? 0),
    closes: gap === 0 ? "yes" : "no",
    gap: say(Math.abs(gap)),
  });
  return (
    <AnswerBlock {...words} answer={answer} title={isKnown ? summary : name} empty={isKnown ? false : 200}>
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
