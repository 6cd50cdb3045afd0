import { listPoints, placePoints, ticksOfMap } from "@/components/indicators/map-points";
import { officeFormat } from "@/lib/export/office-format";
import type { Slide } from "@/lib/export/slides";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { type Corner, cornerOf } from "@/lib/lists/quadrants";
import { totalRow } from "@/lib/steering/facts";
import { colorsOf, hiddenNote, minorOf, nameOf, notes, type SlideWords } from "./slide-words";

/** Groups by what they are given and how they grow, as large as their revenue; how many stand in each field. */
export function mapSlide(
  words: SlideWords,
  split: "segment" | "tier" | "region",
  answer: IndicatorAnswer,
): Slide | null {
  const { t, format, data, locale } = words;
  const generosity = totalRow(data, "generosity-consumed")?.value;
  const points = listPoints(answer, split);
  const order = (split === "tier" ? data.programme.tiers : (data.filters[split] ?? [])).map(({ code }) => code);
  const named = points
    .map((point) => ({ ...point, name: nameOf(words, split, point.code) }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  const { placed, left } = placePoints(named, "growth");
  if (generosity == null || placed.length === 0) return null;
  const lines = { x: generosity, y: 0 };
  const ends = (ticks: number[]) => ({ low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 });
  const ticks = ticksOfMap(placed, lines, 0.15);
  const field = (corner: Corner) => t(`generosityMap.quadrants.growth-${corner}`);
  const inside = (corner: Corner) => placed.filter((point) => cornerOf(point, lines) === corner).length;
  const colors = colorsOf(
    split,
    placed.map(({ key }) => key),
  );
  const growth = t("parts.generosity-profitability.growth");
  return {
    sentence: (["top-left", "top-right", "bottom-left", "bottom-right"] as const)
      .filter((corner) => inside(corner) > 0)
      .map((corner) =>
        t("chart.labelled", {
          label: field(corner),
          value: t("generosityMap.count", { split, count: inside(corner) }),
        }),
      )
      .join(" · "),
    measured: notes(
      t("generosityMap.subtitle", { y: growth, split }),
      t("generosityMap.surface"),
      left.length > 0 ? t("generosityMap.left", { names: left.map(({ name }) => name).join(", ") }) : null,
      hiddenNote(
        words,
        named.filter(({ isHidden }) => isHidden).map(({ name }) => name),
      ),
    ),
    chart: {
      look: "map",
      points: placed.map(({ name, x, y, size }, place) => ({
        name,
        color: colors[place] ?? "",
        x,
        y,
        size: size / minorOf("money", data),
      })),
      x: {
        name: `${t("generosityMap.x")} (${t("generosityMap.own", { share: format.value("percent", generosity, "whole", 2) })})`,
        ...ends(ticks.x),
      },
      y: { name: growth, ...ends(ticks.y) },
      line: generosity,
      fields: {
        topLeft: field("top-left"),
        topRight: field("top-right"),
        bottomLeft: field("bottom-left"),
        bottomRight: field("bottom-right"),
      },
      format: officeFormat("percent", 1, locale, data.programme.currency),
    },
  };
}
