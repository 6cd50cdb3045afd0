import { describe, expect, test } from "vitest";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { getIndicator, type IndicatorId } from "@/lib/indicators/registry";
import { type Missing, whyMissing } from "./why-missing";

const clock = { asOf: "2026-11-17", dataFrom: "2025-06-01", fiscalStartMonth: 1 };
const ytd = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };
const lastYear = { ...ytd, from: "2025-01-01", to: "2025-11-17" };

interface Case {
  row?: Partial<IndicatorRow>;
  definition?: string;
  period?: IndicatorAnswer["period"];
  compared?: boolean;
  dataFrom?: string;
}

/** That indicator's answer, all of its rows unknown unless said. */
function answerOf(
  id: IndicatorId,
  rows: Partial<IndicatorRow>[],
  { definition, period = ytd, compared = true }: Case = {},
): IndicatorAnswer {
  const indicator = getIndicator(id);
  const names = indicator?.kind === "figure" ? Object.keys(indicator.definitions) : [];
  const unknown = { period: period.label, key: {}, value: null, numerator: null, denominator: null, partial: true };
  return {
    indicator: id,
    unit: indicator?.unit ?? "count",
    asOf: clock.asOf,
    definition: definition ?? names[0] ?? "standard",
    period,
    comparedTo: compared ? lastYear : null,
    rows: rows.map((row) => ({ ...unknown, ...row })),
  };
}

/** Why that indicator's row is not there. */
function why(id: IndicatorId, asked: Case = {}): Missing | null {
  const answer = answerOf(id, [asked.row ?? {}], asked);
  return whyMissing(answer, answer.rows[0] ?? null, { ...clock, dataFrom: asked.dataFrom ?? clock.dataFrom });
}

describe("a value that is not there", () => {
  test("looks back further than the data goes", () => {
    expect(why("retention-rate")).toEqual({ why: "lookBack", reach: "twoYears" });
    expect(why("active-rate", { dataFrom: "2025-12-24" })).toEqual({ why: "lookBack", reach: "year" });
    expect(why("same-member-revenue-growth")).toEqual({ why: "lookBack", reach: "yearBefore" });
    expect(why("membership-growth", { dataFrom: "2026-01-01" })).toEqual({ why: "lookBack", reach: "eve" });
    expect(why("recruitment-pace", { dataFrom: "2025-12-24" })).toEqual({ why: "lookBack", reach: "year" });
    const period = { label: "2026-11", from: "2026-11-01", to: "2026-11-17", partial: true };
    const asked = { period, dataFrom: "2026-03-01" };
    for (const id of ["attainment-amount", "projected-landing"] as const) {
      expect(why(id, asked)).toEqual({ why: "lookBack", reach: "fiscal" });
    }
    const bands = { ...asked, definition: "bands", row: { key: { part: "late" } } };
    expect(why("projected-landing", bands)).toEqual({ why: "lookBack", reach: "fiscal" });
  });
  test("is of a period that begins before the data", () => {
    expect(why("member-revenue", { dataFrom: "2026-02-01" })).toEqual({ why: "dataFrom" });
    expect(why("time-to-first-reward", { period: { ...lastYear, to: "2025-03-31" } })).toEqual({ why: "dataFrom" });
  });
  test("is divided by nothing", () => {
    const row = { numerator: 0, denominator: 0 };
    expect(why("breakage", { row })).toEqual({ why: "noClosedQuarter" });
    expect(why("potential-reached", { row })).toEqual({ why: "noPotential" });
    expect(why("objective-attainment", { row })).toEqual({ why: "noObjective" });
    expect(why("cost-per-point", { row })).toEqual({ why: "noRedemption" });
    expect(why("average-order", { row })).toEqual({ why: "notKnown" });
    expect(why("penetration", { row, dataFrom: "2026-10-01" })).toEqual({ why: "notKnown" });
  });
  test("asks for a setting, or a reference, that the programme does not have", () => {
    const used = { key: { part: "used" }, numerator: 100 };
    expect(why("budget-use", { row: used, dataFrom: "2023-01-01" })).toEqual({ why: "noBudget" });
    const landing = { key: { part: "landing" }, denominator: 100 };
    expect(why("budget-use", { row: landing, dataFrom: "2023-01-01" })).toEqual({ why: "noSeason" });
    expect(why("projected-landing", { row: { denominator: 100 } })).toEqual({ why: "noSeason" });
    expect(why("generosity-granted", { row: { denominator: 100 } })).toEqual({ why: "noPointValue" });
    expect(why("points-liability")).toEqual({ why: "noRedemption" });
    expect(why("points-liability", { dataFrom: "2025-12-24" })).toEqual({ why: "lookBack", reach: "year" });
  });
  test("is a median that half have not reached", () => {
    expect(why("time-to-first-reward", { row: { numerator: 3, denominator: 90 } })).toEqual({ why: "underHalf" });
    expect(why("time-to-first-reward", { row: { numerator: 0, denominator: 0 } })).toEqual({ why: "notKnown" });
  });
  test("is a margin that one order does not have", () => {
    expect(why("margin-after-rewards", { row: { denominator: 100 } })).toEqual({ why: "noMargin" });
  });
  test("is a growth from nothing, from less, or from before the data", () => {
    const growth = (denominator: number | null) => why("member-revenue-growth", { row: { numerator: 5, denominator } });
    expect(growth(0)).toEqual({ why: "fromNothing" });
    expect(growth(-4)).toEqual({ why: "fromNegative" });
    expect(growth(null)).toEqual({ why: "lookBack", reach: "yearBefore" });
  });
  test("may be that of too few accounts", () => {
    expect(why("members", { row: { hidden: true } })).toEqual({ why: "hidden" });
    const gone = answerOf("members", [{ hidden: true }, { value: 9, previous: 0, change: null }]);
    expect(whyMissing(gone, null, clock)).toEqual({ why: "hidden" });
    expect(whyMissing(gone, gone.rows[1] ?? null, clock)).toEqual({ why: "fromNothing" });
  });
});

describe("a change that is not there", () => {
  const known = { value: 12, numerator: 12 };
  test("is from nothing, or from less", () => {
    expect(why("orders", { row: { ...known, previous: 0, change: null } })).toEqual({ why: "fromNothing" });
    expect(why("net-growth", { row: { ...known, previous: -3, change: null } })).toEqual({ why: "fromNegative" });
  });
  test("has a year before that the data does not hold", () => {
    const row = { ...known, previous: null, change: null };
    expect(why("orders", { row })).toEqual({ why: "dataFrom" });
    expect(why("retention-rate", { row, dataFrom: "2024-01-01" })).toEqual({ why: "dataFrom" });
    expect(why("breakage", { row, dataFrom: "2020-01-01" })).toEqual({ why: "noComparison" });
  });
  test("is none where nothing is missing or asked", () => {
    expect(why("orders", { row: { ...known, previous: 6, change: 1 } })).toBeNull();
    expect(why("orders", { row: known, compared: false })).toBeNull();
  });
});
