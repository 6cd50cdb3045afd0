import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import { sentence } from "@/lib/steering/sentence";
import type { ViewData } from "@/lib/views/view-data";

const period = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };

export function makeRow(row: Partial<IndicatorRow>): IndicatorRow {
  return { period: "ytd", key: {}, value: null, numerator: null, denominator: null, partial: true, ...row };
}

export const makeAnswer = (indicator: IndicatorId, rows: IndicatorRow[]): IndicatorAnswer => ({
  indicator,
  unit: "count",
  asOf: "2026-11-17",
  definition: "standard",
  period,
  comparedTo: null,
  rows,
});

/** A page that holds these figures only; units do not matter to the rules. */
export function makeView(
  figures: Partial<Record<IndicatorId, Partial<IndicatorRow>>>,
  band: [number, number] | null = null,
): ViewData {
  return {
    view: "marketing",
    programme: {
      slug: "club",
      name: "Club",
      currency: "EUR",
      zone: "Europe/Paris",
      asOf: "2026-11-17",
      dataFrom: "2023-01-01",
      startedOn: "2023-09-01",
      fiscalStartMonth: 1,
      tiers: [
        { code: "silver", name: "Argent" },
        { code: "gold", name: "Or" },
        { code: "platinum", name: "Platine" },
      ],
      generosityBand: band,
      targetTierShares: {},
      thresholds: {},
      words: {},
      features: [],
      closing: null,
      campaigns: [],
    },
    role: "marketing",
    request: { period: "ytd", compare: "n-1", filters: {} },
    period,
    comparedTo: null,
    filters: {},
    periods: ["ytd"],
    headline: [],
    figures: Object.fromEntries(
      Object.entries(figures).map(([id, row]) => [
        id,
        { total: makeAnswer(id as IndicatorId, [makeRow(row)]), months: [], years: [] },
      ]),
    ),
    hasLists: true,
    lists: {},
    calls: null,
    shown: {},
    answers: {},
    unasked: {},
    lead: { headline: sentence("headline-empty"), support: [] },
  };
}

/** Evidence of grade B, as of the demo's size; without detail. */
export const makeEvidence = (more: Partial<EvidenceAnswer> = {}): EvidenceAnswer => ({
  reason: null,
  grade: "B",
  basis: "margin",
  joined: 600,
  followed: 152,
  members: 147,
  controls: 329,
  joinedFrom: "2024-08-01",
  joinedTo: "2025-10-01",
  ...more,
});
