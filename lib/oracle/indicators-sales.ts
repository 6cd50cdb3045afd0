import { addMonths, lastDayOneYearBefore, r12Start } from "./calendar";
import {
  memberMarginFacts,
  memberOrderFacts,
  memberRevenueFacts,
  missingMarginFacts,
  revenueFacts,
} from "./facts-orders";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { combine, flow, keyOf, plainRows, ratioRows, type Totals } from "./totals";

const revenue = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, revenueFacts(query.sql, query.programmeId));

export const memberRevenue = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, memberRevenueFacts(query.sql, query.programmeId));

/** Unknown in a cell where one of the member's orders has no margin. */
export async function memberMargin(query: OracleQuery, settings: OracleSettings): Promise<Totals> {
  const sum = await flow(query, settings, memberMarginFacts(query.sql, query.programmeId));
  const missing = await flow(query, settings, missingMarginFacts(query.sql, query.programmeId));
  return combine(sum, missing, (margin, count) => (count > 0 ? null : margin));
}

const memberRevenueGrowth: Indicator = async (query, settings) => {
  const current = await memberRevenue(query, settings);
  const before = { ...query, from: addMonths(query.from, -12), to: lastDayOneYearBefore(query.to) };
  const previous = await memberRevenue(before, settings);
  const noneBefore = before.from < settings.dataFrom ? null : 0;
  return [...current].map(([group, numerator]) => {
    const denominator = numerator === null ? null : (previous.get(group) ?? noneBefore);
    const grows = numerator !== null && denominator !== null && denominator > 0;
    return { key: keyOf(group), value: grows ? numerator / denominator - 1 : null, numerator, denominator };
  });
};

export const salesIndicators: Record<string, Indicator> = {
  revenue: async (query, settings) => plainRows(await revenue(query, settings)),
  "member-revenue": async (query, settings, definition) => {
    const from = definition === "twelve-months" ? r12Start(query.to) : query.from;
    return plainRows(await memberRevenue({ ...query, from }, settings));
  },
  "member-revenue-growth": memberRevenueGrowth,
  "member-revenue-share": async (query, settings) =>
    ratioRows(await memberRevenue(query, settings), await revenue(query, settings)),
  orders: async (query, settings) =>
    plainRows(await flow(query, settings, memberOrderFacts(query.sql, query.programmeId))),
};
