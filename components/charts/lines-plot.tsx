"use client";

import { Line, LineChart, Tooltip } from "recharts";
import { EndLabels } from "./end-labels";
import { FLAG_HEIGHT, hasRoomForFlags, MonthFlags } from "./month-flags";
import { chooseMonthTicks } from "./month-ticks";
import { AXIS_HEIGHT, PlotAxes } from "./plot-axes";
import { type PlotSeries, type SeriesMonth, type SeriesPlotProps, seriesKey } from "./plot-series";
import { SeriesTooltip } from "./series-tooltip";
import { labelRoom } from "./text-width";

const AXIS_WIDTH = 48;
const still = { dot: false, isAnimationActive: false } as const;

/** A month's values: of whole months under each series' own key, of the one in progress (with the one before) under `r`. */
function toLineRecords(months: SeriesMonth[], series: PlotSeries[]) {
  return months.map((month, index) => ({
    ...month,
    index,
    ...Object.fromEntries(
      series.flatMap(({ values }, at) => {
        const value = values[index] ?? null;
        const runs = index > 0 && (month.partial || (months[index + 1]?.partial ?? false));
        return [
          [seriesKey(at), month.partial && index > 0 ? null : value],
          [`r${at}`, runs ? value : null],
        ];
      }),
    ),
  }));
}

/** Several figures by month, each line named at its end; what is not known is a gap, a month in progress is dotted. */
export function LinesPlot({ months, series, ticks, words, flags = [], width, height }: SeriesPlotProps) {
  const showsFlags = hasRoomForFlags(flags, months, width);
  const head = showsFlags ? FLAG_HEIGHT : 10;
  const lastOf = ({ values }: PlotSeries) => values.filter((value) => value !== null).at(-1) ?? null;
  const room = labelRoom(
    series.map((one) => ({ name: one.name, value: words.label(lastOf(one)) })),
    width,
  );
  const plotWidth = width - AXIS_WIDTH - room;
  const [low, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const heightOf = (value: number) => head + (1 - (value - low) / (top - low || 1)) * (height - AXIS_HEIGHT - head);
  return (
    <LineChart
      width={width}
      height={height}
      data={toLineRecords(months, series)}
      title={words.name}
      margin={{ top: head, right: room, bottom: 0, left: 0 }}
    >
      <PlotAxes
        ticks={ticks}
        words={words}
        width={AXIS_WIDTH}
        below={{
          dataKey: "period",
          ticks: chooseMonthTicks(months, plotWidth),
          tickFormatter: words.monthYear,
          padding: { left: 20 },
        }}
      />
      {showsFlags ? <MonthFlags flags={flags} months={months} width={plotWidth} /> : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--rule-strong)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as (SeriesMonth & { index: number }) | undefined;
          if (!active || !month) return null;
          const at = ({ values }: PlotSeries) => values[month.index] ?? Number.NEGATIVE_INFINITY;
          return <SeriesTooltip month={month} series={[...series].sort((a, b) => at(b) - at(a))} words={words} />;
        }}
      />
      {series.map(({ key, color }, at) => (
        <Line
          key={`r${key}`}
          dataKey={`r${at}`}
          {...still}
          activeDot={false}
          stroke={color}
          strokeWidth={2}
          strokeDasharray="1.5 3"
        />
      ))}
      {series.map(({ key, color }, at) => (
        <Line
          key={key}
          dataKey={seriesKey(at)}
          {...still}
          activeDot={{ r: 3.5, fill: color, stroke: "none" }}
          stroke={color}
          strokeWidth={2}
        />
      ))}
      <EndLabels
        labels={series.flatMap((one) => {
          const value = lastOf(one);
          return value === null
            ? []
            : [{ key: one.key, name: one.name, color: one.color, value: words.label(value), y: heightOf(value) }];
        })}
        x={width - room}
        room={room}
        top={head}
        bottom={height - AXIS_HEIGHT}
      />
    </LineChart>
  );
}
