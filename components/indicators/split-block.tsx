"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { useOptionName } from "@/components/filters/use-filter-names";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import { StateBlock } from "@/components/ui/state-block";
import { decimalsFor } from "@/lib/format/formatter";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import type { FilterDimension } from "@/lib/views/view-request";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { useLinks } from "./links-context";
import styles from "./split-block.module.css";
import { useFoldWords } from "./use-fold-words";
import { useMissingWords } from "./use-missing-words";

/** Reps may be hundreds: a page is read without them all. */
const MOST_ROWS = 20;

interface SplitBlockProps {
  data: ViewData;
  answer: IndicatorAnswer;
  /** What it is split by. */
  split: FilterDimension;
}

/** One figure by group, with a bar for its change on N-1: tiers from the highest, others the largest first. */
export function SplitBlock({ data, answer, split }: SplitBlockProps) {
  const t = useTranslations();
  const { format } = useFormat();
  const why = useMissingWords();
  const { unit, indicator } = answer;
  const { csvHref } = useLinks().behind(answer);
  const decimals = decimalsFor(indicator);
  const better = getIndicator(indicator)?.better ?? "none";
  const optionName = useOptionName();
  const options = new Map([...data.programme.tiers, ...(data.filters[split] ?? [])].map((one) => [one.code, one]));
  const nameOf = (code: string) => optionName(split, options.get(code) ?? { code, name: "" });
  // A group without a figure in either year is no line. Tiers come from the lowest.
  const known = answer.rows.filter((row) => row.hidden || row.value || row.previous);
  const rows = split === "tier" ? [...known].reverse() : known.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const hasComparison = rows.some((row) => row.previous != null);
  const widest = Math.max(0.01, ...rows.map((row) => Math.abs(row.change ?? 0)));
  const name = t(`indicators.${indicator}.name`);
  const fold = useFoldWords();
  const say = (value: number | null | undefined) => format.value(unit, value, "whole", decimals);
  if (answer.rows.length === 0) return null;
  return (
    <Block
      title={t(`split.by.${split}`)}
      subtitle={
        <>
          {name} <DefinitionButton answer={answer} />
        </>
      }
    >
      {rows.length === 0 ? (
        <StateBlock title={t("split.empty")} why={t("split.emptyWhy")} />
      ) : (
        <ChartFrame
          name={`${t(`split.by.${split}`)}, ${name}`}
          summary={t("split.summary", { count: rows.length })}
          asOf={answer.asOf}
          table={null}
          csvHref={csvHref}
        >
          <DataTable
            caption={`${t(`split.by.${split}`)}, ${name}`}
            fold={fold(rows.length, MOST_ROWS)}
            columns={[
              { label: t(`filters.${split}`) },
              { label: name, figures: true },
              ...(hasComparison
                ? [{ label: t("all.previous"), figures: true, minor: true }, { label: t("split.change") }]
                : []),
            ]}
            rows={rows.map((row) => {
              const code = row.key[split] ?? "";
              return {
                key: code,
                cells: [
                  nameOf(code),
                  row.hidden ? <span key="hidden">{t("figure.hidden")}</span> : say(row.value),
                  ...(hasComparison
                    ? [
                        say(row.previous),
                        row.change == null ? (
                          <span key="none" className={styles.none}>
                            {row.hidden ? "" : why(answer, row)}
                          </span>
                        ) : (
                          <span key="change" className={styles.change}>
                            <ChangeBar change={row.change / widest} good={better === "up" ? 1 : -1} />
                            <Delta unit={unit} change={row.change} better={better} decimals={decimals} />
                          </span>
                        ),
                      ]
                    : []),
                ],
              };
            })}
          />
        </ChartFrame>
      )}
    </Block>
  );
}

/** From the line of N-1: to the right when it rises. */
function ChangeBar({ change, good }: { change: number; good: 1 | -1 }) {
  const width = `${Math.abs(change) * 50}%`;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span
        data-tone={change * good >= 0 ? "good" : "bad"}
        style={change >= 0 ? { left: "50%", width } : { right: "50%", width }}
      />
    </span>
  );
}
