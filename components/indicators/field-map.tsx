"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BubbleMap } from "@/components/charts/lazy-plots";
import type { MapHeight } from "@/lib/lists/quadrants";
import { useFormat } from "./format-context";
import { type NamedPoint, placePoints, ticksOfMap } from "./map-points";
import { useNotes } from "./use-notes";
import type { DrawnSplit } from "./use-split-groups";

export type MapSplit = Exclude<DrawnSplit, "from" | "to" | "kind"> | "member";

export interface FieldMapProps {
  points: NamedPoint[];
  split: MapSplit;
  by: MapHeight;
  /** The programme's own, where the fields part. */
  generosity: number;
  margin: number | null;
  hasMargin: boolean;
  asOf: string;
  height: number;
  csvHref?: string;
  /** Of many points, which no sentence could name: what it says instead, and what stands under it. */
  crowd?: { fields: string; note: ReactNode };
}

/**
 * How far a crowd's scale goes: one member may stand anywhere. In times the programme's generosity; in growth; around
 * its margin.
 */
const FARTHEST = { generosity: 4, growth: 1, margin: 0.4 };

const within = (value: number, [low, high]: [number, number]) => Math.min(high, Math.max(low, value));

/** Points in four named fields, by what they are given and how they grow (or what they leave), as large as their revenue. */
export function FieldMap(props: FieldMapProps) {
  const { points, split, by, generosity, margin, hasMargin, asOf, height, csvHref, crowd } = props;
  const t = useTranslations();
  const { format } = useFormat();
  const notes = useNotes();
  const yLine = by === "margin" ? (margin ?? 0) : 0;
  const xEnds: [number, number] = [0, crowd ? generosity * FARTHEST.generosity : Number.POSITIVE_INFINITY];
  const yEnds: [number, number] = crowd
    ? [yLine - FARTHEST[by], yLine + FARTHEST[by]]
    : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { placed, left } = placePoints(points, by);
  const bubbles = crowd ? placed.map((one) => ({ ...one, x: within(one.x, xEnds), y: within(one.y, yEnds) })) : placed;
  const atEdge = bubbles.filter(({ x, y }, place) => placed[place]?.x !== x || placed[place]?.y !== y).length;
  const exactOf = new Map(placed.map((one) => [one.key, one]));
  const { x: xTicks, y: yTicks } = ticksOfMap(bubbles, { x: generosity, y: yLine }, crowd ? 0 : 0.15);
  const rate = (value: number | null) => format.value("percent", value, "whole", 2);
  const rise = (value: number | null) =>
    by === "growth" ? format.signed("percent", value, "whole", 1) : format.value("percent", value);
  const part = (name: "generosity" | "growth" | "margin" | "revenue") => t(`parts.generosity-profitability.${name}`);
  const name = t("indicators.generosity-profitability.name");
  const hidden = points.filter(({ isHidden }) => isHidden).map((point) => point.name);
  return (
    <ChartFrame
      name={`${name}, ${t("splitTable.by", { split }).toLowerCase()}`}
      asOf={asOf}
      summary={
        crowd
          ? t("generosityMap.summaryMembers", { own: rate(generosity), fields: crowd.fields })
          : t("generosityMap.summary", {
              own: rate(generosity),
              groups: placed.map((one) => `${one.name} ${rate(one.x)}, ${part(by)} ${rise(one.y)}`).join(" · "),
            })
      }
      height={height}
      csvHref={csvHref}
      table={{
        columns: [
          { label: t("splitTable.group", { split }) },
          { label: part("generosity"), figures: true },
          { label: part("growth"), figures: true },
          ...(hasMargin ? [{ label: part("margin"), figures: true }] : []),
          { label: part("revenue"), figures: true },
        ],
        rows: points
          .filter(({ revenue, isHidden }) => revenue || isHidden)
          .map((point) => ({
            key: point.code,
            cells: [
              point.isHidden ? `${point.name} (${t("figure.hidden")})` : point.name,
              rate(point.generosity),
              format.signed("percent", point.growth),
              ...(hasMargin ? [format.value("percent", point.margin)] : []),
              format.value("money", point.revenue),
            ],
          })),
      }}
      note={
        <>
          <span>{t("generosityMap.surface")}</span>
          {crowd?.note}
          {atEdge > 0 ? <span>{t("generosityMap.edge", { count: atEdge })}</span> : null}
          {left.length > 0 ? (
            <span>
              {crowd
                ? t("generosityMap.unplaced", { count: left.length })
                : t("generosityMap.left", { names: left.map((point) => point.name).join(", ") })}
            </span>
          ) : null}
          {notes.hidden(hidden)}
        </>
      }
    >
      {(width) => (
        <BubbleMap
          bubbles={bubbles}
          xTicks={xTicks}
          yTicks={yTicks}
          xLine={{ value: generosity, label: t("generosityMap.own", { share: rate(generosity) }) }}
          yLine={yLine}
          quadrants={{
            topLeft: t(`generosityMap.quadrants.${by}-top-left`),
            topRight: t(`generosityMap.quadrants.${by}-top-right`),
            bottomLeft: t(`generosityMap.quadrants.${by}-bottom-left`),
            bottomRight: t(`generosityMap.quadrants.${by}-bottom-right`),
          }}
          words={{
            name,
            xName: t("generosityMap.x"),
            xTick: (value) => format.tick("percent", value, xTicks.at(-1) ?? 1),
            yTick: (value) =>
              by === "growth"
                ? `${value > 0 ? "+" : ""}${format.tick("percent", value, yTicks.at(-1) ?? 1)}`
                : format.tick("percent", value, yTicks.at(-1) ?? 1),
            exact: ({ key, size }) => [
              [part("generosity"), rate(exactOf.get(key)?.x ?? null)],
              [part(by), rise(exactOf.get(key)?.y ?? null)],
              [part("revenue"), format.value("money", size)],
            ],
          }}
          width={width}
          height={height}
        />
      )}
    </ChartFrame>
  );
}
