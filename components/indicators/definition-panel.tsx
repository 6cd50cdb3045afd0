"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Cross } from "@/components/ui/icons";
import { PageLink } from "@/components/ui/page-link";
import { unitOfTotal } from "@/lib/format/measure-unit";
import { formulaWords, termsOf } from "@/lib/i18n/formula";
import type { Definitions } from "@/lib/i18n/messages";
import type { Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Unit } from "@/lib/indicators/define-indicator";
import { askedParts, askedValue } from "@/lib/steering/asked-value";
import styles from "./definition.module.css";
import { useFormat } from "./format-context";
import { useLinks } from "./links-context";
import { partOf, variantOf, writtenFormula } from "./names";
import { writerOf } from "./write-figure";

interface DefinitionPanelProps {
  answer: IndicatorAnswer;
  /** The row whose numerator and denominator are shown; without it, the words alone. */
  row: IndicatorRow | null;
  words: Definitions;
  onClose: () => void;
}

interface Terms {
  numerator: ReactNode;
  denominator: ReactNode;
}

/** The two totals of a figure with their values, where it is made of two. */
function useTerms(value: Value | null, row: IndicatorRow | null, { formulas }: Definitions): Terms | null {
  const { format } = useFormat();
  const totals = value && termsOf(value);
  if (!totals) return null;
  const { top, bottom } = totals;
  const words = formulaWords(value, formulas);
  const term = (text: string | null, unit: Unit, known: number | null | undefined) => (
    <>
      {known == null ? null : <strong className="num">{format.value(unit, known)} </strong>}
      {text}
    </>
  );
  return {
    numerator: term(words.numerator, unitOfTotal(top), row?.numerator),
    denominator: term(words.denominator, unitOfTotal(bottom ?? top), row?.denominator),
  };
}

/** Whom a median is of, which no total says. */
function useCounted(value: Value | null, row: IndicatorRow | null): string | null {
  const t = useTranslations("definition.medians");
  const { format } = useFormat();
  if (value?.form !== "median" || row?.numerator == null) return null;
  return t(value.figure, {
    accounts: format.value("count", row.denominator ?? row.numerator),
    events: format.value("count", row.numerator),
  });
}

/** Of several figures side by side, how each is calculated. */
function useFormulasOfParts(answer: IndicatorAnswer, { formulas }: Definitions): [name: string, formula: string][] {
  const { messages } = useFormat();
  return askedParts(answer).flatMap(([part, { value }]): [string, string][] =>
    part === null ? [] : [[partOf(messages, answer, part), formulaWords(value, formulas).text]],
  );
}

/** Definition and calculation of a figure: formula, its terms, window, rule, as of. */
export function DefinitionPanel({ answer, row, words, onClose }: DefinitionPanelProps) {
  const t = useTranslations();
  const { format, messages, period } = useFormat();
  const text = words.indicators[answer.indicator];
  const value = askedValue(answer, row);
  const formula = value ? formulaWords(value, words.formulas) : null;
  const formulasOfParts = useFormulasOfParts(answer, words);
  const terms = useTerms(value, row, words);
  const hasParts = formulasOfParts.length > 0 && !value;
  const part = row?.key.part;
  const links = useLinks();
  const counted = row?.numerator ? links.list(answer, row) : null;
  const others = row?.denominator && row.denominator !== row.numerator ? links.list(answer, row, "rest") : null;
  const lines: [string, ReactNode][] = [
    [t("definition.variant"), variantOf(messages, answer)],
    ...(hasParts ? formulasOfParts : []),
    [
      t("definition.formula"),
      value?.form === "ratio" || hasParts ? null : (formula?.text ?? writtenFormula(messages, words, answer)),
    ],
    [t("definition.numerator"), terms?.numerator],
    [t("definition.denominator"), terms?.denominator],
    [t("definition.counted"), useCounted(value, row)],
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
    [
      t("closing.title"),
      row?.restated === undefined
        ? null
        : t("closing.explained", { value: writerOf(format, answer, "exact")(row.restated) }),
    ],
  ];
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.name}>{part ? `${text.name}, ${partOf(messages, answer, part)}` : text.name}</h3>
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
      {counted || others ? (
        <p className={styles.lists}>
          {counted ? <PageLink href={counted}>{t("definition.list")}</PageLink> : null}
          {others ? <PageLink href={others}>{t("definition.others")}</PageLink> : null}
        </p>
      ) : null}
    </div>
  );
}
