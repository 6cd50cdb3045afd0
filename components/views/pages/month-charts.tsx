"use client";

import { MonthChart } from "@/components/indicators/month-chart";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ViewData } from "@/lib/views/view-data";
import { PageGrid } from "./page-grid";

interface MonthChartsProps {
  data: ViewData;
  /** In this order; those that the page does not hold are left out. */
  ids: IndicatorId[];
  /** Flows are bars; what stands, or is a rate, is a line. */
  bars?: IndicatorId[];
  /** Lines that live far from zero. */
  offZero?: IndicatorId[];
  /** Months by the programme's age, where the page has that choice. */
  byAge?: boolean;
}

/** Figures by month, side by side. */
export function MonthCharts({ data, ids, bars = [], offZero = [], byAge = false }: MonthChartsProps) {
  const { programme } = data;
  const shown = ids.filter((id) => data.figures[id]);
  return (
    <PageGrid look={shown.length % 2 === 0 ? "even" : "three"}>
      {shown.map((id) => {
        const figure = data.figures[id];
        return figure ? (
          <MonthChart
            key={id}
            figure={figure}
            flags={programme.campaigns}
            look={bars.includes(id) ? "bars" : "line"}
            band={id === "generosity-consumed" ? programme.generosityBand : null}
            byAge={byAge}
            fromZero={!offZero.includes(id)}
          />
        ) : null;
      })}
    </PageGrid>
  );
}
