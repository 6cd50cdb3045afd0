import "server-only";
import { cohortMeasures, lotMeasures, namesOf, type RowMeasure } from "@/db/schema/rollup-columns";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { MemberCohorts } from "@/lib/indicators/define-indicator";
import {
  addMonths,
  type Day,
  lastOfMonth,
  lastWholeMonth,
  laterOf,
  listMonths,
  monthOf,
  monthsBetween,
} from "@/lib/periods/calendar";
import { splitPeriod } from "@/lib/periods/period";
import { type CheckedCohorts, checkCohorts, type IndicatorRequest } from "./check-request";
import { type GroupKey, groupSql, isByRep } from "./group-sql";
import { hideSmallCells } from "./hide-small-cells";
import { nameKey } from "./name-key";
import type { Reader } from "./open-reader";
import { settleAll } from "./settle-all";

/** What happened in a month to those who began in another. */
interface CohortMonth {
  began: Day;
  month: Day;
  key: GroupKey;
  sums: Record<string, number>;
}

/** Rows by cohort and age, for members (by the month they joined) or points (by the quarter they were earned in). */
export async function queryCohorts(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  const checked = checkCohorts(reader, request);
  const { indicator, definition, members, unit, period } = checked;
  const sources = members ? ofMembers(reader, checked) : ofPoints(reader, checked);
  const isRestated = reader.closing?.isRestated === true;
  const [now, since] = await settleAll([
    readMonths(reader, checked, sources.today),
    isRestated ? readMonths(reader, checked, sources.restated) : [],
  ]);
  const follow = (found: CohortMonth[]) =>
    members ? followMembers(reader, checked, members, found) : followPoints(reader, checked, found);
  const rows = follow([...now, ...since]);
  return {
    indicator: indicator.id,
    unit,
    asOf: reader.clock.asOf,
    definition,
    period,
    comparedTo: null,
    rows: guard(reader, checked, rows, isRestated ? follow(now) : null),
  };
}

/** Ages of members' cohorts, in calendar months or years from the month of enrolment; those not complete are left out. */
function followMembers(
  reader: Reader,
  checked: CheckedCohorts,
  { measure, months: length }: MemberCohorts,
  found: CohortMonth[],
): IndicatorRow[] {
  const { period, grain } = checked;
  const adds = cohortMeasures[measure].kind === "flow";
  const { asOf, dataFrom } = reader.clock;
  const lastMonth = lastWholeMonth(asOf);
  return splitPeriod(period, grain, reader.clock).flatMap((cohort) => {
    const first = laterOf(cohort.from, monthOf(dataFrom));
    const joined = listMonths(first, cohort.to).filter((month) => month >= cohort.from);
    const last = joined.at(-1);
    if (!last) return [];
    const ages: IndicatorRow[] = [];
    const cells = found.filter(({ began }) => began >= cohort.from && began <= cohort.to);
    for (let age = 0; addMonths(last, (age + 1) * length - 1) <= lastMonth; age++) {
      for (const key of keysOf(cells, checked)) {
        const mine = cells.filter((cell) => sameKey(cell.key, key));
        // The first month of data may be cut: what was bought in its days before is not known.
        const isKnown = joined.every((month) => addMonths(month, age * length) >= dataFrom);
        const during = mine.filter(({ began, month }) => {
          const months = monthsBetween(began, month);
          return adds ? Math.floor(months / length) === age : months === (age + 1) * length - 1;
        });
        const atFirst = mine.filter(({ began, month }) => month === began);
        if (!isKnown || atFirst.length === 0) continue;
        const enrolled = total(atFirst, "enrolled");
        const numerator = total(during, measure);
        ages.push({
          period: checked.period.label,
          key: { ...nameKey(reader, key), cohort: cohort.label, age: String(age) },
          value: enrolled === 0 ? null : numerator / enrolled,
          numerator,
          denominator: enrolled,
          partial: cohort.partial,
        });
      }
    }
    return ages;
  });
}

/** There is no cube of cohorts by rep: a portfolio's are its accounts'. */
function ofMembers(reader: Reader, checked: CheckedCohorts): Sources {
  const began = "enrolled_month";
  const first = laterOf(monthOf(checked.period.from), monthOf(reader.clock.dataFrom));
  const cells = (table: string): Source => ({ table, began, first, sums: columnsOf(cohortMeasures), only: "" });
  return isByRep(reader, checked)
    ? {
        today: { table: "account_months", began, first, sums: sqlOf(cohortMeasures), only: "and a.part = 0" },
        restated: cells("restated_cohort_reps"),
      }
    : { today: cells("cohort_cube_regions"), restated: cells("restated_cohort_regions") };
}

/** What became of the points of each complete quarter, by its age in quarters, as shares of what was earned in it. */
function followPoints(reader: Reader, checked: CheckedCohorts, found: CohortMonth[]): IndicatorRow[] {
  const { asOf, dataFrom } = reader.clock;
  const rows: IndicatorRow[] = [];
  const quarters = splitPeriod(checked.period, "quarter", reader.clock).filter(
    ({ from, to, partial }) => !partial && from >= dataFrom && to <= asOf,
  );
  for (const { label, from } of quarters) {
    const cells = found.filter(({ began }) => began === from);
    for (let age = 0; lastOfMonth(addMonths(from, age * 3 + 2)) <= asOf; age++)
      for (const key of keysOf(cells, checked)) {
        const mine = cells.filter((cell) => sameKey(cell.key, key));
        const sofar = mine.filter(({ month }) => month <= addMonths(from, age * 3 + 2));
        const issued = total(mine, "lot_issued");
        const [redeemed, expired, withdrawn] = (["lot_redeemed", "lot_expired", "lot_withdrawn"] as const).map((name) =>
          total(sofar, name),
        ) as [number, number, number];
        const parts = { redeemed, expired, withdrawn, open: issued - redeemed - expired - withdrawn };
        for (const [part, numerator] of Object.entries(parts))
          rows.push({
            period: checked.period.label,
            key: { ...nameKey(reader, key), cohort: label, age: String(age), part },
            value: issued === 0 ? null : numerator / issued,
            numerator,
            denominator: issued,
            partial: false,
          });
      }
  }
  return rows;
}

function ofPoints(reader: Reader, checked: CheckedCohorts): Sources {
  const grain = isByRep(reader, checked) ? "reps" : "regions";
  const cells = (table: string): Source => ({
    table: `${table}_${grain}`,
    began: "quarter",
    first: checked.period.from,
    sums: columnsOf(lotMeasures),
    only: "",
  });
  return { today: cells("lot_cube"), restated: cells("restated_lot") };
}

const sqlOf = (measures: Record<string, RowMeasure>): [name: string, sql: string][] =>
  Object.entries(measures).map(([name, { sql }]) => [name, sql]);

const columnsOf = (measures: Record<string, RowMeasure>): [name: string, sql: string][] =>
  namesOf(measures).map((name) => [name, `a.${name}`]);

/** What cohorts are, and what they were in closed months less that. */
interface Sources {
  today: Source;
  restated: Source;
}

/** Where months of cohorts are: the column that says when each began, those from the first of the period, and their sums. */
interface Source {
  table: string;
  began: string;
  first: Day;
  sums: [name: string, sql: string][];
  only: string;
}

async function readMonths(
  reader: Reader,
  checked: CheckedCohorts,
  { table, began, first, sums, only }: Source,
): Promise<CohortMonth[]> {
  const { columns, named, filter, values, keyOf } = groupSql("a", checked, 4);
  const totals = sums.map(([name, sql]) => `sum(${sql})::float8 as ${name}`);
  const rows = await reader.tx.unsafe<Record<string, string | number>[]>(
    `select ${[`a.${began} as began`, "a.month as at", ...named, ...totals].join(", ")}
    from ${table} a
    where a.programme_id = $1 and a.${began} between $2 and $3 ${only} ${filter}
    group by ${[`a.${began}`, "a.month", ...columns].join(", ")}`,
    [reader.programme.id, first, checked.period.to, ...values] as never[],
    { prepare: true },
  );
  return rows.map((row) => ({
    began: String(row.began),
    month: String(row.at),
    key: keyOf(row),
    sums: Object.fromEntries(sums.map(([name]) => [name, Number(row[name])])),
  }));
}

const total = (cells: CohortMonth[], name: string) => cells.reduce((sum, { sums }) => sum + (sums[name] ?? 0), 0);
const sameKey = (a: GroupKey, b: GroupKey) => JSON.stringify(a) === JSON.stringify(b);

/** The groups of a cohort; without a split there is one, whether anybody is in it or not. */
function keysOf(cells: CohortMonth[], { by }: CheckedCohorts): GroupKey[] {
  if (by.length === 0) return [{}];
  return [...new Map(cells.map(({ key }) => [JSON.stringify(key), key])).values()];
}

/**
 * Rows beside what they are today, if closed months have others. Of totals, small cohorts are hidden, each age for itself: all
 * ages of a cohort have the same accounts. Who reads them is not told how a cohort was corrected, which may be one account.
 */
function guard(
  { viewer }: Reader,
  { members, by }: CheckedCohorts,
  rows: IndicatorRow[],
  today: IndicatorRow[] | null,
) {
  const isOfTotals = viewer.scope.kind === "totals";
  const ofToday = new Map(today?.map((row) => [JSON.stringify(row.key), row]));
  const told = rows.map((row) => {
    const now = today ? ofToday.get(JSON.stringify(row.key)) : row;
    const restated = now?.value ?? null;
    const isTold = restated !== row.value && !(isOfTotals && (members || by.length > 0));
    return { ...row, ...(isTold ? { restated } : {}), accounts: [row, now].map((look) => look?.denominator ?? 0) };
  });
  if (isOfTotals && members) return hideSmallCells(told, []);
  return told.map(({ accounts: _, ...row }): IndicatorRow => row);
}
