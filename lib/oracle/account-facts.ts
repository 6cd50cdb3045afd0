import type { Sql } from "postgres";
import {
  addDays,
  addMonths,
  firstOfMonth,
  fiscalYearOf,
  fiscalYearStart,
  lastDayOneYearBefore,
  lastOfMonth,
  r12Start,
} from "./calendar";
import { standing } from "./facts-objectives";
import { visitFacts } from "./facts-visits";
import { landingBands } from "./landing-bands";
import { readLots } from "./lots";
import { readSettings } from "./query";
import { projects, seasonalShare } from "./seasonal-share";

interface Order {
  day: string;
  cents: number;
}

const earlier = (one: string, other: string) => (one < other ? one : other);

/** What the facts say of single accounts on `as of`, by code. Reads the programme once, then each account by itself. */
export async function accountOracle(sql: Sql, programmeId: number) {
  const settings = await readSettings(sql, programmeId);
  const { asOf, dataFrom, fiscalStartMonth } = settings;
  const fiscalYear = fiscalYearOf(asOf, fiscalStartMonth);
  const start = fiscalYearStart(fiscalYear, fiscalStartMonth);
  const startBefore = fiscalYearStart(fiscalYear - 1, fiscalStartMonth);
  const lots = await readLots(sql, programmeId, asOf);
  const bands = await landingBands(sql, programmeId, settings);
  const share = await seasonalShare(sql, programmeId, settings, asOf);
  const objectives = await sql<{ account: number; target: number }[]>`
    select s.account_id as account, s.target::float8 as target
    from (${standing(sql, programmeId, asOf, fiscalStartMonth)}) s where s.target is not null`;

  return async (code: string) => {
    const [account] = await sql<{ id: number }[]>`
      select id from accounts where programme_id = ${programmeId} and code = ${code}`;
    if (!account) throw new Error(`oracle: no account ${code}`);
    const { id } = account;
    const orders = await sql<Order[]>`
      select ordered_on::text as day, revenue_cents::float8 as cents from orders
      where programme_id = ${programmeId} and account_id = ${id} and status <> 'cancelled'
        and ordered_on between ${dataFrom}::date and ${asOf}::date
      order by ordered_on`;
    const between = (from: string, to: string) => orders.filter(({ day }) => day >= from && day <= to);
    const revenue = (from: string, to: string) =>
      from < dataFrom ? null : between(from, to).reduce((sum, { cents }) => sum + cents, 0);
    const count = (from: string, to: string) =>
      from < dataFrom ? null : between(from, to).filter(({ cents }) => cents > 0).length;

    /** The first day since which the year's orders hold a condition to `as of`. */
    const firstDay = (holds: (cents: number) => boolean): string | null => {
      const days = [...new Set(between(start, asOf).map(({ day }) => day))];
      const kept = days.findLastIndex((day) => !holds(revenue(start, day) ?? 0));
      return days[kept + 1] ?? null;
    };

    const months = Array.from({ length: 12 }, (_, back) => {
      const from = addMonths(firstOfMonth(asOf), back - 11);
      const to = earlier(lastOfMonth(from), asOf);
      const [fromBefore, toBefore] = [addMonths(from, -12), lastDayOneYearBefore(to)];
      return {
        period: from.slice(0, 7),
        partial: to !== lastOfMonth(from),
        revenue: revenue(from, to),
        revenueBefore: revenue(fromBefore, toBefore),
        orders: count(from, to),
        ordersBefore: count(fromBefore, toBefore),
      };
    });

    const target = start < dataFrom ? undefined : objectives.find((one) => one.account === id)?.target;
    const done = revenue(start, asOf) ?? 0;
    const objective =
      target === undefined
        ? undefined
        : {
            fiscalYear,
            target,
            revenue: done,
            missing: Math.max(target - done, 0),
            attainedOn: firstDay((cents) => cents >= target),
            landing: projects(share) ? done / share / target : null,
            band: bands.find((one) => one.account === id)?.band,
          };

    const [points] = await sql<{ balance: number }[]>`
      select coalesce(sum(points), 0)::float8 as balance from points
      where programme_id = ${programmeId} and account_id = ${id} and dated_on <= ${asOf}::date`;
    const open = new Map<string, number>();
    for (const lot of lots)
      if (lot.account === id && lot.open > 0 && lot.expires !== null && lot.expires > asOf)
        open.set(lot.expires, (open.get(lot.expires) ?? 0) + lot.open);

    // Who comes back on the day of leaving has never been away.
    const [member] = await sql<{ since: string }[]>`
      with recursive stays (since) as (
        select starts_on from enrolments
        where programme_id = ${programmeId} and account_id = ${id}
          and starts_on <= ${asOf}::date and (ends_on is null or ends_on > ${asOf}::date)
        union
        select e.starts_on from stays s join enrolments e
          on e.programme_id = ${programmeId} and e.account_id = ${id} and e.ends_on = s.since
      )
      select min(since)::text as since from stays having min(since) is not null`;
    const changes = await sql<{ since: string; code: string; rank: number }[]>`
      select c.since::text, t.code, t.rank from tier_changes c
      join tiers t on t.programme_id = c.programme_id and t.id = c.tier_id
      where c.programme_id = ${programmeId} and c.account_id = ${id} and c.since <= ${asOf}::date order by c.since`;
    const tierOn = (day: string) => changes.findLast(({ since }) => since <= day) ?? null;
    const path: { code: string | null; since: string }[] = [];
    if (member)
      for (
        let month = firstOfMonth(member.since > dataFrom ? member.since : dataFrom);
        month <= asOf;
        month = addMonths(month, 1)
      ) {
        const held = tierOn(earlier(lastOfMonth(month), asOf))?.code ?? null;
        if (path.length === 0 || path.at(-1)?.code !== held) path.push({ code: held, since: month.slice(0, 7) });
      }
    const tiers = await sql<{ code: string; rank: number; threshold: number }[]>`
      select code, rank, threshold_cents::float8 as threshold from tiers where programme_id = ${programmeId} order by rank`;
    const above = tiers.find(({ rank }) => rank > (tierOn(asOf)?.rank ?? Number.NEGATIVE_INFINITY));
    const year = revenue(r12Start(asOf), asOf);
    const next = above &&
      year !== null &&
      above.threshold > year && { code: above.code, missing: above.threshold - year };

    const visited = await sql<{ day: string }[]>`
      select v.dated_on::text as day from (${visitFacts(sql, programmeId)}) v
      where v.account_id = ${id} and v.dated_on between ${dataFrom}::date and ${asOf}::date order by 1`;
    const lastVisit = visited.at(-1)?.day.slice(0, 7);
    const rewards = await sql<{ month: string; name: string; kind: string; orders: number; points: number }[]>`
      select to_char(w.ordered_on, 'YYYY-MM') as month, r.name, r.kind, count(*)::int as orders, sum(w.points)::float8 as points
      from reward_orders w join rewards r on r.programme_id = w.programme_id and r.id = w.reward_id
      where w.programme_id = ${programmeId} and w.account_id = ${id} and w.status <> 'cancelled'
        and w.ordered_on between ${dataFrom}::date and ${asOf}::date
      group by 1, 2, 3`;
    const total = revenue(startBefore, addDays(start, -1));
    return {
      memberSince: member?.since ?? null,
      lastOrderOn: orders.findLast(({ cents }) => cents > 0)?.day ?? null,
      revenue: { year: revenue(start, asOf), before: revenue(startBefore, lastDayOneYearBefore(asOf)) },
      months,
      objective,
      balance: points?.balance ?? 0,
      expiring: [...open].sort().map(([on, left]) => ({ on, points: left })),
      tier: member ? { code: tierOn(asOf)?.code ?? null, path, ...(next && { next }) } : undefined,
      visits:
        lastVisit && r12Start(asOf) >= dataFrom
          ? { count: visited.filter(({ day }) => day >= r12Start(asOf)).length, lastMonth: lastVisit }
          : undefined,
      rewards: rewards.map((row) => ({ ...row })),
      /** The day on which the year's revenue passed all of last year's. */
      passedOn: total !== null && total > 0 ? firstDay((cents) => cents > total) : null,
    };
  };
}
