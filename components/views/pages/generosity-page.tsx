"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { GenerosityMapBlock } from "@/components/indicators/generosity-map-block";
import { useLinks } from "@/components/indicators/links-context";
import { PageTop } from "@/components/views/page-top";
import { mapHeights } from "@/lib/lists/quadrants";
import { totalRow } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";

/** Is it generous enough, to whom, and does it pay? */
export const GenerosityPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <GenerosityMap data={data} />
    <MonthCharts
      data={data}
      ids={["generosity-consumed", "generosity-granted", "margin-after-rewards"]}
      offZero={["margin-after-rewards"]}
    />
    <Answered data={data} ask="budget-use">
      {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
    </Answered>
  </>
);

const splits = ["segment", "tier", "region"] as const;

function GenerosityMap({ data }: { data: ViewData }) {
  const links = useLinks();
  const generosity = totalRow(data, "generosity-consumed")?.value;
  const views = splits.flatMap((split) => {
    const answer = data.answers[`map-${split}`];
    return answer ? [{ split, answer, options: data.filters[split] }] : [];
  });
  const [first] = views;
  const { hasLists, figures, request } = data;
  // The map's own right is that of the answers above.
  const hasMembers =
    hasLists &&
    Object.values(mapHeights).some((rights) => rights.every((id) => id === first?.answer.indicator || figures[id]));
  if (generosity == null || !first) return null;
  return (
    <GenerosityMapBlock
      views={views}
      members={hasMembers ? request : undefined}
      generosity={generosity}
      margin={totalRow(data, "margin-after-rewards")?.value ?? null}
      csvHref={links.behind(first.answer).csvHref}
    />
  );
}
