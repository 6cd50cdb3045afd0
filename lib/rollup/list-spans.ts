import { addDays, type Day, listMonths, monthNumberOf, monthOf } from "@/lib/periods/calendar";
import { type SpanKey, type Stand, spanKeyOf, standOn } from "@/lib/periods/cells";
import { type Clock, fiscalYearOf, type Period, parsePeriod, periodBefore } from "@/lib/periods/period";

/** The days of a standard period, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/**
 * The standard periods of a programme, by the very days that readers ask for: months, quarters, calendar and fiscal years
 * that begin in the month of `data from` or later and have begun on `as of`, and the 12 months to date; of those that `as
 * of` cuts (and the 12 months) also every N-1, N-2 … cut on the same day. Days that are two periods (`ytd` and a fiscal
 * year, a year that is fiscal too) are listed once.
 */
export function listSpans(clock: Clock): Span[] {
  const first = monthOf(clock.dataFrom);
  const spans = new Map<string, Span>();
  const add = ({ from, to }: Span) => {
    if (from >= first) spans.set(`${from} ${to}`, { from, to });
  };
  const standard = listMonths(first, clock.asOf).flatMap((month) =>
    labelsOf(month, clock.fiscalStartMonth)
      .map((label) => parsePeriod(label, clock))
      .filter((period): period is Period => period?.from === month),
  );
  for (const period of standard) add(period);
  const lastYear = parsePeriod("r12", clock);
  for (const period of [...standard.filter(({ partial }) => partial), ...(lastYear ? [lastYear] : [])])
    for (let years = 0, before = period; before.from >= first; years++, before = periodBefore(period, years))
      add(before);
  return [...spans.values()];
}

/** The periods that a month is in. */
function labelsOf(month: Day, fiscalStartMonth: number): string[] {
  const year = month.slice(0, 4);
  const quarter = `${year}-Q${Math.ceil(monthNumberOf(month) / 3)}`;
  return [month.slice(0, 7), quarter, year, `fy${fiscalYearOf(month, fiscalStartMonth)}`];
}

/** What is read of an account's rows for a span: places (from 1) in `stands`, null where no row can be. */
interface SpanReads extends SpanKey {
  from_day: Day;
  to_day: Day;
  end_at: number | null;
  eve_at: number | null;
  /** Whether it is known who was a member the day before. */
  eve_known: boolean;
  /** The same a year before; `from_before` is null where the data does not reach back so far. */
  end_before_at: number | null;
  eve_before_at: number | null;
  from_before: Day | null;
}

/** The days at which spans are read from an account's rows, in the order of these, and where each span finds its own. */
export function readSpans(spans: readonly Span[], { asOf, dataFrom }: Clock): { stands: Stand[]; reads: SpanReads[] } {
  const found = new Map<string, Stand>();
  const keyOf = ({ month, part }: Stand) => `${month} ${part}`;
  const looked = spans.map((span) => {
    const before = periodBefore({ label: "", partial: false, ...span }, 1);
    const days = [span.to, addDays(span.from, -1), before.to, addDays(before.from, -1)];
    for (const day of days) if (day >= monthOf(dataFrom)) found.set(keyOf(standOn(day, asOf)), standOn(day, asOf));
    return { span, before };
  });
  const keys = [...found.keys()].sort();
  const placeOf = (day: Day) => keys.indexOf(keyOf(standOn(day, asOf))) + 1 || null;
  const reads = looked.map(({ span, before }) => ({
    ...spanKeyOf(span, asOf),
    from_day: span.from,
    to_day: span.to,
    end_at: placeOf(span.to),
    eve_at: placeOf(addDays(span.from, -1)),
    eve_known: addDays(span.from, -1) >= dataFrom,
    end_before_at: placeOf(before.to),
    eve_before_at: placeOf(addDays(before.from, -1)),
    from_before: before.from >= dataFrom ? before.from : null,
  }));
  const stands = keys.map((key) => found.get(key)).filter((stand): stand is Stand => stand !== undefined);
  return { stands, reads };
}
