"use client";

import { TierBars } from "@/components/indicators/tier-bars";
import { TierHistoryBlock } from "@/components/indicators/tier-history-block";
import { TierMigrationBlock } from "@/components/indicators/tier-migration-block";
import { tiersOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { PageTop } from "../page-top";
import { Answered } from "./answered";
import { NamedLists } from "./named-lists";
import { PageGrid } from "./page-grid";

/** Do they climb? What each tier weighs, how that moved, and who changes tier. */
export function TiersPage({ data }: { data: ViewData }) {
  const tiers = tiersOf(data);
  return (
    <>
      <PageTop data={data} />
      <PageGrid look="first">
        <Answered data={data} ask="tier-history">
          {(answer) => <TierHistoryBlock answer={answer} flags={data.programme.campaigns} />}
        </Answered>
        {tiers ? <TierBars data={data} tiers={tiers} /> : null}
      </PageGrid>
      <Answered data={data} ask="tier-matrix">
        {(answer) => <TierMigrationBlock answer={answer} />}
      </Answered>
      <NamedLists data={data} ids={["near-upper-tier", "near-lower-tier"]} />
    </>
  );
}
