import type { TransactionSql } from "postgres";
import { findMoved, findStirred } from "./find-moved";

/** What a refresh found to do. */
export interface Scope {
  /** Accounts whose rows are recomputed. */
  accounts: number;
  asOfMoved: boolean;
}

/**
 * Finds what has to be recomputed, into temporary tables that the following steps read:
 *
 * - `ctx` (one row): the programme's clock. `cut` says whether `as of` cuts its month; where it moved, `slides` that it
 *   stays in the month and cuts it still (few rows change), `recuts` that it does not (every account's cut rows are others).
 *   `whole_month`: the last that is whole.
 * - `todo`: account, its attributes, the first month it has a row (`start_month`, null where it has none any more), and
 *   the first month to recompute (all of them: -infinity; only rows to cut days of earlier years: the month after `as of`'s).
 * - `listed`: those of `todo` whose last month is another, and with it what lists of accounts say.
 * - `cells`: the rows to recompute, with the days that they cover. `cut`: those to the cut day; `has_rest`: and that of the
 *   days after it.
 * - `moved_facts`, `moved_cells`, `stirred`: see `findMoved`, `findStirred`.
 */
export async function prepareScope(tx: TransactionSql, programmeId: number): Promise<Scope> {
  await deriveReps(tx, programmeId);
  await tx`
    create temp table ctx on commit drop as
    with clock as (
      select p.id as programme_id, p.as_of, date_trunc('month', p.as_of::timestamp)::date as as_of_month,
        (date_trunc('month', p.as_of::timestamp) + interval '1 month - 1 day')::date as month_end,
        (date_trunc('month', p.as_of::timestamp) + interval '1 month')::date as next_month, p.data_from,
        date_trunc('month', p.data_from::timestamp)::date as data_month, p.fiscal_start_month as fiscal_start,
        p.objective_coefficient as coefficient, p.falling_amount_cents as falling_amount, p.zone, f.flagged, s.as_of as before_as_of,
        s.as_of is distinct from p.as_of as as_of_moved,
        s.programme_id is null
          or (s.data_from, s.fiscal_start_month, s.zone) is distinct from (p.data_from, p.fiscal_start_month, p.zone)
          or s.objective_coefficient is distinct from p.objective_coefficient
          or s.falling_amount_cents is distinct from p.falling_amount_cents
          or p.eligible_flagged <> f.flagged as everything
      from programmes p
      left join rollup_states s on s.programme_id = p.id
      cross join lateral (
        select exists (select from accounts a where a.programme_id = p.id and a.eligible) as flagged
      ) f
      where p.id = ${programmeId}
    ), moves as (
      select *, as_of_moved and not everything and before_as_of >= as_of_month and greatest(before_as_of, as_of) < month_end
        as slides
      from clock
    )
    select *, as_of <> month_end as cut,
      case when as_of = month_end then as_of_month else (as_of_month - interval '1 month')::date end as whole_month, least(before_as_of, as_of) as least_as_of, as_of_moved and not slides as recuts
    from moves`;
  await tx`analyze ctx`;
  // For the small tables of a day the planner needs a rough idea only; a better one costs a tenth of the refresh.
  await tx`select set_config('default_statistics_target', '10', true) from ctx where not everything`;
  await findMoved(tx);
  await tx`
    create temp table todo on commit drop as
    with marked as (
      select account_id, from_month from dirty_accounts where programme_id = ${programmeId}
      union all
      select a.id, case when c.everything then '-infinity' else date_trunc('month', c.least_as_of::timestamp)::date end
      from accounts a, ctx c where a.programme_id = ${programmeId} and (c.everything or c.recuts)
      union all
      select k.account_id, case when k.month = c.as_of_month then k.month else c.next_month end from moved_cells k, ctx c
    ), earliest as (
      select account_id, min(from_month) as from_month from marked group by 1
    )
    select e.account_id, case when s.start_month is null then '-infinity' else e.from_month end as from_month, a.segment, a.region, a.rep_id, a.eligible,
      a.yearly_potential_cents as potential_cents, n.enrolled_on, s.start_month
    from earliest e
    left join accounts a on a.programme_id = ${programmeId} and a.id = e.account_id
    cross join ctx c
    left join lateral (
      select min(starts_on) as enrolled_on from enrolments n
      where n.programme_id = ${programmeId} and n.account_id = e.account_id
    ) n on true
    left join lateral (
      select greatest(date_trunc('month', least(
        coalesce(a.since, c.data_from),
        (select min(o.ordered_on) from orders o where a.since > c.data_from and o.programme_id = c.programme_id
          and o.account_id = e.account_id and o.status <> 'cancelled' and o.ordered_on <= c.as_of),
        (select min(n.starts_on) from enrolments n where a.since > c.data_from and n.programme_id = c.programme_id
          and n.account_id = e.account_id and n.starts_on <= c.as_of),
        (select min(p.dated_on) from points p where a.since > c.data_from and p.programme_id = c.programme_id
          and p.account_id = e.account_id and p.dated_on <= c.as_of),
        (select min(r.ordered_on) from reward_orders r where a.since > c.data_from and r.programme_id = c.programme_id
          and r.account_id = e.account_id and r.status <> 'cancelled' and r.ordered_on <= c.as_of)
      )::timestamp)::date, c.data_month) as start_month
    ) s on a.id is not null`;
  await tx`create unique index on todo (account_id)`;
  await tx`analyze todo`;
  await tx`
    create temp table listed on commit drop as select t.* from todo t, ctx c where t.from_month <= c.as_of_month`;
  await tx`analyze listed`;
  await tx`
    create temp table cells on commit drop as
    select t.account_id, m.month, false as cut, false as has_rest, greatest(m.month, c.data_from) as from_day,
      least((m.month + interval '1 month - 1 day')::date, c.as_of) as to_day
    from todo t cross join ctx c
    cross join lateral (
      select generate_series(greatest(t.from_month, t.start_month)::timestamp, c.as_of_month::timestamp, '1 month')::date
        as month
    ) m
    where t.start_month is not null
    union all
    select t.account_id, m.month, true, c.recuts or m.month >= t.from_month or k.has_rest, greatest(m.month, c.data_from),
      least(m.month + (extract(day from c.as_of)::int - 1), (m.month + interval '1 month - 1 day')::date)
    from todo t cross join ctx c
    cross join lateral (
      select (c.as_of_month - make_interval(years => y))::date as month from generate_series(1, 100) y
      where (c.as_of_month - make_interval(years => y))::date >= t.start_month
    ) m
    left join moved_cells k on k.account_id = t.account_id and k.month = m.month
    where c.cut and (c.recuts or m.month >= t.from_month or k.account_id is not null)`;
  await tx`create unique index on cells (account_id, month, cut)`;
  await tx`analyze cells`;
  await findStirred(tx);
  const [found] = await tx<Scope[]>`
    select (select count(*)::int from todo) as accounts, as_of_moved as "asOfMoved" from ctx`;
  if (!found) throw new Error(`no programme ${programmeId} to roll up`);
  return found;
}

/** Today's rep of each account is its last assignment on or before `as of`; where it changed, its rows move. */
async function deriveReps(tx: TransactionSql, programmeId: number): Promise<void> {
  await tx`
    with current as (
      select a.id, coalesce(
        (select s.rep_id from account_assignments s
          where s.programme_id = a.programme_id and s.account_id = a.id and s.since <= p.as_of
          order by s.since desc, s.ref desc limit 1), 0) as rep_id
      from accounts a join programmes p on p.id = a.programme_id
      where a.programme_id = ${programmeId}
    ), moved as (
      update accounts a set rep_id = current.rep_id from current
      where a.programme_id = ${programmeId} and a.id = current.id and a.rep_id <> current.rep_id
      returning a.id
    )
    insert into dirty_accounts (programme_id, account_id, from_month)
    select ${programmeId}, id, '1900-01-01' from moved
    on conflict (programme_id, account_id) do update set from_month = excluded.from_month`;
}
