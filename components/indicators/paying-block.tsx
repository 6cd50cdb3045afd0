"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import { DefinitionButton } from "./definition-button";
import { MonthDrawing } from "./month-drawing";
import { layMonths, sinceKnown } from "./month-layout";
import part from "./part.module.css";
import styles from "./paying-block.module.css";
import { placeOf } from "./place-of";

interface PayingBlockProps {
  title: string;
  /** By quarter: what is left once all is paid, and what is given; what this viewer sees of them. */
  margin?: IndicatorAnswer | null;
  generosity?: IndicatorAnswer | null;
  /** Of each of the two drawings. */
  heights: Record<"margin" | "generosity", number>;
}

/** Two panels on one time axis: no axis is shared by a margin and what is a hundredth of it. */
export function PayingBlock({ title, margin, generosity, heights }: PayingBlockProps) {
  const t = useTranslations("years");
  if (!margin && !generosity) return null;
  return (
    <Block title={title} subtitle={t("byQuarter")}>
      {margin ? <Panel answer={margin} look="line" height={heights.margin} /> : null}
      {generosity ? <Panel answer={generosity} look="bars" height={heights.generosity} /> : null}
    </Block>
  );
}

interface PanelProps {
  answer: IndicatorAnswer & { indicator: IndicatorId };
  look: "bars" | "line";
  height: number;
}

function Panel({ answer, look, height }: PanelProps) {
  const t = useTranslations();
  return (
    <div className={styles.panel} id={placeOf(answer.indicator)}>
      <h3 className={part.name}>
        {t(`indicators.${answer.indicator}.name`)} <DefinitionButton answer={answer} />
      </h3>
      <MonthDrawing
        answer={answer}
        laid={layMonths(sinceKnown(answer.rows), { look, fromZero: look === "bars", all: true })}
        look={look}
        height={height}
      />
    </div>
  );
}
