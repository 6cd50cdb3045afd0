import type { TransactionSql } from "postgres";
import { analyzeGrown } from "./analyze-grown";

/**
 * What of each addition of points is spent, expired, withdrawn and open: `point_lots`, of the accounts whose lots can
 * have changed, or whose tier of a month, in which lots are counted (`lot_accounts`), from their whole ledger. What
 * happened to these accounts' lots stays in the temporary tables `lot_ledger` and `lot_moves`. `expiring`: the points
 * of each cell that expire within 30, 90, 180 days.
 */
export async function computeLots(tx: TransactionSql): Promise<void> {
  await tx`create temp table lot_accounts on commit drop as select account_id from stirred where in_ledger`;
  await tx`create unique index on lot_accounts (account_id)`;
  await tx`analyze lot_accounts`;
  await readLedger(tx);
  await tx.unsafe(simulation);
  await tx`create temp table lot_moves on commit drop as select * from pg_temp.simulate_lots()`;
  await tx`analyze lot_moves`;
  await writePointLots(tx);
  await computeExpiring(tx);
}

/** Their entries, numbered in the order in which they count; a reversal knows the number of the entry it reverses. */
async function readLedger(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table lot_ledger on commit drop as
    select row_number() over (order by p.account_id, p.dated_on, p.points < 0, p.ref collate "C")::int as n,
      p.account_id, p.ref, p.dated_on, p.kind, p.points, p.reverses_ref,
      case when p.kind <> 'reverse' then p.expires_on end as expires_on
    from lot_accounts
    join points p using (account_id)
    where p.programme_id = (select programme_id from ctx) and p.dated_on <= (select as_of from ctx)`;
  await tx`create unique index on lot_ledger (n)`;
  await tx`analyze lot_ledger`;
  await tx`
    create temp table lot_reversals on commit drop as
    select r.n, e.n as reversed
    from lot_ledger r
    join lot_ledger e on e.account_id = r.account_id and e.ref = r.reverses_ref and e.kind <> 'reverse'
    where r.kind = 'reverse' and sign(r.points) <> sign(e.points)`;
  await tx`analyze lot_reversals`;
}

/** PL/pgSQL that puts lot `k` in its place in `queue`, if it is not there. */
const enqueue = `
  if head > tail then
    head := 1; tail := 1; queue[1] := keys[k];
  elsif queue[tail] < keys[k] then
    tail := tail + 1; queue[tail] := keys[k];
  else
    low := head; high := tail;
    while low < high loop
      middle := (low + high) / 2;
      if queue[middle] < keys[k] then low := middle + 1; else high := middle; end if;
    end loop;
    if queue[low] <> keys[k] then
      queue := queue[head:low - 1] || keys[k] || queue[low:tail];
      tail := tail - head + 2; head := 1;
    end if;
  end if;`;

/** PL/pgSQL that returns what was just done to lot `k`. */
const returnMove = (moved: string) =>
  `step := step + 1; lot := base + k; points := ${moved}; open_after := left_of[k]; return next;`;

/** PL/pgSQL that takes up to `limit` of the points of lot `k` for entry `spender`, which may give them back later. */
const take = (limit: string) => `
  moved := least(left_of[k], ${limit});
  if moved > 0 then
    left_of[k] := left_of[k] - moved;
    ${returnMove("moved")}
    log_end := log_end + 1;
    log_lots[log_end] := k; log_points[log_end] := moved;
    log_before[log_end] := last_log[spender]; last_log[spender] := log_end;
  end if;`;

/**
 * One pass over the ledger in its order. Entries and lots of an account go by their number in it; arrays are written
 * before they are read, so that the next account finds them as good as empty. `queue` holds the lots that may be open,
 * first to expire first (key: expiry, then number, which is the order of earning), from `head` to `tail`; `debts` the
 * entries that took more than there was, and `owed` how much; the log what each entry took of which lot.
 */
const simulation = `
  create or replace function pg_temp.simulate_lots()
  returns table (step int, lot int, moved_on date, flow text, points bigint, open_after bigint)
  language plpgsql as $$
  declare
    e record;
    account int; base int; i int; k int; reversed int; spender int; at int; rest bigint; moved bigint;
    keys bigint[] := '{}'; left_of bigint[] := '{}';
    queue bigint[] := '{}'; head int; tail int; low int; high int; middle int;
    flows text[] := '{}'; owed bigint[] := '{}'; debts int[] := '{}'; debt_head int; debt_tail int;
    last_log int[] := '{}'; log_lots int[] := '{}'; log_points bigint[] := '{}'; log_before int[] := '{}'; log_end int;
  begin
    step := 0;
    for e in
      select l.n, l.account_id, l.dated_on, l.points, r.reversed,
        coalesce(l.expires_on - date '1970-01-01', 2147483647)::bigint << 32 as expiry,
        case l.kind when 'redeem' then 'redeemed' when 'expire' then 'expired' else 'withdrawn' end as flow
      from lot_ledger l left join lot_reversals r on r.n = l.n
      order by l.n
    loop
      if e.account_id is distinct from account then
        account := e.account_id; base := e.n - 1;
        head := 1; tail := 0; debt_head := 1; debt_tail := 0; log_end := 0;
      end if;
      i := e.n - base;
      -- Null where it reverses nothing; a reversal counts before the deductions of its day, so it can precede its entry.
      reversed := e.reversed - base;
      rest := abs(e.points);
      moved_on := e.dated_on;
      if e.points > 0 then
        if reversed < i then
          -- First what the entry still owes, then back to the lots it took from, the last one first.
          moved := least(owed[reversed], rest);
          owed[reversed] := owed[reversed] - moved;
          rest := rest - moved;
          flow := flows[reversed];
          at := last_log[reversed];
          while rest > 0 and at is not null loop
            k := log_lots[at];
            moved := least(log_points[at], rest);
            if left_of[k] = 0 then ${enqueue} end if;
            left_of[k] := left_of[k] + moved;
            ${returnMove("-moved")}
            log_points[at] := log_points[at] - moved;
            rest := rest - moved;
            if log_points[at] = 0 then at := log_before[at]; end if;
          end loop;
          last_log[reversed] := at;
        end if;
        if rest > 0 then
          k := i;
          keys[k] := e.expiry | k;
          left_of[k] := rest;
          flow := 'issued';
          ${returnMove("rest")}
          while left_of[k] > 0 and debt_head <= debt_tail loop
            spender := debts[debt_head];
            flow := flows[spender];
            ${take("owed[spender]")}
            owed[spender] := owed[spender] - moved;
            if owed[spender] = 0 then debt_head := debt_head + 1; end if;
          end loop;
          if left_of[k] > 0 then ${enqueue} end if;
        end if;
      else
        flow := e.flow;
        spender := i;
        last_log[i] := null;
        if reversed < i then
          k := reversed;
          ${take("rest")}
          rest := rest - moved;
        end if;
        while rest > 0 and head <= tail loop
          k := (queue[head] & 4294967295)::int;
          ${take("rest")}
          rest := rest - moved;
          if left_of[k] = 0 then head := head + 1; end if;
        end loop;
        flows[i] := flow;
        owed[i] := rest;
        if rest > 0 then debt_tail := debt_tail + 1; debts[debt_tail] := i; end if;
      end if;
    end loop;
  end $$`;

async function writePointLots(tx: TransactionSql): Promise<void> {
  await tx`
    delete from point_lots l using lot_accounts t
    where l.programme_id = (select programme_id from ctx) and l.account_id = t.account_id`;
  const { count } = await tx`
    insert into point_lots (programme_id, account_id, ref, earned_on, expires_on, rep_id, issued, redeemed, expired,
      withdrawn, open, changed_on, open_after)
    with lots as (
      select lot as n, coalesce(sum(points) filter (where flow = 'issued'), 0)::bigint as issued,
        coalesce(sum(points) filter (where flow = 'redeemed'), 0)::bigint as redeemed,
        coalesce(sum(points) filter (where flow = 'expired'), 0)::bigint as expired,
        coalesce(sum(points) filter (where flow = 'withdrawn'), 0)::bigint as withdrawn,
        array_agg(moved_on order by step) as changed_on, array_agg(open_after order by step) as open_after
      from lot_moves group by 1
    )
    select (select programme_id from ctx), l.account_id, l.ref, l.dated_on, l.expires_on, t.rep_id, s.issued, s.redeemed,
      s.expired, s.withdrawn, s.issued - s.redeemed - s.expired - s.withdrawn, s.changed_on, s.open_after
    from lots s join lot_ledger l using (n) join todo t using (account_id)
    where t.start_month is not null
    order by n`;
  await analyzeGrown(tx, "point_lots", count);
}

/** From what was open of each lot on a cell's last day; all accounts', simulated again or not. */
async function computeExpiring(tx: TransactionSql): Promise<void> {
  // A cell's days are the same for all accounts; which cells an account has depends on its first month to recompute.
  await tx`
    create temp table expiry_days on commit drop as
    select d.from_month, d.month, d.cut, d.to_day, d.to_day + ahead as expires_on, ahead
    from (select distinct t.from_month, c.month, c.cut, c.to_day from cells c join todo t using (account_id)) d
    cross join generate_series(1, 180) as ahead`;
  await tx`analyze expiry_days`;
  await tx`
    create temp table expiring on commit drop as
    select t.account_id, d.month, d.cut,
      coalesce(sum(o.points) filter (where d.ahead <= 30), 0)::bigint as points_expiring_30,
      coalesce(sum(o.points) filter (where d.ahead <= 90), 0)::bigint as points_expiring_90,
      sum(o.points)::bigint as points_expiring_180
    from todo t
    join point_lots l using (account_id)
    join expiry_days d on d.from_month = t.from_month and d.expires_on = l.expires_on and d.to_day >= l.earned_on
    cross join lateral (select l.open_after[width_bucket(d.to_day, l.changed_on)] as points) o
    where l.programme_id = (select programme_id from ctx) and o.points > 0
    group by 1, 2, 3`;
  await tx`create unique index on expiring (account_id, month, cut)`;
  await tx`analyze expiring`;
}
