"use client";

import { useId } from "react";
import { Bar, BarChart, CartesianGrid, Rectangle, Tooltip, XAxis, YAxis } from "recharts";
import { ticksFromZero } from "./axis";
import { Hatch } from "./hatch";
import { chooseMonthTicks } from "./month-ticks";
import type { PlotMonth, PlotWords } from "./plot";
import { PlotTooltip } from "./plot-tooltip";

interface MonthBarsPlotProps {
  months: PlotMonth[];
  /** The first month of the period asked; those before are context. */
  presentFrom: string;
  words: PlotWords & { name: string; days: string | null };
  width: number;
  height: number;
}

const AXIS = 24;

interface BarShape {
  index?: number;
  x?: number;
  y?: number;
  width?: number;
}

/** A flow by month, bars from zero, the month in progress hatched. */
export function MonthBarsPlot({ months, presentFrom, words, width, height }: MonthBarsPlotProps) {
  const hatch = useId();
  const ticks = ticksFromZero(
    months.map((month) => month.value),
    3,
  );
  const top = ticks.at(-1) ?? 1;
  const lowestLabel = height - AXIS - (words.days ? 20 : 4);
  const fillOf = (index: number) => {
    if (months[index]?.partial) return `url(#${hatch})`;
    return (months[index]?.period ?? "") >= presentFrom ? "var(--accent)" : "var(--rule-strong)";
  };
  return (
    <BarChart
      width={width}
      height={height}
      data={months}
      title={words.name}
      barCategoryGap={width > 480 ? 3 : 2}
      margin={{ top: 18, right: 60, bottom: 0, left: 0 }}
    >
      <Hatch id={hatch} color="var(--accent)" background="var(--bg)" />
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="period"
        ticks={chooseMonthTicks(months, width - 112)}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: "var(--rule-strong)" }}
        tick={{ fill: "var(--ink3)" }}
        tickFormatter={words.monthYear}
        height={AXIS}
      />
      <YAxis
        domain={[ticks[0] ?? 0, top]}
        ticks={ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        width={52}
        tick={{ fill: "var(--ink3)" }}
        tickFormatter={(value: number) => words.tick(value, value === top)}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--sunken)" }}
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
      <Bar
        dataKey="value"
        maxBarSize={40}
        isAnimationActive={false}
        shape={({ index = 0, ...bar }: BarShape) => (
          <>
            <Rectangle
              {...bar}
              fill={fillOf(index)}
              stroke={months[index]?.partial ? "var(--accent)" : "none"}
              strokeWidth={1}
            />
            {index === months.length - 1 ? (
              <text
                x={(bar.x ?? 0) + (bar.width ?? 0) + 6}
                y={Math.min((bar.y ?? 0) + 10, lowestLabel)}
                fill="var(--accent)"
                fontWeight={600}
              >
                {words.label(months[index]?.value ?? null)}
                {words.days ? (
                  <tspan x={(bar.x ?? 0) + (bar.width ?? 0) + 6} dy={16} fill="var(--ink3)" fontWeight={400}>
                    {words.days}
                  </tspan>
                ) : null}
              </text>
            ) : null}
          </>
        )}
      />
    </BarChart>
  );
}
