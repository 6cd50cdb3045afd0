import "server-only";
import { rfmGroups } from "@/db/schema/rollup-columns";
import { standOn } from "@/lib/periods/cells";
import type { Period } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import type { SqlValues } from "./sql-values";

const groups = Object.entries(rfmGroups).map(([group, rule]) => `when ${rule} then '${group}'`);
const fifthOf = (order: string) =>
  `case when buys then ntile(5) over (partition by buys order by ${order}, place desc) end`;

/**
 * The eligible accounts on a day with their fifths and groups, ranked as the refresh ranks them. They are of the whole
 * programme: exact for a reader who sees all of its accounts, and for no other.
 */
export function rankRows({ programme, clock }: Reader, { to }: Period, values: SqlValues): string {
  const { month, part } = standOn(to, clock.asOf);
  return `
    select *, case when is_member = 1 then case ${groups.join(" ")} end end as rfm
    from (
      select account_id, is_member, case when is_member = 1 then tier_id else 0 end as tier_id, segment, region, rep_id,
        ntile(5) over (order by revenue_r12_cents desc, place) as fifth,
        ${fifthOf("last_order_on")} as r, ${fifthOf("orders_r12")} as f, ${fifthOf("revenue_r12_cents")} as m
      from (
        select m.*, m.is_member = 1 and m.orders_r12 > 0 as buys, row_number() over (order by c.code collate "C") as place
        from account_months m
        join accounts c on c.programme_id = m.programme_id and c.id = m.account_id
        where m.programme_id = ${values.add(programme.id)} and m.month = ${values.add(month)} and m.part = ${values.add(part)}
          and m.is_eligible = 1
      ) s
    ) r`;
}
