"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { CohortBlock } from "@/components/indicators/cohort-block";
import { SplitTableBlock } from "@/components/indicators/split-table-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";

/** Who are the customers, how often do they come, what becomes of those who join? */
export const CustomersPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid>
      <Answered data={data} ask="rfm-members">
        {(answer, behind) => <BandsBlock answer={answer} beside={data.answers["rfm-revenue"]} {...behind} />}
      </Answered>
      <PageGrid look="stack">
        <Answered data={data} ask="recency-bands">
          {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
        </Answered>
        <NamedLists data={data} ids={["falling"]} />
      </PageGrid>
    </PageGrid>
    <Answered data={data} ask="segment-profile">
      {(answer, behind) => (
        <SplitTableBlock answers={[answer]} split="segment" options={data.filters.segment} {...behind} />
      )}
    </Answered>
    <MonthCharts
      data={data}
      ids={["active-rate", "purchase-frequency"]}
      offZero={["active-rate", "purchase-frequency"]}
    />
    <Answered data={data} ask="cohort-buyers">
      {(answer, behind) => <CohortBlock answer={answer} {...behind} />}
    </Answered>
    <Answered data={data} ask="cohort-revenue">
      {(answer, behind) => <CohortBlock answer={answer} {...behind} />}
    </Answered>
  </>
);
