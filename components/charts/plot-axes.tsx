import { CartesianGrid, XAxis, type XAxisProps, YAxis } from "recharts";
import type { PlotWords } from "./plot";

/** What the axis below takes of a plot's height. */
export const AXIS_HEIGHT = 24;

interface PlotAxesProps {
  /** The steps of the values, lowest first: the plot reaches from the first to the last. */
  ticks: number[];
  words: Pick<PlotWords, "tick">;
  /** Room for the values. */
  width: number;
  /** What stands below: the key of its data, its ticks and their words. */
  below: Pick<XAxisProps, "dataKey" | "type" | "domain" | "ticks" | "tickFormatter" | "padding">;
}

/** The one look of axes: a rule at each step of the values, and only where a step says so a name. */
export const PlotAxes = ({ ticks, words, width, below }: PlotAxesProps) => (
  <>
    <CartesianGrid vertical={false} stroke="var(--rule)" />
    <XAxis
      {...below}
      interval={0}
      tickLine={false}
      axisLine={{ stroke: "var(--rule-strong)" }}
      tick={{ fill: "var(--ink3)" }}
      height={AXIS_HEIGHT}
    />
    <YAxis
      domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
      ticks={ticks}
      interval={0}
      tickLine={false}
      axisLine={false}
      width={width}
      tick={{ fill: "var(--ink3)" }}
      tickFormatter={words.tick}
    />
  </>
);
