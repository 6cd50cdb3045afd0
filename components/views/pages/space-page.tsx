"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { SplitLinesBlock } from "@/components/indicators/split-lines-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { PageGrid } from "./page-grid";

/** Do they come to their space, and order there? */
export const SpacePage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid>
      <Answered data={data} ask="visit-funnel">
        {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
      </Answered>
      <Answered data={data} ask="visiting-by-tier">
        {(answer, behind) => (
          <SplitLinesBlock answer={answer} split="tier" flags={data.programme.campaigns} {...behind} />
        )}
      </Answered>
    </PageGrid>
    <MonthCharts data={data} ids={["visits", "visiting-rate"]} bars={["visits"]} />
  </>
);
