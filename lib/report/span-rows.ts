import "server-only";
import type { AnyMeasure } from "@/db/schema/measures";
import { addDays } from "@/lib/periods/calendar";
import { standOn } from "@/lib/periods/cells";
import type { Period } from "@/lib/periods/period";
import { exactRows } from "./exact-rows";
import type { Grouping } from "./group-sql";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

const moved = "a.eve_known and greatest(a.from_tier_id, a.end_tier_id) >= 0";
const stayed = "a.from_tier_id >= 0 and a.end_tier_id >= 0 and a.end_rank";

/** What is known of a whole period, of one account in it (`a`). */
const conditions = {
  visitors: "a.visits > 0",
  catalogue_visitors: "a.catalogue_visits > 0",
  visitors_who_ordered: "a.catalogue_visits > 0 and a.reward_orders > 0",
  tier_upgraded: `${moved} and ${stayed} > a.from_rank`,
  tier_kept: `${moved} and ${stayed} = a.from_rank`,
  tier_downgraded: `${moved} and ${stayed} < a.from_rank`,
  tier_entered: `${moved} and a.from_tier_id < 0`,
  tier_left: `${moved} and a.end_tier_id < 0`,
  moves: moved,
} satisfies Partial<Record<AnyMeasure, string>>;
type SpanMeasure = keyof typeof conditions;

export const isSpanMeasure = (measure: AnyMeasure): measure is SpanMeasure => measure in conditions;
export const spanSql = (measure: SpanMeasure): string => `(${conditions[measure]})::int`;

const tierOf = (row: string) => `case ${row}.is_member when 1 then ${row}.tier_id else -1 end`;
const over = (state: string) => `e.${state}_to_date - coalesce(b.${state}_to_date, 0)`;

/**
 * Accounts as members over a period: their tier on the day before it and on its last one (-1: no member), and what they
 * did, as sums to date at its end less those at its eve. A matrix of moves tells who left apart; the rest have no tier.
 */
export function spanRows(
  reader: Reader,
  measure: SpanMeasure,
  period: Period,
  where: Grouping["where"],
  values: SqlValues,
): string {
  const { asOf, dataFrom } = reader.clock;
  const eve = addDays(period.from, -1);
  const rowsOn = (day: string) => {
    const { month, part } = standOn(day, asOf);
    const place = { sql: `(select ${values.add(month)}::date as month, ${values.add(part)}::int as part) p`, count: 1 };
    return `(select a.* from ${exactRows(reader, place, where, values)})`;
  };
  const known = eve >= dataFrom;
  return `
    select x.*, ${measure === "moves" ? "x.end_tier_id" : "greatest(x.end_tier_id, 0)"} as tier_id,
      coalesce(s.rank, -1) as from_rank, coalesce(t.rank, -1) as end_rank
    from (
      select e.account_id, e.programme_id, e.segment, e.region, e.rep_id, ${known} as eve_known,
        ${tierOf("e")} as end_tier_id, ${known ? `coalesce(${tierOf("b")}, -1)` : "-1"} as from_tier_id,
        ${over("visits")} as visits,
        ${over("catalogue_visits")} as catalogue_visits, ${over("member_reward_orders")} as reward_orders
      from ${rowsOn(period.to)} e left join ${rowsOn(eve)} b on b.account_id = e.account_id
    ) x
    left join tiers s on s.programme_id = x.programme_id and s.id = x.from_tier_id
    left join tiers t on t.programme_id = x.programme_id and t.id = x.end_tier_id`;
}
