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
  /** Whether N-1 is marked across each bar. */
  marksPrevious?: boolean;
  width: number;
  height: number;
}

interface BarShape {
  /** A month without a value has no bar, and no place among them. */
  payload?: PlotMonth;
  x?: number;
  y?: number;
  width?: number;
}

/** A line across a bar, a little wider than it. */
const markAt = ({ x = 0, width = 0 }: BarShape, y: number) => `M${x - 2} ${y}h${width + 4}`;

/** A flow by month, bars from zero, the month in progress hatched. */
export function MonthBarsPlot(props: MonthBarsPlotProps) {
  const { months, ticks, presentFrom, words, flags = [], marksPrevious = false, width, height } = props;
  const hatch = useId();
  const showsFlags = hasRoomForFlags(flags, months, width);
  const lowestLabel = height - AXIS_HEIGHT - (words.days ? 20 : 4);
  const last = months.at(-1);
  const fillOf = (month: PlotMonth) => {
    if (month.partial) return `url(#${hatch})`;
    return month.period >= presentFrom ? "var(--accent)" : "var(--rule-strong)";
  };
  const head = showsFlags ? FLAG_HEIGHT : 18;
  const [low, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const heightOf = (value: number) => head + (1 - (value - low) / (top - low || 1)) * (height - AXIS_HEIGHT - head);
  const markOf = ({ value, previous }: PlotMonth): number | null => {
    // A month of nothing in both years has nothing to compare.
    return marksPrevious && (value || previous) ? previous : null;
  };
  const axis = axisRoom(ticks.map(words.tick), 52);
  const room = endRoom(words.label(last?.value ?? null));
  return (
    <BarChart
      width={width}
      height={height}
      data={months}
      title={words.name}
      barCategoryGap={Math.min(width > 480 ? 3 : 2, (width - axis - room) / months.length / 3)}
      margin={{ top: head, right: room, bottom: 0, left: 0 }}
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
        shape={({ payload: month, ...bar }: BarShape) =>
          month ? (
            <>
              <Rectangle
                {...bar}
                fill={fillOf(month)}
                stroke={month.partial ? "var(--accent)" : "none"}
                strokeWidth={1}
              />
              {markOf(month) === null ? null : (
                <g fill="none">
                  <path d={markAt(bar, heightOf(markOf(month) ?? 0))} stroke="var(--bg)" strokeWidth={5} />
                  <path d={markAt(bar, heightOf(markOf(month) ?? 0))} stroke="var(--ink2)" strokeWidth={2} />
                </g>
              )}
              {month.period === last?.period ? (
                <text
                  x={(bar.x ?? 0) + (bar.width ?? 0) + 6}
                  y={Math.min((bar.y ?? 0) + 10, lowestLabel)}
                  fill="var(--accent)"
                  fontWeight={600}
                >
                  {words.label(month.value)}
                  {words.days ? (
                    <tspan x={(bar.x ?? 0) + (bar.width ?? 0) + 6} dy={16} fill="var(--ink3)" fontWeight={400}>
                      {words.days}
                    </tspan>
                  ) : null}
                </text>
              ) : null}
            </>
          ) : null
        }
      />
    </BarChart>
  );
}
