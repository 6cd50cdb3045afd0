import type { TransactionSql } from "postgres";
import { namesOf, nowMeasures } from "@/db/schema/rollup-columns";

/** The cubes of account_now: few enough cells to be summed again. */
export async function writeNowCubes(tx: TransactionSql): Promise<void> {
  await sumNow(tx, "now_cube_reps", "rep_id, ");
  await sumNow(tx, "now_cube_regions", "");
}

async function sumNow(tx: TransactionSql, table: string, rep: string): Promise<void> {
  const names = namesOf(nowMeasures);
  const sums = names.map((name) => `sum(${nowMeasures[name].sql})::bigint`);
  await tx.unsafe(`delete from ${table} where programme_id = (select programme_id from ctx)`);
  await tx.unsafe(`
    insert into ${table} (programme_id, ${rep}tier_id, segment, region, ${names.join(", ")})
    select a.programme_id, ${rep}tier_id, segment, region, ${sums.join(", ")}
    from account_now a
    where a.programme_id = (select programme_id from ctx)
      and (${nowMeasures.compared_accounts.sql} = 1 or a.landing_band is not null)
    group by a.programme_id, ${rep}tier_id, segment, region
    order by ${rep}tier_id, segment, region`);
}
