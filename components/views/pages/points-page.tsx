"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { QuartersBlock } from "@/components/indicators/quarters-block";
import { RewardMixBlock } from "@/components/indicators/reward-mix-block";
import { RollForwardBlock } from "@/components/indicators/roll-forward-block";
import { TopRewardsBlock } from "@/components/indicators/top-rewards-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
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
      <Answered data={data} ask="points-roll-forward">
        {(answer, behind) => <RollForwardBlock answer={answer} {...behind} />}
      </Answered>
      <RedemptionBlock data={data} />
    </PageGrid>
    <MonthCharts
      data={data}
      ids={["points-issued", "points-redeemed", "cost-per-point"]}
      bars={["points-issued", "points-redeemed"]}
    />
    <Answered data={data} ask="points-cohorts">
      {(answer, behind) => <QuartersBlock answer={answer} {...behind} />}
    </Answered>
    <PageGrid look="three">
      <Answered data={data} ask="reward-mix">
        {(answer) => <RewardMixBlock mix={answer} />}
      </Answered>
      <Answered data={data} ask="issued-by-mechanic">
        {(answer, behind) => <BandsBlock answer={answer} level={3} {...behind} />}
      </Answered>
      <Answered data={data} ask="points-expiring">
        {(answer, behind) => <BandsBlock answer={answer} level={3} {...behind} />}
      </Answered>
    </PageGrid>
    <Answered data={data} ask="top-rewards">
      {(answer, behind) => <TopRewardsBlock answer={answer} {...behind} />}
    </Answered>
    <NamedLists data={data} ids={["could-redeem", "expiring"]} />
  </>
);
