"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { BandsBlock } from "@/components/indicators/bands-block";
import { SplitBlock } from "@/components/indicators/split-block";
import { PageTop } from "@/components/views/page-top";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";

const splits = ["tier", "segment", "region", "rep"] as const;

/** Do objectives mobilise: who attains, when, and who is still to be won? */
export const ObjectivesPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid look="first">
      <Answered data={data} ask="curve">
        {(answer) => <AttainmentBlock data={data} curve={answer} />}
      </Answered>
      <PageGrid look="stack">
        <Answered data={data} ask="landing-bands">
          {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
        </Answered>
        <Answered data={data} ask="beyond-objective">
          {(answer, behind) => <BandsBlock answer={answer} {...behind} />}
        </Answered>
      </PageGrid>
    </PageGrid>
    <NamedLists data={data} ids={["within-reach", "bonus-step"]} />
    <PageGrid>
      {splits.map((split) => (
        <Answered key={split} data={data} ask={`attainment-by-${split}`}>
          {(answer) => <SplitBlock data={data} answer={answer} split={split} />}
        </Answered>
      ))}
    </PageGrid>
  </>
);
