"use client";

import { Line, LineChart, ReferenceArea, ReferenceDot, Tooltip } from "recharts";
import { FLAG_HEIGHT, hasRoomForFlags, MonthFlags } from "./month-flags";
import { chooseMonthTicks } from "./month-ticks";
import type { PlotFlag, PlotMonth, PlotWords } from "./plot";
import { PlotAxes } from "./plot-axes";
import { nowLine, pastLine } from "./plot-lines";
import { PlotTooltip } from "./plot-tooltip";
import { axisRoom, endRoom } from "./text-width";

interface MonthLinePlotProps {
  months: PlotMonth[];
  /** Of its axis; hold every value and the band. */
  ticks: number[];
  words: PlotWords & { name: string };
  flags?: PlotFlag[];
  width: number;
  height: number;
  band?: [number, number] | null;
}

/** A rate by month, with N-1 dashed and the band it is meant to stay in. */
export function MonthLinePlot({ months, ticks, words, flags = [], width, height, band = null }: MonthLinePlotProps) {
  const showsFlags = hasRoomForFlags(flags, months, width);
  const whole = months.map((month) => ({ ...month, done: month.partial ? null : month.value }));
  const running = months.map((month, index) => (month.partial || months[index + 1]?.partial ? month.value : null));
  const data = whole.map((month, index) => ({ ...month, running: running[index] ?? null }));
  const last = months.filter((month) => month.value !== null).at(-1);
  const axis = axisRoom(ticks.map(words.tick), 44);
  const room = endRoom(last ? words.label(last.value) : "");
  return (
    <LineChart
      width={width}
      height={height}
      data={data}
      title={words.name}
      margin={{ top: showsFlags ? FLAG_HEIGHT : 18, right: room, bottom: 0, left: 0 }}
    >
      {band ? <ReferenceArea y1={band[0]} y2={band[1]} fill="var(--accent-soft)" fillOpacity={1} /> : null}
      <PlotAxes
        ticks={ticks}
        words={words}
        width={axis}
        below={{
          dataKey: "period",
          ticks: chooseMonthTicks(months, width - axis - room - 8, words.startsYear),
          tickFormatter: words.monthYear,
          padding: { left: 20 },
        }}
      />
      {showsFlags ? <MonthFlags flags={flags} months={months} width={width - axis - room} /> : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--rule-strong)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as PlotMonth | undefined;
          return active && month ? <PlotTooltip month={month} words={words} /> : null;
        }}
      />
      <Line dataKey="previous" {...pastLine} />
      <Line
        dataKey="running"
        stroke="var(--accent)"
        strokeWidth={1.75}
        strokeDasharray="1.5 3"
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line dataKey="done" {...nowLine} />
      {last ? (
        <ReferenceDot
          x={last.period}
          y={last.value ?? 0}
          r={3.5}
          fill="var(--accent)"
          stroke="none"
          label={{ value: words.label(last.value), position: "right", fill: "var(--accent)", fontWeight: 600 }}
        />
      ) : null}
    </LineChart>
  );
}
