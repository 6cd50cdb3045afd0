import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grains } from "@/lib/indicators/answer";
import { addDays, type Day, isLastOfMonth, lastOfMonth, monthOf } from "./calendar";
import { cellsOf } from "./cells";
import { type Clock, type Period, parsePeriod, periodBefore, splitPeriod, twelveMonthsTo } from "./period";

const two = (value: number) => String(value).padStart(2, "0");

const day = fc
  .date({ min: new Date("2008-01-01T00:00:00Z"), max: new Date("2032-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const year = fc.integer({ min: 2005, max: 2033 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const label = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  month,
  year.map((y) => `fy${y}`),
  fc.tuple(month, month).map((ends) => ends.sort().join("..")),
  fc.constantFrom("ytd", "r12"),
);

interface Asked {
  clock: Clock;
  period: Period;
}

/** A period that a programme can be asked, on any day and with any fiscal year. */
const asked: fc.Arbitrary<Asked> = fc
  .tuple(label, day, fc.integer({ min: 1, max: 12 }))
  .map(([text, asOf, fiscalStartMonth]) => {
    const clock = { asOf, dataFrom: "2000-01-01", fiscalStartMonth };
    return { clock, period: parsePeriod(text, clock) };
  })
  .filter((one): one is Asked => one.period !== null);

/** The days of a rollup's row, worked out again from what its part says. */
function daysOfCell({ month, part }: { month: Day; part: 0 | 1 | 2 }, asOf: Day): [Day, Day] {
  const cut = [`${month.slice(0, 8)}${asOf.slice(8)}`, lastOfMonth(month)].sort()[0] ?? month;
  const end = month === monthOf(asOf) ? asOf : lastOfMonth(month);
  if (part === 1) return [month, cut];
  return [part === 2 ? addDays(cut, 1) : month, end];
}

/** Whether spans follow each other without a gap or a day twice, from one day to another. */
function covers(spans: (readonly [Day, Day])[], from: Day, to: Day): boolean {
  const starts = [from, ...spans.map(([, last]) => addDays(last, 1))];
  return spans.every(([first, last], i) => first === starts[i] && first <= last) && starts.at(-1) === addDays(to, 1);
}

const isLeapDay = (one: Day) => one.endsWith("02-29") || one.endsWith("02-28");

describe("whatever is asked", () => {
  test("a period is in order, ends by as of, and is partial where as of cuts it", () => {
    fc.assert(
      fc.property(asked, ({ clock, period }) => {
        expect(period.from <= period.to && period.to <= clock.asOf).toBe(true);
        if (period.partial) expect(period.to).toBe(clock.asOf);
      }),
    );
  });

  test.each(grains)("split by %s, its days are covered once, in order", (grain) => {
    fc.assert(
      fc.property(asked, ({ clock, period }) => {
        const parts = splitPeriod(period, grain, clock);
        expect(
          covers(
            parts.map(({ from, to }) => [from, to]),
            period.from,
            period.to,
          ),
        ).toBe(true);
        expect(new Set(parts.map((part) => part.label)).size).toBe(parts.length);
      }),
    );
  });

  test.each([0, 1, 2])("%i years back, its rows of the rollups cover its days once", (years) => {
    fc.assert(
      fc.property(asked, ({ clock, period }) => {
        const before = periodBefore(period, years);
        const cells = cellsOf(before, clock.asOf);
        expect(
          covers(
            cells.map((cell) => daysOfCell(cell, clock.asOf)),
            before.from,
            before.to,
          ),
        ).toBe(true);
        expect(cells.filter(({ end }) => end).map((cell) => cell.month)).toEqual([monthOf(before.to)]);
      }),
      { numRuns: 300 },
    );
  });

  test("so do those of each of its months, N-1 too", () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(0, 1), ({ clock, period }, years) => {
        for (const part of splitPeriod(period, "month", clock)) {
          const before = periodBefore(part, years);
          const spans = cellsOf(before, clock.asOf).map((cell) => daysOfCell(cell, clock.asOf));
          expect(covers(spans, before.from, before.to), `${part.label} of ${period.label}`).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("N-1 of N-1 is two years back", () => {
    fc.assert(
      fc.property(asked, ({ period }) => {
        fc.pre(![period.to, addDays(period.from, -1), period.from].some(isLeapDay));
        expect(periodBefore(periodBefore(period, 1), 1)).toEqual(periodBefore(period, 2));
      }),
    );
  });

  test("N-1 ends on the same day, or on its month's last where that is earlier; a month's end stays one", () => {
    fc.assert(
      fc.property(asked, ({ period }) => {
        const { to } = periodBefore(period, 1);
        expect(to.slice(0, 7)).toBe(`${Number(period.to.slice(0, 4)) - 1}${period.to.slice(4, 7)}`);
        if (isLastOfMonth(period.to)) expect(isLastOfMonth(to)).toBe(true);
        else expect(to).toBe([`${to.slice(0, 8)}${period.to.slice(8)}`, lastOfMonth(to)].sort()[0]);
      }),
    );
  });

  test("12 months to a day follow the 12 months to the day that N-1 ends on, without a gap", () => {
    fc.assert(
      fc.property(day, (to) => {
        const now = twelveMonthsTo(to);
        const before = periodBefore({ label: "r12", ...now, partial: false }, 1);
        expect(addDays(before.to, 1)).toBe(now.from);
        expect(before.from).toBe(twelveMonthsTo(before.to).from);
      }),
      { numRuns: 1000 },
    );
  });
});
