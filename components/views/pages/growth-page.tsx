"use client";

import { CohortBlock } from "@/components/indicators/cohort-block";
import { SplitBlock } from "@/components/indicators/split-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { PageGrid } from "./page-grid";

/** Does it stimulate sales? Revenue by month and by group, and whether those who bought come back. */
export const GrowthPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <MonthCharts
      data={data}
      ids={["member-revenue", "member-revenue-share", "average-order", "retention-rate"]}
      bars={["member-revenue"]}
      offZero={["member-revenue-share", "average-order", "retention-rate"]}
    />
    <PageGrid>
      <Answered data={data} ask="revenue-by-segment">
        {(answer) => <SplitBlock data={data} answer={answer} split="segment" />}
      </Answered>
      <Answered data={data} ask="revenue-by-region">
        {(answer) => <SplitBlock data={data} answer={answer} split="region" />}
      </Answered>
    </PageGrid>
    <Answered data={data} ask="cohort-years">
      {(answer, behind) => <CohortBlock answer={answer} {...behind} />}
    </Answered>
  </>
);
