"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Cross } from "@/components/ui/icons";
import { unitOfTotal } from "@/lib/format/measure-unit";
import { formulaWords } from "@/lib/i18n/formula";
import type { Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";
import styles from "./definition.module.css";
import { useFormat } from "./format-context";

interface DefinitionPanelProps {
  answer: IndicatorAnswer;
  row: IndicatorRow | null;
  onClose: () => void;
}

/** The two totals of a figure with their values, where it is made of two. */
function useTerms(
  value: Value | null,
  row: IndicatorRow | null,
): { numerator: ReactNode; denominator: ReactNode } | null {
  const { format, messages } = useFormat();
  if (value?.form !== "ratio" && value?.form !== "growth") return null;
  const words = formulaWords(value, messages.formulas);
  const [top, bottom] = value.form === "growth" ? [value.of, value.of] : [value.numerator, value.denominator];
  const term = (text: string | null, unit: ReturnType<typeof unitOfTotal>, known: number | null | undefined) => (
    <>
      {known == null ? null : <strong className="num">{format.value(unit, known)} </strong>}
      {text}
    </>
  );
  return {
    numerator: term(words.numerator, unitOfTotal(top), row?.numerator),
    denominator: term(words.denominator, unitOfTotal(bottom), row?.denominator),
  };
}

/** Definition and calculation of a figure: formula, its terms, window, rule, as of. */
export function DefinitionPanel({ answer, row, onClose }: DefinitionPanelProps) {
  const t = useTranslations();
  const { format, messages, period } = useFormat();
  const text = messages.indicators[answer.indicator];
  const indicator = getIndicator(answer.indicator);
  const value = indicator?.kind === "figure" ? (indicator.definitions[answer.definition]?.value ?? null) : null;
  const severalDefinitions = indicator?.kind === "figure" && Object.keys(indicator.definitions).length > 1;
  const formula = value ? formulaWords(value, messages.formulas) : null;
  const terms = useTerms(value, row);
  const variant = Object.entries(messages.variants).find(([name]) => name === answer.definition)?.[1];
  const lines: [string, ReactNode][] = [
    [t("definition.variant"), severalDefinitions ? variant : null],
    [t("definition.formula"), value?.form === "ratio" ? null : (formula?.text ?? t("definition.goals"))],
    [t("definition.numerator"), terms?.numerator],
    [t("definition.denominator"), terms?.denominator],
    [
      t("definition.period"),
      <>
        {period(answer.period)}
        {answer.comparedTo ? `, ${t("definition.compared", { period: period(answer.comparedTo) })}` : null}
      </>,
    ],
    [t("definition.window"), formula && formula.windows.length > 0 ? formula.windows.join(", ") : null],
    [t("definition.rule"), text.rule],
    [t("definition.asOf"), format.day(answer.asOf, "date")],
  ];
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.name}>{text.name}</h3>
        <span className={styles.kind}>{t("definition.title")}</span>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t("definition.close")}>
          <Cross />
        </button>
      </div>
      <p className={styles.sentence}>{text.definition}</p>
      <dl className={styles.lines}>
        {lines.map(([label, content]) =>
          content ? (
            <div key={label} className={styles.line}>
              <dt>{label}</dt>
              <dd>{content}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}
