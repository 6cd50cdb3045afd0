"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { PlotFlag } from "@/components/charts/plot";
import type { SeriesMonth } from "@/components/charts/plot-series";
import { capitalised } from "@/lib/format/dates";
import { yearOf } from "@/lib/periods/calendar";
import { useFormat } from "./format-context";

/** What stands under charts beside their keys. */
export function useNotes() {
  const t = useTranslations();
  const { format } = useFormat();
  return {
    /** Groups that this reader may not see, by name. */
    hidden: (names: string[]): ReactNode =>
      names.length === 0 ? null : (
        <span>{t("chart.labelled", { label: names.join(", "), value: t("figure.hidden") })}</span>
      ),
    /** A period may begin inside its first month. */
    cut: (first: SeriesMonth | undefined): ReactNode =>
      first?.partial ? (
        <span>{t("series.cut", { month: capitalised(format.day(first.period, "monthYear")) })}</span>
      ) : null,
    /** Flags with their days, or as the axis says time: a drawing cuts their names, or has no room for them. */
    flags: (flags: PlotFlag[], when?: (day: string) => string): ReactNode => {
      const style = new Set(flags.map(({ startsOn }) => yearOf(startsOn))).size > 1 ? "short" : "day";
      const say = when ?? ((day: string) => format.day(day, style));
      return flags.length === 0 ? null : (
        <span>
          {t("chart.labelled", {
            label: t("chart.flags"),
            value: flags.map((flag) => `${flag.name}, ${say(flag.startsOn)}`).join(" · "),
          })}
        </span>
      );
    },
  };
}
