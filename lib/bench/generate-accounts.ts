import type { TransactionSql } from "postgres";
import { AS_OF, DATA_FROM, programme } from "./programme-settings";
import { hashed, hashedBelow, hashedOf } from "./sql-hash";

const REPS = 200;
const FIRST_IN_THE_FIELD = 21;
const segments = ["workshop", "dealer", "fleet", "public", "farm", "retail"];
const regions = ["north", "south", "east", "west", "overseas"];
const kinds = ["gift", "gift-card", "experience", "discount", "service"];

/** Reps of the third level, each as often as its portfolio is large: the largest is four times the median. */
function repSlots(): number[] {
  const field = Array.from({ length: REPS - FIRST_IN_THE_FIELD + 1 }, (_, index) => FIRST_IN_THE_FIELD + index);
  return field.flatMap((rep, index) =>
    Array<number>(Math.round(20 * (1 + 6 * (index / (field.length - 1)) ** 3))).fill(rep),
  );
}

/**
 * What the generator must know of each account, in the temporary table `traits`: when it is known, until when it buys,
 * when it is a member, how much it buys and whose it is. Every eighth is there from the first day to the last, and takes
 * the orders that fall on days when their account is not.
 */
export async function makeTraits(tx: TransactionSql, accounts: number): Promise<void> {
  const slots = repSlots();
  await tx.unsafe(`
    create temp table traits on commit drop as
    with known as (
      select id, id % 8 = 0 as steady, id % 16 < 8 as joins,
        case when id % 8 <> 0 and ${hashed("id", 1)} < 0.3 then date '${DATA_FROM}' + ${hashedBelow("id", 2, 1080)} end as since
      from generate_series(1, ${accounts}) id
    ), living as (
      select k.*, coalesce(since, '${DATA_FROM}') as from_day,
        case when not steady and ${hashed("id", 3)} < 0.25
          then coalesce(since, '${DATA_FROM}') + 150 + ${hashedBelow("id", 4, 1300)} else 'infinity' end as stops_on
      from known k
    ), joining as (
      select l.*, case when joins then case when ${hashed("id", 5)} < 0.4 then from_day
        else from_day + floor(${hashed("id", 6)} * 0.9 * (date '${AS_OF}' - from_day))::int end end as starts_on
      from living l
    )
    select id, 'A' || lpad(id::text, 7, '0') as code, since, from_day, stops_on, starts_on,
      case when ${hashed("id", 7)} < 0.1 and starts_on + 180 + ${hashedBelow("id", 8, 900)} <= '${AS_OF}'
        then starts_on + 180 + ${hashedBelow("id", 8, 900)} end as ends_on,
      0.3 + 3 * power(${hashed("id", 9)}, 3) as scale,
      case when ${hashed("id", 10)} < 0.98 then ('{${slots.join(",")}}'::int[])[1 + ${hashedBelow("id", 11, slots.length)}]
        else 0 end as rep_id
    from joining`);
  await tx`create unique index on traits (id)`;
  await tx`analyze traits`;
}

/** Reps in three levels (one, 19, 180), tiers, rewards and operations. */
async function insertNames(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`
    insert into reps (programme_id, id, code, name, manager_id)
    select ${programme}, id, 'R' || id, 'Rep ' || id,
      case when id = 1 then null when id < ${FIRST_IN_THE_FIELD} then 1 else 2 + id % ${FIRST_IN_THE_FIELD - 2} end
    from generate_series(1, ${REPS}) id`);
  await tx.unsafe(`
    insert into tiers (programme_id, id, code, name, rank, threshold_cents)
    select ${programme}, id, (array['bronze', 'silver', 'gold', 'platinum'])[id], 'Tier ' || id, id, (id - 1) * 1000000
    from generate_series(1, 4) id`);
  await tx.unsafe(`
    insert into rewards (programme_id, id, code, name, kind, points, cost_cents)
    select ${programme}, id, 'W' || id, 'Reward ' || id, (array['${kinds.join("', '")}'])[1 + id % 5], id * 500, id * 400
    from generate_series(1, 25) id`);
  await tx.unsafe(`
    insert into campaigns (programme_id, id, code, name, starts_on, ends_on, cost_cents)
    select ${programme}, id, 'C' || id, 'Operation ' || id, date '${DATA_FROM}' + id * 200, date '${DATA_FROM}' + id * 200 + 30, 500000
    from generate_series(1, 6) id`);
}

/** Accounts with their reps, memberships and tiers. */
export async function insertAccounts(tx: TransactionSql): Promise<void> {
  await insertNames(tx);
  await tx.unsafe(`
    insert into accounts (programme_id, id, code, name, segment, region, yearly_potential_cents, eligible, since, rep_id)
    select ${programme}, id, code, 'Customer ' || id, ${hashedOf("id", 20, segments)}, ${hashedOf("id", 21, regions)},
      case when ${hashed("id", 22)} < 0.8 then round(scale * 2000000)::bigint end, ${hashed("id", 23)} < 0.7, since, rep_id
    from traits order by id`);
  await tx.unsafe(`
    insert into account_assignments (programme_id, ref, account_id, rep_id, since)
    select ${programme}, 'S' || id, id, rep_id, from_day from traits where rep_id > 0
    union all
    select ${programme}, 'S' || id || '-0', id, ${FIRST_IN_THE_FIELD} + id % 180, from_day - 300
    from traits where rep_id > 0 and ${hashed("id", 24)} < 0.1`);
  await tx.unsafe(`
    insert into enrolments (programme_id, ref, account_id, starts_on, ends_on)
    select ${programme}, 'N' || id, id, starts_on, ends_on from traits where starts_on is not null order by starts_on, id`);
  await tx.unsafe(`
    insert into tier_changes (programme_id, ref, account_id, tier_id, since)
    select ${programme}, 'T' || id || '-0', id, 1 + floor(4 * power(${hashed("id", 25)}, 2))::int, starts_on
    from traits where starts_on is not null
    union all
    select ${programme}, 'T' || id || '-' || year, id, 1 + floor(4 * power(${hashed("id * 10 + year % 10", 26)}, 2))::int,
      make_date(year, 1, 1)
    from traits, generate_series(2023, 2025) year
    where starts_on < make_date(year, 1, 1) and (ends_on is null or ends_on > make_date(year, 1, 1))
      and ${hashed("id * 10 + year % 10", 27)} < 0.4`);
}
