import type { ImportContext } from "../import-context";
import { finalRows } from "./final-rows";
import { reasonSql } from "./reason-sql";

/**
 * Staged points entries that reverse what they may not, or that change an entry so that a reversal that stays no longer
 * fits it. A reversal names an entry of its account, not itself a reversal, not later, of the other sign, no smaller.
 */
export function wrongReversals(context: ImportContext): string {
  return `
    with final as (${finalRows(context, "points")}),
    pairs as (
      select r._row as reversal, e._row as entry, e.ref, r.reverses_ref, r.ref as reversal_ref,
        case
          when e.ref is null then ${reasonSql("noEntry")}
          when e.kind = 'reverse' then ${reasonSql("entryIsReverse")}
          when e.dated_on > r.dated_on then ${reasonSql("beforeEntry")}
          when sign(e.points) = sign(r.points) then ${reasonSql("signOfEntry")}
          when abs(r.points) > abs(e.points) then ${reasonSql("moreThanEntry")}
        end as problem
      from final r left join final e on e.account = r.account and e.ref = r.reverses_ref
      where r.kind = 'reverse' and (r._row is not null or e._row is not null))
    select coalesce(reversal, entry) as _row,
      case when reversal is null then 'ref' else 'reverses_ref' end as column_name,
      case when reversal is null then ref else reverses_ref end as value,
      case when reversal is null then ${reasonSql("reversedBy", { what: "reversal_ref", why: "problem" })} else problem end as reason
    from pairs where problem is not null`;
}
