"use client";

import { useId } from "react";
import { Line, LineChart, ReferenceArea, ReferenceDot, ReferenceLine, Tooltip } from "recharts";
import { addMonths } from "@/lib/periods/calendar";
import { EndLabel } from "./end-label";
import { FlagLabel } from "./flag-label";
import { Hatch } from "./hatch";
import { placeLabels } from "./place-labels";
import type { PlotFlag, PlotWords } from "./plot";
import { AXIS_HEIGHT, PlotAxes } from "./plot-axes";
import { nowLine, pastLine } from "./plot-lines";
import { PlotTooltip } from "./plot-tooltip";
import type { CurvePoint } from "./year-curve";

interface YearCurvePlotProps {
  points: CurvePoint[];
  /** Of its axis; hold every value. */
  ticks: number[];
  flags: (PlotFlag & { x: number })[];
  words: PlotWords & {
    name: string;
    /** The end of this year's line: its name with its value, then the year before on the same day. */
    now: string;
    before: string[];
    endOfYear: string;
  };
  width: number;
  height: number;
}

const MONTH_TICKS = Array.from({ length: 12 }, (_, month) => month + 0.5);
/** Under this width labels go over the line, not beside it. */
const ROOM_BESIDE = 560;

/** A cumulated share through the year: this year over the year before, each line named at its end. */
export function YearCurvePlot({ points, ticks, flags, words, width, height }: YearCurvePlotProps) {
  const hatch = useId();
  const beside = width >= ROOM_BESIDE;
  const known = points.filter((point) => point.value !== null);
  const last = known.at(-1);
  const lastPrevious = points.filter((point) => point.previous !== null).at(-1);
  const running = last?.partial ? last : null;
  const everyMonth = width >= 480;
  // The axis is the whole year, also where neither year has points yet.
  const first = points[0]?.period ?? "";
  const monthAt = (x: number) => addMonths(`${first}-01`, Math.floor(x)).slice(0, 7);
  const head = flags.length > 0 ? 24 : 10;
  const heightOf = (value: number) => {
    const [low = 0, top = 1] = [ticks[0], ticks.at(-1)];
    return head + (1 - (value - low) / (top - low || 1)) * (height - AXIS_HEIGHT - head);
  };
  const labels = placeLabels({
    now: heightOf(last?.value ?? 0),
    before: lastPrevious && lastPrevious !== last ? heightOf(lastPrevious.previous ?? 0) : null,
    nowLines: 1 + words.before.length,
    beforeLines: 2,
    bottom: height - AXIS_HEIGHT,
  });
  return (
    <LineChart
      width={width}
      height={height}
      data={points}
      title={words.name}
      margin={{ top: head, right: beside ? 128 : 12, bottom: 0, left: 0 }}
    >
      <Hatch id={hatch} color="var(--rule-strong)" />
      <PlotAxes
        ticks={ticks}
        words={words}
        width={44}
        below={{
          dataKey: "x",
          type: "number",
          domain: [0, 12],
          ticks: everyMonth ? MONTH_TICKS : MONTH_TICKS.filter((_, index) => index % 2 === 0),
          tickFormatter: (x: number) => words.monthShort(monthAt(x)),
        }}
      />
      {running ? (
        <ReferenceArea x1={Math.floor(running.x)} x2={running.x} fill={`url(#${hatch})`} fillOpacity={1} />
      ) : null}
      {beside
        ? flags.map((flag, index) => (
            <ReferenceLine
              key={flag.name + flag.startsOn}
              x={flag.x}
              stroke="var(--rule-strong)"
              strokeDasharray="1 3"
              label={(props: { viewBox?: { x?: number; y?: number } }) => (
                <FlagLabel
                  x={props.viewBox?.x ?? 0}
                  y={(props.viewBox?.y ?? 0) - 8}
                  name={flag.name}
                  room={((flags[index + 1]?.x ?? 14) - flag.x) * ((width - 172) / 12)}
                />
              )}
            />
          ))
        : null}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--rule-strong)" }}
        content={({ active, payload }) => {
          const month = payload?.[0]?.payload as CurvePoint | undefined;
          return active && month && month.x > 0 ? <PlotTooltip month={month} words={words} /> : null;
        }}
      />
      <Line dataKey="previous" {...pastLine} />
      <Line dataKey="value" {...nowLine} />
      {last?.previous != null && last !== lastPrevious ? (
        <ReferenceDot x={last.x} y={last.previous} r={3} fill="var(--bg)" stroke="var(--past)" strokeWidth={1.5} />
      ) : null}
      {last && last.x > 0 ? (
        <ReferenceDot
          x={last.x}
          y={last.value ?? 0}
          r={4}
          fill="var(--accent)"
          stroke="none"
          label={(props: { viewBox?: { x?: number; y?: number } }) => (
            <EndLabel
              x={beside ? Math.max((props.viewBox?.x ?? 0) + 14, width - 120) : (props.viewBox?.x ?? 0) - 4}
              y={beside ? labels.now : Math.max(12, (props.viewBox?.y ?? 0) - 14)}
              anchor={beside ? "start" : "end"}
              strong={words.now}
              lines={beside ? words.before : []}
            />
          )}
        />
      ) : null}
      {lastPrevious && lastPrevious !== last ? (
        <ReferenceDot
          x={lastPrevious.x}
          y={lastPrevious.previous ?? 0}
          r={0}
          label={(props: { viewBox?: { x?: number; y?: number } }) => (
            <EndLabel
              x={beside ? width - 120 : (props.viewBox?.x ?? 0) - 10}
              y={beside ? labels.before : Math.max(10, (props.viewBox?.y ?? 0) + 4)}
              anchor={beside ? "start" : "end"}
              plain={words.previous}
              lines={beside ? [`${words.label(lastPrevious.previous)} ${words.endOfYear}`] : []}
            />
          )}
        />
      ) : null}
    </LineChart>
  );
}
