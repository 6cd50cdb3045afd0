import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { FigureData, ViewFigures } from "@/lib/views/view-data";

/** Changes smaller than this are called stable: 1 % of a total, 1 point of a rate. */
export const NOTABLE = { relative: 0.01, points: 0.01, attainment: 0.01, members: 0.005 };

/** Fewer objectives than this say nothing by their share: they are counted. */
const ENOUGH_OBJECTIVES = 10;

export type Move = "up" | "flat" | "down";
export type Attainment = "earlier" | "later" | "more" | "fewer" | "same";

export function moveOf(change: number | null | undefined, notable: number): Move | null {
  if (change === null || change === undefined) return null;
  if (Math.abs(change) < notable) return "flat";
  return change > 0 ? "up" : "down";
}

/** A figure's one number over the period; null when its group is too small to be shown. */
export const totalOf = (figure: FigureData): IndicatorRow | null =>
  figure.total.rows.find((row) => !row.hidden) ?? null;

/** A figure's total over the period; null when the viewer or the programme does not have it. */
export function totalRow(data: ViewFigures, id: IndicatorId): IndicatorRow | null {
  const figure = data.figures[id];
  return figure ? totalOf(figure) : null;
}

/** The value of one of an answer's parts; null where it is not there or not shown. */
export const partValue = (answer: IndicatorAnswer | null | undefined, part: string): number | null =>
  answer?.rows.find((row) => row.key.part === part && !row.hidden)?.value ?? null;

/** By tier: the shares of members and of revenue, and how revenue moves; null where one of these is not there. */
export function tiersOf({ answers }: ViewFigures) {
  const [members, revenue, growth] = [answers["tier-members"], answers["tier-revenue"], answers["tier-growth"]];
  return members && revenue && growth ? { members, revenue, growth } : null;
}

/** Of members, those who redeemed points; null where the programme has chosen to read redemption in points. */
export const redeemingRow = (data: ViewFigures): IndicatorRow | null =>
  data.figures["redemption-rate"]?.total.definition === "members" ? totalRow(data, "redemption-rate") : null;

/** Growth of member revenue on N-1: of the total itself, else of the figure that is that growth; none where not asked. */
export function memberRevenueChange(data: ViewFigures): number | null {
  if (data.request.compare === "none") return null;
  return totalRow(data, "member-revenue")?.change ?? totalRow(data, "member-revenue-growth")?.value ?? null;
}

/** Objectives too few for a share. */
export const areFew = ({ denominator }: IndicatorRow): boolean =>
  denominator !== null && denominator < ENOUGH_OBJECTIVES;

/** In a running period the same share is reached earlier or later; in a closed one, more or fewer got there. */
export function attainmentMove(row: IndicatorRow | null): Attainment | null {
  const move = moveOf(row?.change, NOTABLE.attainment);
  if (!row || !move || areFew(row)) return null;
  if (move === "flat") return "same";
  if (row.partial) return move === "up" ? "earlier" : "later";
  return move === "up" ? "more" : "fewer";
}

/** What a page counts: the programme, a portfolio, or what its filters leave. */
export type Scope = "programme" | "portfolio" | "selection";
export const scopeOf = ({ request, role }: ViewFigures): Scope => {
  if (Object.keys(request.filters).length > 0) return "selection";
  return role === "sales" ? "portfolio" : "programme";
};

/** A running period is compared to the same day, a whole one to the year before. */
export const basisOf = ({ period }: ViewFigures): "sameDay" | "overYear" => (period.partial ? "sameDay" : "overYear");

export type BandPlace = "under" | "in" | "over";

/** Where a value stands in a band, limits included. */
export function placeInBand(value: number | null | undefined, band: [number, number] | null): BandPlace | null {
  if (value === null || value === undefined || !band) return null;
  if (value < band[0]) return "under";
  return value > band[1] ? "over" : "in";
}
