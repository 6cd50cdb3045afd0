"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { capitalised } from "@/lib/format/dates";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { MapHeight } from "@/lib/lists/quadrants";
import type { Option, ViewRequest } from "@/lib/views/view-data";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { FieldMap, type MapSplit } from "./field-map";
import { listPoints } from "./map-points";
import { MemberFields } from "./member-fields";
import { useMissingWords } from "./use-missing-words";
import { useSplitGroups } from "./use-split-groups";

interface GenerosityMapBlockProps extends BlockWords {
  /** `generosity-profitability`, an answer a split; the first is shown first. */
  views: { split: Exclude<MapSplit, "member">; answer: IndicatorAnswer; options?: Option[] }[];
  /** The page's request, where its reader may see members one by one. */
  members?: ViewRequest;
  /** The programme's own generosity, where the fields part. */
  generosity: number;
  /** Its own margin after rewards, where margin is shown; null where the reader or the programme has none. */
  margin?: number | null;
  height?: number;
}

/** Who is rewarded much or little, and grows or not (or leaves much or little): a bubble a group, as large as its revenue. */
export function GenerosityMapBlock(props: GenerosityMapBlockProps) {
  const { views, members, generosity, margin = null, height = 420, csvHref, aside, ...words } = props;
  const t = useTranslations();
  const groupsOf = useSplitGroups();
  const why = useMissingWords();
  const [split, setSplit] = useState<MapSplit | undefined>(views[0]?.split);
  const [by, setBy] = useState<MapHeight>("growth");
  const view = views.find((one) => one.split === split) ?? views[0];
  if (!view) return null;
  const { answer } = view;
  const points = listPoints(answer, view.split);
  const groups = groupsOf(
    view.split,
    points.map(({ code }) => code),
    view.options,
  );
  const named = points.map((point) => ({
    ...point,
    name: groups.find(({ code }) => code === point.code)?.name ?? point.code,
  }));
  const shown = split === "member" && members ? "member" : view.split;
  const hasMargin = margin !== null && points.some((point) => point.margin !== null);
  const isEmpty = !points.some((point) => point.generosity !== null && point[by] !== null && (point.revenue ?? 0) > 0);
  const missing = why(answer, answer.rows.find(({ key, value }) => key.part === by && value === null) ?? null);
  const splits: MapSplit[] = [...views.map((one) => one.split), ...(members ? (["member"] as const) : [])];
  const emptyWhy = missing ? `${capitalised(missing)}.` : t("chart.emptyWhy");
  const shared = { by, generosity, margin, hasMargin, asOf: answer.asOf, height };
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={
        words.subtitle ?? t("generosityMap.subtitle", { y: t(`parts.generosity-profitability.${by}`), split: shown })
      }
      aside={
        <>
          {aside}
          {hasMargin ? (
            <Segmented
              label={t("generosityMap.height")}
              value={by}
              onChange={setBy}
              options={(["growth", "margin"] as const).map((value) => ({ value, label: t(`generosityMap.${value}`) }))}
            />
          ) : null}
          {splits.length > 1 ? (
            <Segmented
              label={t("generosityMap.groups")}
              value={shown}
              onChange={setSplit}
              options={splits.map((value) => ({ value, label: t("generosityMap.by", { split: value }) }))}
            />
          ) : null}
        </>
      }
      empty={shown !== "member" && isEmpty ? height : false}
      why={emptyWhy}
    >
      {shown === "member" && members ? (
        <MemberFields request={members} emptyWhy={emptyWhy} {...shared} />
      ) : (
        <FieldMap points={named} split={shown} csvHref={csvHref} {...shared} />
      )}
    </AnswerBlock>
  );
}
