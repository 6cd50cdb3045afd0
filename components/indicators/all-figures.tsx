"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { decimalsFor } from "@/lib/format/formatter";
import type { Question } from "@/lib/indicators/define-indicator";
import { getIndicator, type IndicatorId, indicators } from "@/lib/indicators/registry";
import { totalOf } from "@/lib/steering/facts";
import type { FigureData, ViewData } from "@/lib/views/view-data";
import styles from "./all-figures.module.css";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { useMissingWords } from "./use-missing-words";
import { useYearBefore } from "./use-year-before";
import { restatedText, writerOf } from "./write-figure";

interface Group {
  question: Question;
  figures: { id: IndicatorId; figure: FigureData }[];
}

/** The viewer's figures under the question each answers, in the catalogue's order. */
function groupByQuestion(data: ViewData): Group[] {
  const groups = new Map<Question, Group>();
  for (const { id, question } of indicators) {
    const figure = data.figures[id];
    if (!figure) continue;
    const group = groups.get(question) ?? { question, figures: [] };
    group.figures.push({ id, figure });
    groups.set(question, group);
  }
  return [...groups.values()];
}

/** What a group's title and head take, in rows. */
const HEAD_ROWS = 2;

/** The column of each group, in order: the shorter one so far, so that both end near one another. */
function chooseSides(lengths: number[]): ("left" | "right")[] {
  const rows = { left: 0, right: 0 };
  return lengths.map((length) => {
    const side = rows.left <= rows.right ? "left" : "right";
    rows[side] += HEAD_ROWS + length;
    return side;
  });
}

/** Every figure of the page as calm tables, one a question: value, N-1, change, definition. */
export function AllFigures({ data }: { data: ViewData }) {
  const t = useTranslations();
  const yearBefore = useYearBefore();
  const groups = groupByQuestion(data);
  const sides = chooseSides(groups.map(({ figures }) => figures.length));
  const hasComparison = Object.values(data.figures).some((figure) => totalOf(figure)?.previous != null);
  return (
    <Block title={t("all.title")} aside={yearBefore(data.comparedTo)}>
      <div className={styles.groups}>
        {groups.map(({ question, figures }, index) => (
          <div key={question} className={styles.group} data-side={sides[index]}>
            <table className={styles.table}>
              <caption className={styles.question}>{t(`questions.${question}`)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("all.indicator")}</th>
                  <th scope="col">{t("all.value")}</th>
                  {hasComparison ? (
                    <>
                      <th scope="col" className={styles.previous}>
                        {t("all.previous")}
                      </th>
                      <th scope="col">{t("all.change")}</th>
                    </>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {figures.map(({ id, figure }) => (
                  <FigureRow key={id} id={id} figure={figure} hasComparison={hasComparison} />
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </Block>
  );
}

function FigureRow({ id, figure, hasComparison }: { id: IndicatorId; figure: FigureData; hasComparison: boolean }) {
  const t = useTranslations();
  const { format } = useFormat();
  const why = useMissingWords();
  const { unit } = figure.total;
  const row = totalOf(figure);
  const decimals = decimalsFor(id);
  const better = getIndicator(id)?.better ?? "none";
  const say = writerOf(format, figure.total, "whole");
  const restated = restatedText(row, say);
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          {t(`indicators.${id}.name`)} <DefinitionButton answer={figure.total} row={row} />
        </span>
      </th>
      <td className={`num ${styles.value}`}>
        {row?.value == null && !hasComparison ? (
          <NoValue why={why(figure.total, row)} isShown={false} />
        ) : (
          say(row?.value)
        )}
        {restated === null ? null : (
          <span className={styles.restated}>{t("closing.restatedTo", { value: restated })}</span>
        )}
      </td>
      {hasComparison ? (
        <>
          <td className={`num ${styles.previous}`}>{say(row?.previous)}</td>
          <td>
            {row?.change == null ? (
              <NoValue why={why(figure.total, row)} isShown={(row?.previous ?? 1) <= 0} />
            ) : (
              <Delta unit={unit} change={row.change} better={better} decimals={decimals} />
            )}
          </td>
        </>
      ) : null}
    </tr>
  );
}

/** A dash and its reason, which is read out; shown where the page has not said it once for all. */
function NoValue({ why, isShown }: { why: string | null; isShown: boolean }) {
  if (isShown && why) return <span className={styles.why}>{why}</span>;
  return (
    <span className={styles.why} title={why ?? undefined}>
      –<span className="sr-only"> {why}</span>
    </span>
  );
}
