"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import { StateBlock } from "@/components/ui/state-block";
import { decimalsFor } from "@/lib/format/formatter";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import styles from "./segment-block.module.css";
import { useMissingWords } from "./use-missing-words";

/** One figure by segment, largest first, with a bar for its change on N-1. */
export function SegmentBlock({ data, segments }: { data: ViewData; segments: IndicatorAnswer }) {
  const t = useTranslations();
  const { format } = useFormat();
  const why = useMissingWords();
  const { unit, indicator } = segments;
  const decimals = decimalsFor(indicator);
  const better = getIndicator(indicator)?.better ?? "none";
  const names = new Map(data.filters.segment?.map((option) => [option.code, option.name]));
  const nameOf = (code: string) => names.get(code) || code || t("segments.none");
  // A segment without a figure in either year is no line.
  const rows = segments.rows
    .filter((row) => row.hidden || row.value || row.previous)
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const hasComparison = rows.some((row) => row.previous != null);
  const widest = Math.max(0.01, ...rows.map((row) => Math.abs(row.change ?? 0)));
  const name = t(`indicators.${indicator}.name`);
  const say = (value: number | null | undefined) => format.value(unit, value, "whole", decimals);
  if (segments.rows.length === 0) return null;
  return (
    <Block
      title={t("segments.title")}
      subtitle={
        <>
          {name} <DefinitionButton answer={segments} />
        </>
      }
    >
      {rows.length === 0 ? (
        <StateBlock title={t("segments.empty")} why={t("segments.emptyWhy")} />
      ) : (
        <DataTable
          caption={`${t("segments.title")}, ${name}`}
          columns={[
            { label: t("segments.name") },
            { label: name, figures: true },
            ...(hasComparison
              ? [{ label: t("segments.previous"), figures: true, minor: true }, { label: t("segments.change") }]
              : []),
          ]}
          rows={rows.map((row) => {
            const code = row.key.segment ?? "";
            return {
              key: `${code}/${row.key.region ?? ""}`,
              cells: [
                [nameOf(code), row.key.region].filter(Boolean).join(", "),
                row.hidden ? <span key="hidden">{t("figure.hidden")}</span> : say(row.value),
                ...(hasComparison
                  ? [
                      say(row.previous),
                      row.change == null ? (
                        <span key="none" className={styles.none}>
                          {row.hidden ? "" : why(segments, row)}
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
