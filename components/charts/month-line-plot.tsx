"use client";

import { CartesianGrid, Line, LineChart, ReferenceArea, ReferenceDot, Tooltip, XAxis, YAxis } from "recharts";
import { ticksAround, ticksFromZero } from "./axis";
import { chooseMonthTicks } from "./month-ticks";
import type { PlotMonth, PlotWords } from "./plot";
import { PlotTooltip } from "./plot-tooltip";

interface MonthLinePlotProps {
  months: PlotMonth[];
  words: PlotWords & { name: string };
  width: number;
  height: number;
  band?: [number, number] | null;
  /** Whether the axis starts at zero; a line that does not says so in its subtitle. */
  fromZero: boolean;
}

/** A rate by month, with N-1 dashed and the band it is meant to stay in. */
export function MonthLinePlot({ months, words, width, height, band = null, fromZero }: MonthLinePlotProps) {
  const values = [...months.flatMap((month) => [month.value, month.previous]), ...(band ?? [])];
  const ticks = fromZero ? ticksFromZero(values, 3) : ticksAround(values, 3);
  const top = ticks.at(-1) ?? 1;
  const whole = months.map((month) => ({ ...month, done: month.partial ? null : month.value }));
  const running = months.map((month, index) => (month.partial || months[index + 1]?.partial ? month.value : null));
  const data = whole.map((month, index) => ({ ...month, running: running[index] ?? null }));
  const last = months.filter((month) => month.value !== null).at(-1);
  return (
    <LineChart
      width={width}
      height={height}
      data={data}
      title={words.name}
      margin={{ top: 18, right: 60, bottom: 0, left: 0 }}
    >
      {band ? <ReferenceArea y1={band[0]} y2={band[1]} fill="var(--accent-soft)" fillOpacity={1} /> : null}
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="period"
        ticks={chooseMonthTicks(months, width - 112)}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: "var(--rule-strong)" }}
        tick={{ fill: "var(--ink3)" }}
        tickFormatter={words.monthYear}
        height={24}
        padding={{ left: 20 }}
      />
      <YAxis
        domain={[ticks[0] ?? 0, top]}
        ticks={ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        width={44}
        tick={{ fill: "var(--ink3)" }}
        tickFormatter={(value: number) => words.tick(value, value === top)}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--rule-strong)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as PlotMonth | undefined;
          if (!active || !month) return null;
          return (
            <PlotTooltip
              title={words.monthLong(month.period)}
              note={month.partial ? words.running : null}
              lines={[
                { label: words.current, value: words.exact(month.value), tone: "now" },
                ...(month.previous === null
                  ? []
                  : [{ label: words.previous, value: words.exact(month.previous), tone: "past" as const }]),
              ]}
            />
          );
        }}
      />
      <Line
        dataKey="previous"
        stroke="var(--past)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
        dot={false}
        activeDot={{ r: 3, fill: "var(--past)", stroke: "none" }}
        isAnimationActive={false}
      />
      <Line
        dataKey="running"
        stroke="var(--accent)"
        strokeWidth={1.75}
        strokeDasharray="1.5 3"
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="done"
        stroke="var(--accent)"
        strokeWidth={2.25}
        dot={false}
        activeDot={{ r: 4, fill: "var(--accent)", stroke: "none" }}
        isAnimationActive={false}
      />
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
