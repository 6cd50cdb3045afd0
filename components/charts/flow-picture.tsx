"use client";

import { type Flow, type FlowNode, type FlowRibbon, layOutFlows } from "./flow-layout";
import { spreadLabels } from "./spread-labels";
import { fitText } from "./text-width";

/** What happened to those of a flow. */
export type FlowTone = "kept" | "up" | "down" | "entered" | "left";

interface FlowPictureProps {
  /** From top to bottom. */
  groups: { key: string; before: string; after: string; color: string }[];
  flows: (Flow & { tone: FlowTone })[];
  words: {
    name: string;
    /** Over the two sides. */
    before: string;
    after: string;
    count: (count: number) => string;
    /** A flow, under the pointer. */
    flow: (flow: Flow) => string;
  };
  width: number;
  height: number;
}

const HEAD = 22;
const BAR = 10;
const LINE = 15;

/** Trouble in vermilion, progress in our blue; what stayed is only context. */
const colors: Record<FlowTone, string> = {
  kept: "var(--track)",
  up: "var(--accent)",
  down: "var(--bad)",
  entered: "var(--past)",
  left: "var(--past)",
};

const ribbonPath = ({ fromY, toY, height }: FlowRibbon, left: number, right: number): string => {
  const middle = (left + right) / 2;
  return [
    `M${left} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${right} ${toY}`,
    `V${toY + height}`,
    `C${middle} ${toY + height} ${middle} ${fromY + height} ${left} ${fromY + height}Z`,
  ].join("");
};

/** Who was in which group before and after: a bar for each, and ribbons between as thick as they count. */
export function FlowPicture({ groups, flows, words, width, height }: FlowPictureProps) {
  const { before, after, ribbons } = layOutFlows(
    groups.map(({ key }) => key),
    flows,
    height - HEAD - 8,
  );
  const room = Math.min(132, Math.round(width * 0.27));
  const [left, right] = [room + BAR, width - room - BAR];
  const groupOf = (key: string) => groups.find((group) => group.key === key);
  const toneOf = (flow: Flow): FlowTone =>
    flows.find(({ from, to }) => from === flow.from && to === flow.to)?.tone ?? "kept";
  // What moved lies over what stayed.
  const drawn = [...ribbons].sort((a, b) => Number(toneOf(b) === "kept") - Number(toneOf(a) === "kept"));
  const side = (nodes: FlowNode[], isAfter: boolean) => {
    const heights = spreadLabels(
      nodes.map((node) => node.y + node.height / 2),
      { top: 6, bottom: height - HEAD - 14, apart: LINE },
    );
    return nodes.map((node, index) => {
      const group = groupOf(node.key);
      const count = words.count(node.count);
      const name = fitText((isAfter ? group?.after : group?.before) ?? node.key, room - 14 - count.length * 7);
      const at = (heights[index] ?? node.y) + 4;
      return (
        <g key={node.key}>
          <rect
            x={isAfter ? right : room}
            y={node.y}
            width={BAR}
            height={Math.max(1, node.height)}
            fill={group?.color ?? "var(--past)"}
          />
          <text
            x={isAfter ? right + BAR + 8 : room - 8}
            y={at}
            textAnchor={isAfter ? "start" : "end"}
            fill="var(--ink2)"
          >
            {isAfter ? null : `${name} `}
            <tspan fill="var(--ink)" fontWeight={600}>
              {count}
            </tspan>
            {isAfter ? ` ${name}` : null}
            <title>{`${(isAfter ? group?.after : group?.before) ?? ""} ${count}`}</title>
          </text>
        </g>
      );
    });
  };
  return (
    <svg width={width} height={height} role="img" aria-label={words.name} style={{ display: "block" }}>
      <text x={room + BAR} y={11} textAnchor="end" fill="var(--ink3)">
        {words.before}
      </text>
      <text x={right} y={11} fill="var(--ink3)">
        {words.after}
      </text>
      <g transform={`translate(0 ${HEAD})`}>
        {drawn.map((ribbon) => {
          const tone = toneOf(ribbon);
          return (
            <path
              key={`${ribbon.from}/${ribbon.to}`}
              d={ribbonPath(ribbon, left, right)}
              fill={colors[tone]}
              fillOpacity={tone === "kept" ? 0.9 : 0.72}
            >
              <title>{words.flow(ribbon)}</title>
            </path>
          );
        })}
        {side(before, false)}
        {side(after, true)}
      </g>
    </svg>
  );
}
