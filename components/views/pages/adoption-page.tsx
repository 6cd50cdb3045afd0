"use client";

import { AxisSwitch } from "@/components/filters/axis-switch";
import { BandsBlock } from "@/components/indicators/bands-block";
import { SplitBlock } from "@/components/indicators/split-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";

/** Do they join, and who is still to win? */
export const AdoptionPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <AxisSwitch />
    <MonthCharts
      byAge={data.request.axis === "age"}
      data={data}
      ids={["members", "new-members", "leavers", "recruitment-pace", "penetration"]}
      bars={["new-members", "leavers"]}
      offZero={["members", "penetration"]}
    />
    <PageGrid>
      <Answered data={data} ask="penetration-by-fifth">
        {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
      </Answered>
      <Answered data={data} ask="penetration-by-segment">
        {(answer) => <SplitBlock data={data} answer={answer} split="segment" />}
      </Answered>
    </PageGrid>
    <NamedLists data={data} ids={["eligible-non-members"]} />
  </>
);
