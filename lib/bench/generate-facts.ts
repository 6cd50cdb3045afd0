import type { TransactionSql } from "postgres";
import { formatNumber } from "@/lib/format/numbers";
import { applyProgramme } from "@/lib/ingest/apply/apply-programme";
import type { BenchDatabase } from "./bench-database";
import { insertAccounts, makeTraits } from "./generate-accounts";
import { insertOrders } from "./generate-orders";
import { insertPoints } from "./generate-points";
import type { Say } from "./measure";
import { AS_OF, DATA_FROM, DAYS, programme, sourceOn } from "./programme-settings";
import type { Scale } from "./scales";
import { hashed, hashedBelow } from "./sql-hash";

/** Sixteen kinds of account repeat by id: a whole number of them makes exactly half the accounts members. */
export const accountsOf = ({ members }: Scale): number => 2 * members;

/** An explicit target for one objective in two (about what was sold N-1), the programme's coefficient for the rest. */
async function insertObjectives(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`
    insert into objectives (programme_id, ref, account_id, fiscal_year, target_cents)
    select ${programme}, 'B' || id || '-' || y.year, id, y.year,
      case when ${hashed("id * 10 + y.year % 10", 61)} < 0.5 and o.revenue > 0
        then greatest(1, round(o.revenue * (0.85 + 0.4 * ${hashed("id * 10 + y.year % 10", 62)})))::bigint end
    from traits cross join generate_series(2022, 2025) as y (year)
    left join (
      select account_id, extract(year from ordered_on)::int + 1 as year, sum(revenue_cents)::bigint as revenue
      from orders where programme_id = ${programme} and status <> 'cancelled' group by 1, 2
    ) o on o.account_id = id and o.year = y.year
    where starts_on < make_date(y.year, 1, 1) and (ends_on is null or ends_on > make_date(y.year, 1, 1))
      and ${hashed("id * 10 + y.year % 10", 60)} < 0.8`);
}

async function insertRest(tx: TransactionSql, members: number): Promise<void> {
  await tx.unsafe(`
    insert into visits (programme_id, ref, account_id, visited_at, page)
    select ${programme}, 'I' || lpad(i::text, 9, '0'), 1 + (${hashedBelow("i", 70, members / 4)}) * 8 + ${hashedBelow("i", 71, 8)},
      timestamptz '${DATA_FROM} 08:00+00' + interval '${DAYS - 1} days' * (i / ${members * 48}.0),
      case when ${hashed("i", 72)} < 0.3 then 'catalogue' else 'home' end
    from generate_series(1, ${members * 48}) i`);
  await tx.unsafe(`
    insert into programme_costs (programme_id, ref, dated_on, kind, cost_cents)
    select ${programme}, 'K' || kind || '-' || month, (date '${DATA_FROM}' + make_interval(months => month))::date, kind, ${members} * 20
    from generate_series(0, 47) month, unnest(array['platform', 'animation', 'communication', 'agency']) kind`);
  await tx.unsafe(`
    insert into programme_goals (programme_id, ref, indicator, period, target) values
      (${programme}, 'member-revenue', 'member-revenue', 'fy2025', ${members} * 5000000::bigint),
      (${programme}, 'new-members', 'new-members', 'fy2025', ${members} / 10)`);
}

/** Takes the indexes of a table away and gives what makes them again: built at once they cost a fraction. */
async function withoutIndexes(database: BenchDatabase, work: () => Promise<void>): Promise<void> {
  const indexes = await database.owner<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in ('orders'::regclass, 'points'::regclass, 'visits'::regclass) and not indisprimary`;
  for (const { name } of indexes) await database.owner.unsafe(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await database.owner.unsafe(definition);
}

/** Fills an empty database with one programme of that scale: the same rows every time. */
export async function generateFacts(database: BenchDatabase, scale: Scale, say: Say): Promise<void> {
  const accounts = accountsOf(scale);
  await withoutIndexes(database, async () => {
    await database.writer.begin(async (tx) => {
      await tx`set local work_mem = '256MB'`;
      await applyProgramme(tx, programme, sourceOn(AS_OF).programme);
      await makeTraits(tx, accounts);
      say(`${formatNumber("en", accounts)} accounts`);
      await insertAccounts(tx);
      await insertOrders(tx, { orders: scale.orders, accounts }, (rows) => say(`${formatNumber("en", rows)} orders`));
      say("points and rewards");
      await insertPoints(tx);
      say("objectives and visits");
      await insertObjectives(tx);
      await insertRest(tx, scale.members);
    });
    say("indexes");
  });
}
