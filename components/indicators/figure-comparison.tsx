"use client";

import { useTranslations } from "use-intl";
import { decimalsFor } from "@/lib/format/formatter";
import type { IndicatorRow } from "@/lib/indicators/answer";
import { getIndicator, type IndicatorId } from "@/lib/indicators/registry";
import { placeInBand } from "@/lib/steering/facts";
import type { FigureData } from "@/lib/views/view-data";
import { Delta } from "./delta";
import { useFormat } from "./format-context";
import { isGrowth } from "./growth";
import { isStanding } from "./stands";
import { useMissingWords } from "./use-missing-words";
import { writerOf } from "./write-figure";

interface FigureComparisonProps {
  id: IndicatorId;
  figure: FigureData;
  row: IndicatorRow | null;
  band: [number, number] | null;
}

/** Under a figure: its place in its band, its change and against what, or why there is none. */
export function FigureComparison({ id, figure, row, band }: FigureComparisonProps) {
  const t = useTranslations("figure");
  const { format } = useFormat();
  const why = useMissingWords();
  const { unit, comparedTo, period } = figure.total;
  const decimals = decimalsFor(id);
  const place = placeInBand(row?.value, band);
  const say = writerOf(format, figure.total, "whole");
  const missing = why(figure.total, row);
  if (!row || row.value === null) return missing;
  if (band && place) {
    return (
      <>
        <strong>{t(`${place}Band`)}</strong> {t("band", { low: say(band[0]), high: say(band[1]) })}
      </>
    );
  }
  if (!comparedTo) return null;
  if (row.change == null) return missing;
  const against = isGrowth(figure.total)
    ? t("against", { previous: say(row.previous) })
    : t(period.partial && !isStanding(figure.total) ? "sameDay" : "overYear");
  return (
    <>
      <Delta unit={unit} change={row.change} better={getIndicator(id)?.better ?? "none"} decimals={decimals} />{" "}
      {against}
    </>
  );
}
