"use client";

import { useTranslations } from "use-intl";
import type { PlotFlag } from "@/components/charts/plot";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { MonthDrawing } from "./month-drawing";
import { layMonths, sinceKnown } from "./month-layout";
import { usePlotWords } from "./use-plot-words";

interface TwelveMonthsBlockProps extends BlockWords {
  /** A total over 12 months, by the month. */
  answer: IndicatorAnswer;
  height: number;
  flags: PlotFlag[];
}

/** A total over the 12 months to each month's end: the last one to `as of`, as whole as the others. */
export function TwelveMonthsBlock({ answer, height, flags, ...words }: TwelveMonthsBlockProps) {
  const t = useTranslations("years");
  const { format } = useFormat();
  const rows = sinceKnown(answer.rows).map((row) => ({ ...row, partial: false }));
  const laid = layMonths(rows, { look: "line", fromZero: false, all: true });
  const { words: said } = usePlotWords(answer, laid.ticks);
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={t("twelveMonths", {
        day: format.day(answer.period.to, "short"),
        startsOff: laid.startsOff ? "yes" : "no",
        from: said.label(laid.ticks[0] ?? 0),
      })}
      empty={rows.some(({ value }) => value !== null) ? false : height}
      why={t("twelveMonthsWhy")}
    >
      <MonthDrawing answer={answer} laid={laid} look="line" height={height} flags={flags} />
    </AnswerBlock>
  );
}
