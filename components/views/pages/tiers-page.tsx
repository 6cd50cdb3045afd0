"use client";

import { TierHistoryBlock } from "@/components/indicators/tier-history-block";
import { TierMigrationBlock } from "@/components/indicators/tier-migration-block";
import { PageTop } from "@/components/views/page-top";
import { TierWeights } from "@/components/views/tier-weights";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";

/** Do they climb? What each tier weighs, how that moved, and who changes tier. */
export const TiersPage = ({ data }: { data: ViewData }) => (
  <>
    <PageTop data={data} />
    <PageGrid look="first">
      <Answered data={data} ask="tier-history">
        {(answer, behind) => <TierHistoryBlock answer={answer} flags={data.programme.campaigns} {...behind} />}
      </Answered>
      <TierWeights data={data} withCost />
    </PageGrid>
    <Answered data={data} ask="tier-matrix">
      {(answer, behind) => <TierMigrationBlock answer={answer} {...behind} />}
    </Answered>
    <NamedLists data={data} ids={["near-upper-tier", "near-lower-tier"]} />
  </>
);
