import type { Sql } from "postgres";
import { fiscalYearOf, fiscalYearStart } from "./calendar";

/** What stands on a day: each account's target for the fiscal year of the day, and its revenue from the year's start. */
export const standing = (sql: Sql, programmeId: number, day: string, fiscalStartMonth: number) => {
  const year = fiscalYearOf(day, fiscalStartMonth);
  const start = fiscalYearStart(year, fiscalStartMonth);
  const startBefore = fiscalYearStart(year - 1, fiscalStartMonth);
  return sql`
    select x.account_id,
      case
        when x.target_cents is not null then x.target_cents::numeric
        when ${startBefore}::date < x.data_from then null
        when x.revenue_before > 0 then round(x.revenue_before * x.objective_coefficient)
      end as target,
      x.revenue
    from (
      select j.account_id, j.target_cents, p.data_from, p.objective_coefficient,
        (select coalesce(sum(o.revenue_cents), 0) from orders o
         where o.programme_id = j.programme_id and o.account_id = j.account_id and o.status <> 'cancelled'
           and o.ordered_on >= ${startBefore}::date and o.ordered_on < ${start}::date) as revenue_before,
        (select coalesce(sum(o.revenue_cents), 0) from orders o
         where o.programme_id = j.programme_id and o.account_id = j.account_id and o.status <> 'cancelled'
           and o.ordered_on between ${start}::date and ${day}::date) as revenue
      from objectives j
      join programmes p on p.id = j.programme_id
      where j.programme_id = ${programmeId} and j.fiscal_year = ${year}
    ) x`;
};

export const objectiveFacts = (sql: Sql, programmeId: number, day: string, fiscalStartMonth: number) => sql`
  select s.account_id, ${day}::date as dated_on, 1 as amount
  from (${standing(sql, programmeId, day, fiscalStartMonth)}) s
  where s.target is not null`;

export const attainedFacts = (sql: Sql, programmeId: number, day: string, fiscalStartMonth: number) => sql`
  select s.account_id, ${day}::date as dated_on, 1 as amount
  from (${standing(sql, programmeId, day, fiscalStartMonth)}) s
  where s.revenue >= s.target`;

/** In money, over accounts with an objective: their revenue to date, their targets, or what is missing to them. */
export function objectiveAmountFacts(
  sql: Sql,
  programmeId: number,
  day: string,
  fiscalStartMonth: number,
  what: "revenue" | "target" | "missing",
) {
  const amount = {
    revenue: sql`s.revenue`,
    target: sql`s.target`,
    missing: sql`greatest(s.target - s.revenue, 0)`,
  }[what];
  return sql`
    select s.account_id, ${day}::date as dated_on, ${amount} as amount
    from (${standing(sql, programmeId, day, fiscalStartMonth)}) s
    where s.target is not null`;
}

/** Accounts at that many hundredths of their target, or more. */
export const beyondFacts = (
  sql: Sql,
  programmeId: number,
  day: string,
  fiscalStartMonth: number,
  percent: number,
) => sql`
  select s.account_id, ${day}::date as dated_on, 1 as amount
  from (${standing(sql, programmeId, day, fiscalStartMonth)}) s
  where s.revenue * 100 >= s.target * ${percent}::int`;
