"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { CohortBlock } from "@/components/indicators/cohort-block";
import { SplitTableBlock } from "@/components/indicators/split-table-block";
import type { ViewData } from "@/lib/views/view-data";
import { PageTop } from "../page-top";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { PageGrid } from "./page-grid";

/** Who are the customers, how often do they come, what becomes of those who join? */
export const CustomersPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid>
      <Answered data={data} ask="rfm-members">
        {(answer) => <BandsBlock answer={answer} />}
      </Answered>
      <Answered data={data} ask="recency-bands">
        {(answer) => <BandsBlock answer={answer} />}
      </Answered>
    </PageGrid>
    <Answered data={data} ask="segment-profile">
      {(answer) => <SplitTableBlock answer={answer} split="segment" />}
    </Answered>
    <MonthCharts
      data={data}
      ids={["active-rate", "purchase-frequency"]}
      offZero={["active-rate", "purchase-frequency"]}
    />
    <Answered data={data} ask="cohort-buyers">
      {(answer) => <CohortBlock answer={answer} />}
    </Answered>
    <Answered data={data} ask="cohort-revenue">
      {(answer) => <CohortBlock answer={answer} />}
    </Answered>
  </>
);
