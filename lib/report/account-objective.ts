import "server-only";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { AccountSheet, LandingBand, Occasion } from "@/lib/lists/account-sheet";
import { addDays, addMonths, type Day } from "@/lib/periods/calendar";
import { fiscalYearOf, reaches, windowStart } from "@/lib/periods/period";
import type { MonthRow } from "./account-months";
import type { Reader } from "./open-reader";
import type { AccountRow } from "./query-account";
import { referenceOf } from "./reference-of";

type Objective = NonNullable<AccountSheet["objective"]>;
type May = (right: IndicatorId) => boolean;

/** How long after its day something is still worth a congratulation. */
const OCCASION_DAYS = 30;

/** The running fiscal year's objective, as far as this viewer may know it. */
export function objectiveOf(reader: Reader, account: AccountRow, may: May): Objective | undefined {
  const { asOf, fiscalStartMonth } = reader.clock;
  const { target, missing, objectiveRevenue: revenue, attainedOn, landingBand } = account;
  if (target === null || missing === null || revenue === null) return undefined;
  const share = referenceOf(reader, "landing-share", asOf);
  const objective: Objective = {
    fiscalYear: fiscalYearOf(asOf, fiscalStartMonth),
    ...(may("attainment-amount") && { target, revenue }),
    ...(may("missing-to-objective") && { missing }),
    ...(may("objective-attainment") && { attainedOn }),
    ...(may("projected-landing") && {
      landing: share !== null && target > 0 ? revenue / share / target : null,
      ...(landingBand && { band: landingBand.replaceAll("_", "-") as LandingBand }),
    }),
  };
  return Object.keys(objective).length > 1 ? objective : undefined;
}

interface Known {
  months: readonly MonthRow[];
  objective: Objective | undefined;
  may: May;
}

/** What the account has just attained: its objective, or more than all of last year. */
export async function readOccasion(
  { tx, programme, clock }: Reader,
  { id }: AccountRow,
  { months, objective, may }: Known,
): Promise<Occasion | undefined> {
  const { asOf } = clock;
  const isFresh = (day: Day) => day > addDays(asOf, -OCCASION_DAYS);
  if (objective?.attainedOn && isFresh(objective.attainedOn)) return { what: "objective", on: objective.attainedOn };
  const start = windowStart("fiscal-year", clock);
  const last = addMonths(start, -1);
  const before = months.find(({ month, part }) => month === last && part === 0)?.fiscalRevenue ?? 0;
  if (!may("revenue") || !reaches("fiscal-year-before", clock) || before <= 0) return undefined;
  const [passed] = await tx<{ on: Day | null }[]>`
    select min(ordered_on) filter (where ordered_on > coalesce(below, '-infinity')) as on
    from (
      select ordered_on, max(ordered_on) filter (where cumulated <= ${before}) over () as below
      from (
        select ordered_on, sum(sum(revenue_cents)) over (order by ordered_on) as cumulated
        from orders
        where programme_id = ${programme.id} and account_id = ${id} and status <> 'cancelled'
          and ordered_on between ${start} and ${asOf}
        group by ordered_on
      ) d
    ) d`;
  return passed?.on && isFresh(passed.on) ? { what: "year-before", on: passed.on } : undefined;
}
