import type { Fragment, Sql } from "postgres";
import { addMonths, firstOfMonth, fiscalYearOf, lastOfMonth } from "./calendar";
import type { CohortGrain, OracleQuery, OracleSettings } from "./query";

/** What the accounts first enrolled in a month did over [from, to], seen from that month at an age. */
export interface CohortSpan {
  cohort: string;
  age: number;
  /** First day of the enrolment month. */
  month: string;
  from: string;
  to: string;
}

function cohortOf(month: string, grain: CohortGrain, settings: OracleSettings): string {
  const year = month.slice(0, 4);
  switch (grain) {
    case "month":
      return month.slice(0, 7);
    case "quarter":
      return `${year}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
    case "year":
      return year;
    case "fiscal-year":
      return `fy${fiscalYearOf(month, settings.fiscalStartMonth)}`;
  }
}

/** Enrolment months by cohort: those whose first day is in the period, from the month in which the data begin. */
function enrolmentMonths(query: OracleQuery, settings: OracleSettings): Map<string, string[]> {
  const cohorts = new Map<string, string[]>();
  for (let month = firstOfMonth(settings.dataFrom); month <= query.to; month = addMonths(month, 1)) {
    if (month < query.from) continue;
    const cohort = cohortOf(month, query.grain ?? "quarter", settings);
    cohorts.set(cohort, [...(cohorts.get(cohort) ?? []), month]);
  }
  return cohorts;
}

/** The cells that exist: at that age all enrolment months of the cohort are within the data, and over by `as of`. */
export function cohortSpans(query: OracleQuery, settings: OracleSettings, monthsPerAge: 1 | 12): CohortSpan[] {
  const spans: CohortSpan[] = [];
  for (const [cohort, months] of enrolmentMonths(query, settings)) {
    for (let age = 0; ; age++) {
      const cell = months.map((month) => ({
        cohort,
        age,
        month,
        from: addMonths(month, age * monthsPerAge),
        to: lastOfMonth(addMonths(month, (age + 1) * monthsPerAge - 1)),
      }));
      if (cell.some(({ to }) => to > settings.asOf)) break;
      if (cell.every(({ from }) => from >= settings.dataFrom)) spans.push(...cell);
    }
  }
  return spans;
}

/** Of each account and span: the sum of `facts`, null where there is none. An account's cohort is its first enrolment's. */
export const spanFacts = (sql: Sql, programmeId: number, spans: CohortSpan[], facts: Fragment) => sql`
  select first.account_id, x.cohort, x.age, (
    select sum(f.amount) from (${facts}) f
    where f.account_id = first.account_id and f.dated_on between x.from and x.to) as amount
  from jsonb_to_recordset(${sql.json(spans.map((span) => ({ ...span })))})
    as x(cohort text, age int, month date, "from" date, "to" date)
  join (
    select e.account_id, date_trunc('month', min(e.starts_on)::timestamp)::date as month
    from enrolments e
    where e.programme_id = ${programmeId}
    group by e.account_id
  ) first on first.month = x.month`;
