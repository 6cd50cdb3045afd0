"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { QuartersBlock } from "@/components/indicators/quarters-block";
import { RewardMixBlock } from "@/components/indicators/reward-mix-block";
import { RollForwardBlock } from "@/components/indicators/roll-forward-block";
import type { ViewData } from "@/lib/views/view-data";
import { PageTop } from "../page-top";
import { Answered } from "./answered";
import { MonthCharts } from "./month-charts";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";
import { RedemptionBlock } from "./redemption-block";

/** Do they spend their points, on what, and what is still owed? */
export const PointsPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid>
      <RollForwardBlock data={data} opening={data.answers["points-opening"] ?? null} />
      <RedemptionBlock data={data} />
    </PageGrid>
    <MonthCharts
      data={data}
      ids={["points-issued", "points-redeemed", "cost-per-point"]}
      bars={["points-issued", "points-redeemed"]}
    />
    <Answered data={data} ask="points-cohorts">
      {(answer) => <QuartersBlock answer={answer} />}
    </Answered>
    <PageGrid look="three">
      <Answered data={data} ask="reward-mix">
        {(answer) => <RewardMixBlock mix={answer} />}
      </Answered>
      <Answered data={data} ask="issued-by-mechanic">
        {(answer) => <BandsBlock answer={answer} level={3} />}
      </Answered>
      <Answered data={data} ask="points-expiring">
        {(answer) => <BandsBlock answer={answer} level={3} />}
      </Answered>
    </PageGrid>
    <NamedLists data={data} ids={["could-redeem", "expiring"]} />
  </>
);
