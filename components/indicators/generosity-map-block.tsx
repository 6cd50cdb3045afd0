"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { niceTicks, ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BubbleMap } from "@/components/charts/lazy-plots";
import { Segmented } from "@/components/ui/segmented";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Option } from "@/lib/views/view-data";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { listPoints } from "./map-points";
import { useNotes } from "./use-notes";
import { type DrawnSplit, useSplitGroups } from "./use-split-groups";

type MapSplit = Exclude<DrawnSplit, "from" | "to" | "kind">;
type Height = "growth" | "margin";

interface GenerosityMapBlockProps extends BlockWords {
  /** `generosity-profitability`, an answer a split; the first is shown first. */
  views: { split: MapSplit; answer: IndicatorAnswer; options?: Option[] }[];
  /** The programme's own generosity, where the fields part. */
  generosity: number;
  /** Its own margin after rewards, where margin is shown; null where the reader or the programme has none. */
  margin?: number | null;
  height?: number;
}

/** Who is rewarded much or little, and grows or not (or leaves much or little): a bubble a group, as large as its revenue. */
export function GenerosityMapBlock(props: GenerosityMapBlockProps) {
  const { views, generosity, margin = null, height = 420, csvHref, aside, ...words } = props;
  const t = useTranslations();
  const { format } = useFormat();
  const notes = useNotes();
  const groupsOf = useSplitGroups();
  const [split, setSplit] = useState(views[0]?.split);
  const [by, setBy] = useState<Height>("growth");
  const view = views.find((one) => one.split === split) ?? views[0];
  if (!view) return null;
  const { answer } = view;
  const points = listPoints(answer, view.split);
  const groups = groupsOf(
    view.split,
    points.map(({ code }) => code),
    view.options,
  );
  const nameOf = (code: string) => groups.find((group) => group.code === code)?.name ?? code;
  const placed = points.flatMap((point) => {
    const y = point[by];
    return point.generosity === null || y === null || !point.revenue || point.revenue <= 0
      ? []
      : [{ key: point.code, name: nameOf(point.code), x: point.generosity, y, size: point.revenue }];
  });
  // A group without revenue is nobody; the others that are not placed are named.
  const left = points.filter(
    ({ code, revenue, isHidden }) => !isHidden && revenue && !placed.some(({ key }) => key === code),
  );
  const yLine = by === "margin" ? (margin ?? 0) : 0;
  const xTicks = ticksFromZero([generosity * 1.15, ...placed.map(({ x }) => x * 1.1)], 4);
  const ys = [yLine, ...placed.map(({ y }) => y)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const room = (high - low || 0.1) * 0.15;
  const yTicks = niceTicks(low - room, high + room, 4);
  const rate = (value: number | null) => format.value("percent", value, "whole", 2);
  const rise = (value: number | null) =>
    by === "growth" ? format.signed("percent", value, "whole", 1) : format.value("percent", value);
  const part = (name: "generosity" | "growth" | "margin" | "revenue") => t(`parts.generosity-profitability.${name}`);
  const name = t("indicators.generosity-profitability.name");
  const own = t("generosityMap.own", { share: rate(generosity) });
  const canSwitch = margin !== null && points.some((point) => point.margin !== null);
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? t("generosityMap.subtitle", { y: part(by), split: view.split })}
      aside={
        <>
          {aside}
          {canSwitch ? (
            <Segmented
              label={t("generosityMap.height")}
              value={by}
              onChange={setBy}
              options={(["growth", "margin"] as const).map((value) => ({ value, label: t(`generosityMap.${value}`) }))}
            />
          ) : null}
          {views.length > 1 ? (
            <Segmented
              label={t("generosityMap.groups")}
              value={view.split}
              onChange={setSplit}
              options={views.map((one) => ({ value: one.split, label: t("generosityMap.by", { split: one.split }) }))}
            />
          ) : null}
        </>
      }
      empty={placed.length === 0 ? height : false}
    >
      <ChartFrame
        name={`${name}, ${t("splitTable.by", { split: view.split }).toLowerCase()}`}
        asOf={answer.asOf}
        summary={t("generosityMap.summary", {
          own: rate(generosity),
          groups: placed.map((bubble) => `${bubble.name} ${rate(bubble.x)}, ${part(by)} ${rise(bubble.y)}`).join(" · "),
        })}
        height={height}
        csvHref={csvHref}
        table={{
          columns: [
            { label: t("splitTable.group", { split: view.split }) },
            { label: part("generosity"), figures: true },
            { label: part("growth"), figures: true },
            ...(canSwitch ? [{ label: part("margin"), figures: true }] : []),
            { label: part("revenue"), figures: true },
          ],
          rows: points
            .filter(({ revenue, isHidden }) => revenue || isHidden)
            .map((point) => ({
              key: point.code,
              cells: [
                point.isHidden ? `${nameOf(point.code)} (${t("figure.hidden")})` : nameOf(point.code),
                rate(point.generosity),
                format.signed("percent", point.growth),
                ...(canSwitch ? [format.value("percent", point.margin)] : []),
                format.value("money", point.revenue),
              ],
            })),
        }}
        note={
          <>
            <span>{t("generosityMap.surface")}</span>
            {left.length > 0 ? (
              <span>{t("generosityMap.left", { names: left.map(({ code }) => nameOf(code)).join(", ") })}</span>
            ) : null}
            {notes.hidden(points.filter(({ isHidden }) => isHidden).map(({ code }) => nameOf(code)))}
          </>
        }
      >
        {(width) => (
          <BubbleMap
            bubbles={placed}
            xTicks={xTicks}
            yTicks={yTicks}
            xLine={{ value: generosity, label: own }}
            yLine={yLine}
            quadrants={{
              topLeft: t(`generosityMap.${by}TopLeft`),
              topRight: t(`generosityMap.${by}TopRight`),
              bottomLeft: t(`generosityMap.${by}BottomLeft`),
              bottomRight: t(`generosityMap.${by}BottomRight`),
            }}
            words={{
              name,
              xName: t("generosityMap.x"),
              xTick: (value) => format.tick("percent", value, xTicks.at(-1) ?? 1),
              yTick: (value) =>
                by === "growth"
                  ? `${value > 0 ? "+" : ""}${format.tick("percent", value, yTicks.at(-1) ?? 1)}`
                  : format.tick("percent", value, yTicks.at(-1) ?? 1),
              exact: (bubble) => [
                [part("generosity"), rate(bubble.x)],
                [part(by), rise(bubble.y)],
                [part("revenue"), format.value("money", bubble.size)],
              ],
            }}
            width={width}
            height={height}
          />
        )}
      </ChartFrame>
    </AnswerBlock>
  );
}
