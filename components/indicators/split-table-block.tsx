"use client";

import { useLocale, useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Block } from "@/components/ui/block";
import { SortTable } from "@/components/ui/sort-table";
import { StateBlock } from "@/components/ui/state-block";
import { capitalised } from "@/lib/format/dates";
import { decimalsFor } from "@/lib/format/formatter";
import { NO_VALUE } from "@/lib/format/numbers";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";
import type { Option } from "@/lib/views/view-data";
import type { BlockWords } from "./answer-block";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { isGrowth } from "./growth";
import { partOf, variantOf } from "./names";
import { listColumns, type SplitColumn } from "./split-columns";
import styles from "./split-table-block.module.css";
import { useFoldWords } from "./use-fold-words";
import { type DrawnSplit, useSplitGroups } from "./use-split-groups";

interface SplitTableBlockProps extends BlockWords {
  /** All by the one split, compared or not; of one with parts, each is a column. */
  answers: IndicatorAnswer[];
  split: Exclude<DrawnSplit, "from" | "to">;
  /** Names of the groups; tiers have theirs from the programme. */
  options?: Option[];
  /** The page of a group, by its code. */
  hrefs?: Partial<Record<string, string>>;
  /** Rows shown before all are asked for. */
  most?: number;
}

/** Several indicators by one split: a row a group, a column a figure, its change on N-1 under it; headers sort. */
export function SplitTableBlock({
  answers,
  split,
  options,
  hrefs = {},
  most,
  csvHref,
  ...words
}: SplitTableBlockProps) {
  const t = useTranslations();
  const locale = useLocale();
  const fold = useFoldWords();
  const { messages } = useFormat();
  const columns = listColumns(answers, split);
  const codes = [...new Set(columns.flatMap(({ rows }) => [...rows.keys()]))];
  // A group without a figure in either year is no line.
  const hasFigure = (code: string) =>
    columns.some(({ rows }) => rows.get(code)?.hidden || rows.get(code)?.value || rows.get(code)?.previous);
  const groups = useSplitGroups()(split, codes, options).filter(({ code }) => hasFigure(code));
  const hasChange = groups.some(({ code }) => columns.some(({ rows }) => rows.get(code)?.change != null));
  const nameOf = ({ answer, part }: SplitColumn) => {
    if (part !== null) return partOf(messages, answer, part);
    // Of two definitions of one indicator, each says which it is.
    const isOneOfSeveral = answers.some((other) => other !== answer && other.indicator === answer.indicator);
    const name = t(`indicators.${answer.indicator}.name`);
    return isOneOfSeveral ? capitalised(variantOf(messages, answer) ?? name) : name;
  };
  const caption = t("splitTable.by", { split });
  const asOf = answers[0]?.asOf;
  const isTier = split === "tier";
  if (!asOf || groups.length === 0) {
    return (
      <Block title={words.title ?? caption} level={words.level}>
        <StateBlock title={t("chart.empty")} why={t("chart.emptyWhy")} />
      </Block>
    );
  }
  return (
    <Block title={words.title ?? caption} subtitle={words.subtitle} aside={words.aside} level={words.level}>
      <ChartFrame
        name={caption}
        asOf={asOf}
        summary={t("splitTable.summary", { count: groups.length, columns: columns.length })}
        table={null}
        csvHref={csvHref}
        note={hasChange ? <span>{t("splitTable.change")}</span> : null}
      >
        <SortTable
          caption={caption}
          locale={locale}
          sortLabel={(column) => t("splitTable.sort", { column })}
          fold={most ? fold(groups.length, most) : null}
          // Tiers have their own order, the highest first; of others the first figure says which matters.
          initial={isTier ? { column: 0, direction: "descending" } : { column: 1, direction: "descending" }}
          columns={[
            { key: "group", label: t("splitTable.group", { split }) },
            ...columns.map((column) => ({
              key: `${column.answer.indicator}/${column.answer.definition}/${column.part}`,
              label: nameOf(column),
              figures: true,
              aside: <DefinitionButton answer={column.answer} row={partRow(column)} />,
            })),
          ]}
          rows={groups.map(({ code, name, color }, rank) => ({
            key: code,
            cells: [
              <span key="name" className={styles.name}>
                {isTier ? <span className={styles.swatch} style={{ background: color }} /> : null}
                {hrefs[code] ? <a href={hrefs[code]}>{name}</a> : name}
              </span>,
              ...columns.map((column) => (
                <Figure key={nameOf(column)} column={column} row={column.rows.get(code) ?? null} />
              )),
            ],
            values: [
              isTier ? rank : name,
              ...columns.map(({ rows }) => (rows.get(code)?.hidden ? null : (rows.get(code)?.value ?? null))),
            ],
          }))}
        />
      </ChartFrame>
    </Block>
  );
}

/** A part's definition is found by a row that names it; its figures are the groups' own. */
const partRow = ({ part, rows }: SplitColumn): IndicatorRow | null => {
  const [row] = rows.values();
  return part !== null && row ? { ...row, numerator: null, denominator: null } : null;
};

function Figure({ column: { answer }, row }: { column: SplitColumn; row: IndicatorRow | null }) {
  const t = useTranslations("figure");
  const { format } = useFormat();
  if (!row) return NO_VALUE;
  if (row.hidden) return <span className={styles.hidden}>{t("hidden")}</span>;
  const unit = row.unit ?? answer.unit;
  const decimals = decimalsFor(answer.indicator);
  const write = isGrowth(answer, row) ? format.signed : format.value;
  return (
    <>
      {write(unit, row.value, "whole", decimals)}
      {row.change == null ? null : (
        <span className={styles.change}>
          <Delta
            unit={unit}
            change={row.change}
            better={getIndicator(answer.indicator)?.better ?? "none"}
            decimals={decimals}
          />
        </span>
      )}
    </>
  );
}
