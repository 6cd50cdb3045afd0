"use client";

import { useId } from "react";
import { Bar, BarChart, Rectangle, Tooltip } from "recharts";
import { EndLabels } from "./end-labels";
import { Hatch } from "./hatch";
import { FLAG_HEIGHT, hasRoomForFlags, MonthFlags } from "./month-flags";
import { chooseMonthTicks } from "./month-ticks";
import { AXIS_HEIGHT, PlotAxes } from "./plot-axes";
import { type SeriesMonth, type SeriesPlotProps, seriesKey, toRecords } from "./plot-series";
import { SeriesTooltip } from "./series-tooltip";
import { labelRoom } from "./text-width";

const AXIS_WIDTH = 44;

/** Parts of a whole by month, each named with its last value at the right; a month in progress is hatched. */
export function StackedMonthsPlot({ months, series, ticks, words, flags = [], width, height }: SeriesPlotProps) {
  const hatch = useId();
  const last = months.length - 1;
  const showsFlags = hasRoomForFlags(flags, months, width);
  const head = showsFlags ? FLAG_HEIGHT : 10;
  const room = labelRoom(
    series.map(({ name, values }) => ({ name, value: words.label(values[last] ?? null) })),
    width,
  );
  const plotWidth = width - AXIS_WIDTH - room;
  const top = ticks.at(-1) ?? 1;
  const heightOf = (value: number) => head + (1 - value / top) * (height - AXIS_HEIGHT - head);
  let below = 0;
  const labels = series.flatMap(({ key, name, color, values }) => {
    const value = values[last] ?? null;
    if (value === null) return [];
    below += value;
    return [{ key, name, color, value: words.label(value), y: heightOf(below - value / 2) }];
  });
  return (
    <BarChart
      width={width}
      height={height}
      data={toRecords(months, series)}
      title={words.name}
      barCategoryGap={width > 480 ? 3 : 1}
      margin={{ top: head, right: room, bottom: 0, left: 0 }}
    >
      <Hatch id={hatch} color="var(--bg)" />
      <PlotAxes
        ticks={ticks}
        words={words}
        width={AXIS_WIDTH}
        below={{
          dataKey: "period",
          ticks: chooseMonthTicks(months, plotWidth),
          tickFormatter: words.monthYear,
        }}
      />
      {showsFlags ? <MonthFlags flags={flags} months={months} width={plotWidth} /> : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--sunken)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as (SeriesMonth & { index: number }) | undefined;
          return active && month ? <SeriesTooltip month={month} series={[...series].reverse()} words={words} /> : null;
        }}
      />
      {series.map(({ key, color }, at) => (
        <Bar
          key={key}
          dataKey={seriesKey(at)}
          stackId="all"
          isAnimationActive={false}
          shape={({ index = 0, ...bar }: { index?: number; x?: number; y?: number; width?: number }) => (
            <>
              {/* A line of the ground parts neighbours whose colours are close. */}
              <Rectangle {...bar} fill={color} stroke="var(--bg)" strokeWidth={0.75} />
              {months[index]?.partial ? <Rectangle {...bar} fill={`url(#${hatch})`} stroke="none" /> : null}
            </>
          )}
        />
      ))}
      <EndLabels labels={labels} x={width - room} room={room} top={head} bottom={height - AXIS_HEIGHT} />
    </BarChart>
  );
}
