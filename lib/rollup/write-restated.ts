import { getTableColumns } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { closedAccountMonths } from "@/db/schema/closing";
import { corrections } from "@/db/schema/corrections";
import { measures, namesOf } from "@/db/schema/rollup-columns";

const keys = ["programme_id", "account_id", "month"];
/** What a closed month keeps of an account. */
export const keptColumns = Object.values(getTableColumns(closedAccountMonths))
  .map(({ name }) => name)
  .filter((name) => !keys.includes(name));
const names = namesOf(measures);

/**
 * What closed months were less what they are, in cells: of the accounts that the refresh recomputed, months are compared with
 * what was kept of them; the cells, which only those that differ make, are written again.
 */
export async function writeRestated(tx: TransactionSql): Promise<void> {
  const [closed] = await tx`select from closed_months where programme_id = (select programme_id from ctx) limit 1`;
  if (!closed) return;
  const row = (alias: string) => keptColumns.map((name) => `${alias}.${name}`).join(", ");
  await tx`
    delete from restated_accounts r using todo t
    where r.programme_id = (select programme_id from ctx) and r.account_id = t.account_id and r.month >= t.from_month`;
  await tx.unsafe(`
    insert into restated_accounts (programme_id, account_id, month)
    select c.programme_id, t.account_id, m.month
    from ctx c
    cross join lateral (
      select account_id, from_month from todo
      union all
      -- Erased accounts are in no list of accounts any more.
      select distinct k.account_id, date '-infinity' from closed_account_months k
      where c.everything and k.programme_id = c.programme_id and not exists (
        select from todo t where t.account_id = k.account_id)
    ) t
    join closed_months m on m.programme_id = c.programme_id and m.month >= t.from_month
    left join closed_account_months k
      on k.programme_id = c.programme_id and k.account_id = t.account_id and k.month = m.month
    left join lateral (
      select * from account_months n
      where n.programme_id = c.programme_id and n.account_id = t.account_id and n.month = m.month and n.part = 0 limit 1
    ) a on true
    where (${row("k")}) is distinct from (${row("a")})
    on conflict do nothing`);
  await writeCells(tx);
  await tx`delete from restated_costs where programme_id = (select programme_id from ctx)`;
  await tx`
    insert into restated_costs (programme_id, month, part, running_cost_cents)
    select m.programme_id, m.month, 0, m.running_cost_cents - coalesce(n.running_cost_cents, 0)
    from closed_months m
    left join cost_months n on n.programme_id = m.programme_id and n.month = m.month and n.part = 0
    where m.programme_id = (select programme_id from ctx)
      and m.running_cost_cents <> coalesce(n.running_cost_cents, 0)`;
}

/** Accounts that are gone are nobody's, and in no segment or region, as what is of no account. */
const whose = "coalesce(w.rep_id, 0) as rep_id, coalesce(w.segment, '') as segment, coalesce(w.region, '') as region";

async function writeCells(tx: TransactionSql): Promise<void> {
  const all = [...names, ...corrections];
  const totals = all.map((name) => `total(${name})`).join(", ");
  const key = "month, rep_id, tier_id, segment, region";
  const restated = (sign: number, table: string, which = "") => `
    select ${sign} as sign, n.month, ${whose}, ${keptColumns.map((name) => `n.${name}`).join(", ")}
    from restated_accounts r
    join ${table} n on n.programme_id = r.programme_id and n.account_id = r.account_id and n.month = r.month ${which}
    left join accounts w on w.programme_id = r.programme_id and w.id = r.account_id
    where r.programme_id = (select programme_id from ctx)`;
  for (const table of ["restated_reps", "restated_regions"])
    await tx`delete from ${tx(table)} where programme_id = (select programme_id from ctx)`;
  await tx.unsafe(`
    insert into restated_reps (programme_id, part, ${key}, ${all.join(", ")})
    select (select programme_id from ctx), 0, ${key}, ${totals}
    from (
      select ${key}, ${names.map((name) => `(a.sign * (${measures[name].sql}))::bigint as ${name}`).join(", ")},
        ${corrections.map((name) => `0::bigint as ${name}`).join(", ")}
      from (
        ${restated(1, "closed_account_months")}
        union all
        ${restated(-1, "account_months", "and n.part = 0")}
      ) a
      union all
      select x.month, rep_id, coalesce(n.tier_id, 0), segment, region, ${names.map(() => "0").join(", ")},
        ${corrections.join(", ")}
      from (
        select x.*, ${whose} from corrected_months x
        left join accounts w on w.programme_id = x.programme_id and w.id = x.account_id
        where x.programme_id = (select programme_id from ctx)
      ) x
      left join lateral (
        select n.tier_id from account_months n
        where n.programme_id = x.programme_id and n.account_id = x.account_id and n.month = x.month and n.part = 0
      ) n on true
    ) cells
    group by ${key}
    having ${all.map((name) => `total(${name}) <> 0`).join(" or ")}`);
  await tx.unsafe(`
    insert into restated_regions (programme_id, part, month, tier_id, segment, region, ${all.join(", ")})
    select programme_id, part, month, tier_id, segment, region, ${totals}
    from restated_reps where programme_id = (select programme_id from ctx)
    group by programme_id, part, month, tier_id, segment, region
    having ${all.map((name) => `total(${name}) <> 0`).join(" or ")}`);
}
