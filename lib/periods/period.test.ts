import { describe, expect, test } from "vitest";
import { type Clock, parsePeriod, periodBefore, periodForms, splitPeriod, twelveMonthsTo } from "./period";

const clockAt = (asOf: string, fiscalStartMonth = 1): Clock => ({ asOf, dataFrom: "2000-01-01", fiscalStartMonth });

function parse(label: string, clock: Clock) {
  const period = parsePeriod(label, clock);
  if (!period) throw new Error(`${label} is no period`);
  return period;
}

const days = ({ from, to }: { from: string; to: string }) => [from, to];

describe("a label", () => {
  test.each([
    ["2012", "2012-01-01", "2012-12-31"],
    ["2012-Q1", "2012-01-01", "2012-03-31"],
    ["2012-Q4", "2012-10-01", "2012-12-31"],
    ["2012-02", "2012-02-01", "2012-02-29"],
    ["2011-02", "2011-02-01", "2011-02-28"],
    ["fy2012", "2011-07-01", "2012-06-30"],
    ["2011-11..2012-02", "2011-11-01", "2012-02-29"],
    ["2012-05..2012-05", "2012-05-01", "2012-05-31"],
    ["ytd", "2012-07-01", "2013-05-20"],
    ["r12", "2012-05-21", "2013-05-20"],
    ["n-1:ytd", "2011-07-01", "2012-05-20"],
    ["n-2:r12", "2010-05-21", "2011-05-20"],
    ["n-1:2012", "2011-01-01", "2011-12-31"],
    ["n-9:2012-02", "2003-02-01", "2003-02-28"],
  ])("%s is %s to %s, of a programme whose year begins in July, on May 20, 2013", (label, from, to) => {
    expect(days(parse(label, clockAt("2013-05-20", 7)))).toEqual([from, to]);
  });

  test.each([
    "",
    "12",
    "2012-13",
    "2012-00",
    "2012-1",
    "2012-Q5",
    "2012-q1",
    "2012Q1",
    "2012-01-01",
    "FY2012",
    "fy12",
    "YTD",
    "r12 ",
    " 2012",
    "2012\n",
    "2012-06..2012-01",
    "2012-01..",
    "..2012-01",
    "2012-01...2012-02",
    "2011..2012",
    "2012-Q1..2012-Q2",
    "2012-01..2012-02..2012-03",
    "1899",
    "2201",
    "fy9999",
    "null",
    "n-0:2012",
    "n-10:2012",
    "n-1:",
    "n-1:2014",
    "n-1:n-1:2012",
    "n-1 :2012",
  ])("%j is no period", (label) => {
    expect(parsePeriod(label, clockAt("2013-05-20"))).toBeNull();
  });

  test("is none where it begins after as of; the month of as of is one from its first day on", () => {
    expect(parsePeriod("2012-07", clockAt("2012-06-30"))).toBeNull();
    expect(parsePeriod("2012-07..2012-09", clockAt("2012-06-30"))).toBeNull();
    expect(parsePeriod("fy2013", clockAt("2012-06-30", 7))).toBeNull();
    expect(days(parse("2012-07", clockAt("2012-07-01")))).toEqual(["2012-07-01", "2012-07-01"]);
  });

  test("every form that messages name is one", () => {
    for (const form of periodForms)
      expect(parsePeriod(form.replace(/ .*/, ""), clockAt("2013-05-20")), form).not.toBeNull();
  });
});

describe("a fiscal year that begins in July", () => {
  test.each([
    ["2012-06-30", "2011-07-01", "2012-06-30", false],
    ["2012-07-01", "2012-07-01", "2012-07-01", true],
    ["2012-12-31", "2012-07-01", "2012-12-31", true],
  ])("on %s the year to date is %s to %s, partial: %s", (asOf, from, to, partial) => {
    expect(parse("ytd", clockAt(asOf, 7))).toEqual({ label: "ytd", from, to, partial });
  });
});

describe("as of cuts", () => {
  test("a period that it falls into, not one that it ends", () => {
    expect(parse("2012", clockAt("2012-06-20"))).toMatchObject({ to: "2012-06-20", partial: true });
    expect(parse("2012-06", clockAt("2012-06-30"))).toMatchObject({ to: "2012-06-30", partial: false });
    expect(parse("2012-Q2", clockAt("2012-06-29"))).toMatchObject({ to: "2012-06-29", partial: true });
    expect(parse("2012-05", clockAt("2012-06-20"))).toMatchObject({ to: "2012-05-31", partial: false });
    expect(parse("r12", clockAt("2012-06-20")).partial).toBe(false);
  });
});

describe("the 12 months to a day", () => {
  test.each([
    ["2012-06-20", "2011-06-21"],
    ["2012-06-30", "2011-07-01"],
    ["2012-12-31", "2012-01-01"],
    ["2013-01-01", "2012-01-02"],
    ["2012-02-29", "2011-03-01"],
    ["2012-02-28", "2011-03-01"],
    ["2013-02-28", "2012-03-01"],
    ["2013-02-27", "2012-02-28"],
    ["2013-03-01", "2012-03-02"],
  ])("%s begin on %s", (day, from) => {
    expect(twelveMonthsTo(day)).toEqual({ from, to: day });
  });
});

describe("N-1", () => {
  test.each([
    ["2012", "2012-06-20", "2011-01-01", "2011-06-20"],
    ["2012", "2012-02-29", "2011-01-01", "2011-02-28"],
    ["2012", "2012-02-28", "2011-01-01", "2011-02-28"],
    ["2013", "2013-02-28", "2012-01-01", "2012-02-29"],
    ["2013", "2013-02-27", "2012-01-01", "2012-02-27"],
    ["2012-04", "2012-04-30", "2011-04-01", "2011-04-30"],
    ["2012-03", "2012-03-30", "2011-03-01", "2011-03-30"],
    ["r12", "2012-06-20", "2010-06-21", "2011-06-20"],
    ["r12", "2012-02-28", "2010-03-01", "2011-02-28"],
    ["r12", "2012-02-29", "2010-03-01", "2011-02-28"],
    ["r12", "2013-02-28", "2011-03-01", "2012-02-29"],
    ["r12", "2013-02-27", "2011-02-28", "2012-02-27"],
    ["2011-11..2012-02", "2012-02-20", "2010-11-01", "2011-02-20"],
  ])("of %s as of %s is %s to %s", (label, asOf, from, to) => {
    expect(days(periodBefore(parse(label, clockAt(asOf)), 1))).toEqual([from, to]);
  });

  test("a whole February of 28 days is compared with the whole one of 29, and back", () => {
    expect(days(periodBefore(parse("2013-02", clockAt("2013-12-31")), 1))).toEqual(["2012-02-01", "2012-02-29"]);
    expect(days(periodBefore(parse("2012-02", clockAt("2013-12-31")), 1))).toEqual(["2011-02-01", "2011-02-28"]);
  });
});

describe("a period split over time", () => {
  const labels = (label: string, clock: Clock, grain: Parameters<typeof splitPeriod>[1]) =>
    splitPeriod(parse(label, clock), grain, clock).map((part) => [part.label, part.from, part.to, part.partial]);

  test("a cut year in quarters: the last is partial", () => {
    expect(labels("2012", clockAt("2012-05-20"), "quarter")).toEqual([
      ["2012-Q1", "2012-01-01", "2012-03-31", false],
      ["2012-Q2", "2012-04-01", "2012-05-20", true],
    ]);
  });

  test("12 months that begin within a month: 13 months, the first and the last partial", () => {
    const parts = labels("r12", clockAt("2012-06-20"), "month");
    expect(parts).toHaveLength(13);
    expect(parts[0]).toEqual(["2011-06", "2011-06-21", "2011-06-30", true]);
    expect(parts[1]).toEqual(["2011-07", "2011-07-01", "2011-07-31", false]);
    expect(parts[12]).toEqual(["2012-06", "2012-06-01", "2012-06-20", true]);
    expect(labels("r12", clockAt("2012-06-20"), "quarter").map(([label]) => label)).toEqual([
      "2011-Q2",
      "2011-Q3",
      "2011-Q4",
      "2012-Q1",
      "2012-Q2",
    ]);
  });

  test("in calendar years, and in the programme's own", () => {
    const clock = clockAt("2012-09-10", 7);
    expect(labels("2011-01..2012-12", clock, "year")).toEqual([
      ["2011", "2011-01-01", "2011-12-31", false],
      ["2012", "2012-01-01", "2012-09-10", true],
    ]);
    expect(labels("2011-01..2012-12", clock, "fiscal-year")).toEqual([
      ["fy2011", "2011-01-01", "2011-06-30", true],
      ["fy2012", "2011-07-01", "2012-06-30", false],
      ["fy2013", "2012-07-01", "2012-09-10", true],
    ]);
  });

  test("a month is a part of the quarter that it is asked by, and says so", () => {
    expect(labels("2012-02", clockAt("2012-12-31"), "quarter")).toEqual([
      ["2012-Q1", "2012-02-01", "2012-02-29", true],
    ]);
  });
});
