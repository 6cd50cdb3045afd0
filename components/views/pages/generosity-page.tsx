"use client";

import { GenerosityMapBlock } from "@/components/indicators/generosity-map-block";
import type { ViewData } from "@/lib/views/view-data";
import { PageTop } from "../page-top";
import { BudgetBlock } from "./budget-block";
import { MonthCharts } from "./month-charts";

/** Is it generous enough, to whom, and does it pay? */
export const GenerosityPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <GenerosityMapBlock data={data} />
    <MonthCharts
      data={data}
      ids={["generosity-consumed", "generosity-granted", "margin-after-rewards"]}
      offZero={["margin-after-rewards"]}
    />
    <BudgetBlock data={data} />
  </>
);
