"use client";

import { useId } from "react";
import { Bar, BarChart, Rectangle, Tooltip } from "recharts";
import { Hatch } from "./hatch";
import { FLAG_HEIGHT, hasRoomForFlags, MonthFlags } from "./month-flags";
import { chooseMonthTicks } from "./month-ticks";
import type { PlotFlag, PlotMonth, PlotWords } from "./plot";
import { AXIS_HEIGHT, PlotAxes } from "./plot-axes";
import { PlotTooltip } from "./plot-tooltip";
import { axisRoom, endRoom } from "./text-width";

interface MonthBarsPlotProps {
  months: PlotMonth[];
  /** Of its axis; hold every value. */
  ticks: number[];
  /** The first month of the period asked; those before are context. */
  presentFrom: string;
  words: PlotWords & { name: string; days: string | null };
  flags?: PlotFlag[];
  width: number;
  height: number;
}

interface BarShape {
  index?: number;
  x?: number;
  y?: number;
  width?: number;
}

/** A flow by month, bars from zero, the month in progress hatched. */
export function MonthBarsPlot({ months, ticks, presentFrom, words, flags = [], width, height }: MonthBarsPlotProps) {
  const hatch = useId();
  const showsFlags = hasRoomForFlags(flags, months, width);
  const lowestLabel = height - AXIS_HEIGHT - (words.days ? 20 : 4);
  const fillOf = (index: number) => {
    if (months[index]?.partial) return `url(#${hatch})`;
    return (months[index]?.period ?? "") >= presentFrom ? "var(--accent)" : "var(--rule-strong)";
  };
  const axis = axisRoom(ticks.map(words.tick), 52);
  const room = endRoom(words.label(months.at(-1)?.value ?? null));
  return (
    <BarChart
      width={width}
      height={height}
      data={months}
      title={words.name}
      barCategoryGap={Math.min(width > 480 ? 3 : 2, (width - axis - room) / months.length / 3)}
      margin={{ top: showsFlags ? FLAG_HEIGHT : 18, right: room, bottom: 0, left: 0 }}
    >
      <Hatch id={hatch} color="var(--accent)" background="var(--bg)" />
      <PlotAxes
        ticks={ticks}
        words={words}
        width={axis}
        below={{
          dataKey: "period",
          ticks: chooseMonthTicks(months, width - axis - room, words.startsYear),
          tickFormatter: words.monthYear,
        }}
      />
      {showsFlags ? <MonthFlags flags={flags} months={months} width={width - axis - room} /> : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--sunken)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as PlotMonth | undefined;
          return active && month ? <PlotTooltip month={month} words={words} /> : null;
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
