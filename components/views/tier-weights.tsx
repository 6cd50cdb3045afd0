"use client";

import { useFormat } from "@/components/indicators/format-context";
import { useLinks } from "@/components/indicators/links-context";
import { TierSharesBlock } from "@/components/indicators/tier-shares-block";
import { tiersOf } from "@/lib/steering/facts";
import { tiersFinding } from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";

/** What each tier weighs: its members beside its revenue and, `withCost`, what its rewards cost and what was meant. */
export function TierWeights({ data, withCost = false }: { data: ViewData; withCost?: boolean }) {
  const { say } = useFormat();
  const links = useLinks();
  const tiers = tiersOf(data);
  if (!tiers) return null;
  return (
    <TierSharesBlock
      // Where it is the page's own finding, the page has said it.
      title={withCost ? undefined : say(tiersFinding(data))}
      {...tiers}
      rewardCost={withCost ? data.answers["tier-cost"] : null}
      targets={withCost ? data.programme.targetTierShares : {}}
      {...links.behind(tiers.members)}
    />
  );
}
