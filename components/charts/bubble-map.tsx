"use client";

import { CartesianGrid, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { type Box, freePlace, placeBubbleLabels } from "./bubble-labels";
import styles from "./charts.module.css";
import { AXIS_HEIGHT } from "./plot-axes";
import { fitText, nameStyle, textWidth, wrapText } from "./text-width";

export interface Bubble {
  key: string;
  name: string;
  x: number;
  y: number;
  /** What its surface stands for. */
  size: number;
}

/** The four fields that the two lines make: left is little, top is much. */
export interface Quadrants {
  topLeft: string;
  topRight: string;
  bottomLeft: string;
  bottomRight: string;
}

interface BubbleMapProps {
  bubbles: Bubble[];
  xTicks: number[];
  yTicks: number[];
  xLine: { value: number; label: string };
  yLine: number;
  quadrants: Quadrants;
  words: {
    name: string;
    xName: string;
    xTick: (value: number) => string;
    yTick: (value: number) => string;
    /** What a bubble says, exactly: names with their figures. */
    exact: (bubble: Bubble) => [label: string, value: string][];
  };
  width: number;
  height: number;
}

const LEFT = 52;
const RIGHT = 12;
const HEAD = 22;
const FOOT = 20;
const LINE = 15;
/** Names drawn beside bubbles; the others are under the pointer and in the table. */
const MOST_LABELS = 10;
/** More bubbles than this are drawn smaller. */
const CROWD = 40;

const ends = (ticks: number[]): [number, number] => [ticks[0] ?? 0, ticks.at(-1) ?? 1];

/** Where a field's name may stand: in its outer corner, else in another one. */
function cornersOf(field: Box, lines: string[], isLeft: boolean, isTop: boolean): Corner[] {
  const width = Math.max(0, ...lines.map(textWidth));
  const height = lines.length * LINE;
  const corner = (atLeft: boolean, atTop: boolean): Corner => {
    const left = atLeft ? field.left + 8 : field.right - 8 - width;
    const top = atTop ? field.top + 3 : field.bottom - 5 - height;
    return { anchor: atLeft ? "start" : "end", box: { left, right: left + width, top, bottom: top + height } };
  };
  return [corner(isLeft, isTop), corner(!isLeft, isTop), corner(isLeft, !isTop), corner(!isLeft, !isTop)];
}

interface Corner {
  box: Box;
  anchor: "start" | "end";
}

/** Two rates of groups against each other, each group as large as it counts, in four named fields: two of them coloured. */
export function BubbleMap({ bubbles, xTicks, yTicks, xLine, yLine, quadrants, words, width, height }: BubbleMapProps) {
  const [x0, x1] = ends(xTicks);
  const [y0, y1] = ends(yTicks);
  const box = { left: LEFT, top: HEAD, right: width - RIGHT, bottom: height - AXIS_HEIGHT - FOOT };
  const largest = Math.max(1, ...bubbles.map(({ size }) => size));
  const radius = Math.min(bubbles.length > CROWD ? 18 : 34, width / 16);
  const radiusOf = ({ size }: Bubble) => Math.max(3, radius * Math.sqrt(Math.max(0, size) / largest));
  // What stands on the edge is drawn whole inside it, and covers no word of the axes.
  const reach = (isOnEdge: (bubble: Bubble) => boolean) => Math.max(0, ...bubbles.filter(isOnEdge).map(radiusOf));
  const xPadding = { left: reach(({ x }) => x <= x0), right: reach(({ x }) => x >= x1) };
  const yPadding = { top: reach(({ y }) => y >= y1), bottom: reach(({ y }) => y <= y0) };
  const inner = {
    left: box.left + xPadding.left,
    right: box.right - xPadding.right,
    top: box.top + yPadding.top,
    bottom: box.bottom - yPadding.bottom,
  };
  const atX = (x: number) => inner.left + ((x - x0) / (x1 - x0 || 1)) * (inner.right - inner.left);
  const atY = (y: number) => inner.bottom - ((y - y0) / (y1 - y0 || 1)) * (inner.bottom - inner.top);
  const toneOf = ({ x, y }: Bubble) => {
    if (x < xLine.value && y >= yLine) return "var(--accent)";
    return x >= xLine.value && y < yLine ? "var(--bad)" : "var(--past)";
  };
  const lineX = atX(xLine.value);
  const lineY = atY(yLine);
  const circles = bubbles.map((bubble) => ({
    key: bubble.key,
    x: atX(bubble.x),
    y: atY(bubble.y),
    r: radiusOf(bubble),
    text: bubble.name,
  }));
  const taken: Box[] = [];
  const fields = [
    { name: quadrants.topLeft, isLeft: true, isTop: true, color: "var(--accent)" },
    { name: quadrants.topRight, isLeft: false, isTop: true, color: "var(--ink2)" },
    { name: quadrants.bottomLeft, isLeft: true, isTop: false, color: "var(--ink2)" },
    { name: quadrants.bottomRight, isLeft: false, isTop: false, color: "var(--bad)" },
  ].flatMap(({ name, isLeft, isTop, color }) => {
    const field = {
      left: isLeft ? inner.left + xPadding.left : lineX,
      right: isLeft ? lineX : inner.right - xPadding.right,
      top: isTop ? box.top : lineY,
      bottom: isTop ? lineY : box.bottom,
    };
    const room = field.right - field.left - 16;
    // Cut, it would name nothing.
    if (name.split(" ").some((word) => textWidth(word) > room)) return [];
    const lines = wrapText(name, room);
    // A low field's name may stand in the next one, but on no other name.
    const place = freePlace(cornersOf(field, lines, isLeft, isTop), circles, taken);
    if (!place) return [];
    const { box: at, anchor } = place;
    taken.push(at);
    return lines.map((text, index) => ({
      text,
      color,
      anchor,
      x: anchor === "start" ? at.left : at.right,
      y: at.top + 12 + index * LINE,
    }));
  });
  taken.push({ left: lineX - 2, right: lineX + 2, top: box.top, bottom: box.bottom });
  const labels = placeBubbleLabels(circles, box, MOST_LABELS, taken);
  // The line's name stands on the side where it fits.
  const lineAnchor = lineX + textWidth(xLine.label) < box.right ? "start" : "end";
  return (
    <ScatterChart
      width={width}
      height={height}
      title={words.name}
      margin={{ top: HEAD, right: RIGHT, bottom: FOOT, left: 0 }}
    >
      {/* Drawn by hand, since what the library puts on its layers would cover the words. */}
      <path d={`M${box.left} ${box.top}H${lineX}V${lineY}H${box.left}Z`} fill="var(--accent-soft)" fillOpacity={0.5} />
      <path d={`M${lineX} ${lineY}H${box.right}V${box.bottom}H${lineX}Z`} fill="var(--bad-soft)" fillOpacity={0.6} />
      <path d={`M${lineX} ${box.top - 4}V${box.bottom}M${box.left} ${lineY}H${box.right}`} stroke="var(--past)" />
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[x0, x1]}
        padding={xPadding}
        ticks={xTicks}
        tickFormatter={words.xTick}
        tickLine={false}
        axisLine={false}
        tick={{ fill: "var(--ink3)" }}
        height={AXIS_HEIGHT}
      />
      <YAxis
        dataKey="y"
        type="number"
        domain={[y0, y1]}
        padding={yPadding}
        ticks={yTicks}
        interval={0}
        tickFormatter={words.yTick}
        tickLine={false}
        axisLine={false}
        tick={{ fill: "var(--ink3)" }}
        width={LEFT}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={false}
        content={({ active, payload }) => {
          const bubble = payload?.[0]?.payload as Bubble | undefined;
          return active && bubble ? (
            <div className={styles.tooltip}>
              <p className={styles.tooltipTitle}>{bubble.name}</p>
              {words.exact(bubble).map(([label, value]) => (
                <p key={label} className={styles.tooltipLine}>
                  <span>{label}</span>
                  <span className="num">{value}</span>
                </p>
              ))}
            </div>
          ) : null;
        }}
      />
      <Scatter
        data={[...bubbles].sort((a, b) => b.size - a.size)}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, payload }: { cx?: number; cy?: number; payload?: Bubble }) =>
          payload ? (
            <circle
              cx={cx}
              cy={cy}
              r={radiusOf(payload)}
              fill={toneOf(payload)}
              fillOpacity={0.6}
              stroke={toneOf(payload)}
            />
          ) : (
            <g />
          )
        }
      />
      {fields.map(({ text, x, y, anchor, color }) => (
        <text
          key={`${text}${x}${y}`}
          x={x}
          y={y}
          textAnchor={anchor}
          fill={color}
          fontWeight={600}
          stroke="var(--bg)"
          strokeWidth={3}
          strokeOpacity={0.7}
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
      <text x={lineX + (lineAnchor === "start" ? 4 : -4)} y={HEAD - 8} textAnchor={lineAnchor} fill="var(--ink3)">
        {xLine.label}
      </text>
      <text x={box.right} y={height - 4} textAnchor="end" fill="var(--ink2)" fontWeight={500}>
        {fitText(words.xName, width - 24)}
      </text>
      {labels.map(({ key, x, y, anchor }) => (
        <text
          key={key}
          x={x}
          y={y}
          textAnchor={anchor}
          fill="var(--ink)"
          fontWeight={600}
          pointerEvents="none"
          style={nameStyle}
        >
          {circles.find((circle) => circle.key === key)?.text}
        </text>
      ))}
    </ScatterChart>
  );
}
