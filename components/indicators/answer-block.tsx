"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { StateBlock } from "@/components/ui/state-block";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { DefinitionButton } from "./definition-button";

/** What a page says around a chart; the indicator's name where it says nothing. */
export interface BlockWords {
  /** The finding. */
  title?: ReactNode;
  /** What is measured. */
  subtitle?: ReactNode;
  level?: 2 | 3;
  /** At the end of the title's line: a control, a link. */
  aside?: ReactNode;
  /** The same figures as a file. */
  csvHref?: string;
}

interface AnswerBlockProps extends Omit<BlockWords, "csvHref"> {
  answer: IndicatorAnswer;
  /** Whose numerator and denominator its definition shows. */
  row?: IndicatorRow | null;
  /** Says that there is nothing to draw, at this height. */
  empty: number | false;
  /** Why, where it is known. */
  why?: string;
  children: ReactNode;
}

/** A chart of one indicator: its finding, what is measured, its definition. */
export function AnswerBlock({ answer, row, title, subtitle, level, aside, empty, why, children }: AnswerBlockProps) {
  const t = useTranslations();
  const name = t(`indicators.${answer.indicator}.name`);
  const measured = subtitle ?? (title ? name : null);
  const definition = <DefinitionButton answer={answer} row={row} />;
  return (
    <Block
      level={level}
      title={title ?? name}
      aside={
        measured ? (
          aside
        ) : (
          <>
            {aside}
            {definition}
          </>
        )
      }
      subtitle={
        measured ? (
          <>
            {measured} {definition}
          </>
        ) : null
      }
    >
      {empty === false ? (
        children
      ) : (
        <StateBlock title={t("chart.empty")} why={why ?? t("chart.emptyWhy")} height={empty} />
      )}
    </Block>
  );
}
