"use client";

import dynamic from "next/dynamic";
import { ChartSkeleton } from "./chart-frame";

// Recharts draws nothing on the server and weighs 100 kB: it comes after the page, into places of fixed height.
const loading = () => <ChartSkeleton height={160} />;

export const YearCurvePlot = dynamic(() => import("./year-curve-plot").then((plot) => plot.YearCurvePlot), {
  ssr: false,
  loading,
});
export const MonthBarsPlot = dynamic(() => import("./month-bars-plot").then((plot) => plot.MonthBarsPlot), {
  ssr: false,
  loading,
});
export const MonthLinePlot = dynamic(() => import("./month-line-plot").then((plot) => plot.MonthLinePlot), {
  ssr: false,
  loading,
});
export const StackedMonthsPlot = dynamic(() => import("./stacked-months-plot").then((plot) => plot.StackedMonthsPlot), {
  ssr: false,
  loading,
});
export const BubbleMap = dynamic(() => import("./bubble-map").then((plot) => plot.BubbleMap), {
  ssr: false,
  loading,
});
export const LinesPlot = dynamic(() => import("./lines-plot").then((plot) => plot.LinesPlot), {
  ssr: false,
  loading,
});
