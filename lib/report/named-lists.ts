import "server-only";
import { measures } from "@/db/schema/rollup-columns";
import type { ListId } from "@/lib/lists/lists";
import type { Window } from "@/lib/periods/period";
import type { Grouping } from "./group-sql";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

interface Rule {
  holds: string;
  stake?: string;
  /** The window that it looks back over. */
  looksBack?: Window;
  /** Being in it, or its stake, tells how the whole programme does. */
  tellsProgramme?: true;
}

/** Over an account's row `a` of account_now; `own` and `next` are the tier that it holds and the one above, with thresholds. */
const rules: Record<ListId, Rule> = {
  portfolio: { holds: "true" },
  members: { holds: `${measures.members.sql} = 1` },
  "within-reach": {
    holds: "a.landing_band = 'within_reach'",
    stake: "a.objective_target_cents - a.fiscal_revenue_cents",
    looksBack: "fiscal-year",
  },
  "bonus-step": {
    holds: `${measures.objectives_at_110.sql} = 1`,
    stake: "a.fiscal_revenue_cents - a.objective_target_cents",
    looksBack: "fiscal-year",
  },
  "could-redeem": {
    holds: `a.is_member = 1 and a.points_redeemed_to_date <= 0 and a.points_outstanding >=
      (select min(w.points) from rewards w where w.programme_id = a.programme_id and w.points > 0)`,
    stake: measures.points_outstanding.sql,
  },
  expiring: { holds: `${measures.points_expiring_90.sql} > 0`, stake: measures.points_expiring_90.sql },
  "near-upper-tier": {
    holds: `a.is_member = 1 and a.revenue_r12_cents < next.threshold_cents
      and a.revenue_r12_cents * 10 >= next.threshold_cents * 9`,
    stake: "next.threshold_cents - a.revenue_r12_cents",
    looksBack: "12-months",
  },
  "near-lower-tier": {
    holds: `a.is_member = 1 and own.threshold_cents > 0 and a.revenue_r12_cents * 10 <= own.threshold_cents * 11`,
    stake: "a.revenue_r12_cents",
    looksBack: "12-months",
  },
  "eligible-non-members": {
    holds: "a.is_eligible = 1 and a.is_member = 0",
    stake: "a.revenue_r12_cents",
  },
  falling: {
    holds: "a.falling_cents is not null",
    stake: "a.falling_cents",
    looksBack: "3-months-before",
    tellsProgramme: true,
  },
};

/** SQL of whether an account is in a list, and of its stake there, over what `standing` reads. */
export const ruleOf = (list: ListId): Rule => rules[list];

/** The window that a list looks back over; without one it is about `as of` alone. */
export const looksBack = (list: ListId): Window | undefined => rules[list].looksBack;

/** SQL of the accounts of the programme as they stand on `as of`: what rules are over. */
export const standing = (reader: Reader, values: SqlValues): string =>
  `account_now a
      left join tiers own on own.programme_id = a.programme_id and own.id = a.tier_id
      left join lateral (
        select u.code, u.name, u.threshold_cents from tiers u
        where u.programme_id = a.programme_id and (own.id is null or u.rank > own.rank) order by u.rank, u.code limit 1
      ) next on true
      where a.programme_id = ${values.add(reader.programme.id)}`;

/** What accounts are filtered by. Tiers are members' alone. */
export const filteredBy = `a.account_id, case when a.is_member = 1 then a.tier_id else 0 end as tier_id, a.segment, a.region,
        a.rep_id`;

/** SQL of the accounts of a named list: `account_id`, `times` (1) and `stake`. */
export function namedList(reader: Reader, list: ListId, where: Grouping["where"], values: SqlValues): string {
  const { holds, stake = "null" } = rules[list];
  return `
    select g.account_id, 1 as times, g.stake from (
      select ${filteredBy}, (${stake})::bigint as stake
      from ${standing(reader, values)} and ${holds}
    ) g where true ${values.filter("g", where)}`;
}
