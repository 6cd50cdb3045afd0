import { firstDayOneYearBefore, lastDayOneYearBefore, r12Start } from "./calendar";
import { memberOrderFacts } from "./facts-orders";
import {
  memberBuyerFacts,
  orderingMemberFacts,
  potentialFacts,
  recencyFacts,
  sameMemberRevenueFacts,
} from "./facts-purchases";
import { members } from "./indicators-members";
import { memberRevenue } from "./indicators-sales";
import type { Indicator } from "./oracle";
import { countRows, ofPart, onLastDay, partRows, readParts } from "./parts";
import type { OracleQuery } from "./query";
import { flow, keyOf, medians, ratioRows, stock } from "./totals";

const sameMemberRevenueGrowth: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const current = { from: query.from, to };
  const before = { from: firstDayOneYearBefore(query.from), to: lastDayOneYearBefore(to) };
  const revenueOf = (period: typeof current) =>
    stock(
      onLastDay(query),
      settings,
      sameMemberRevenueFacts(sql, programmeId, to, [current, before], period),
      before.from,
    );
  return ratioRows(await revenueOf(current), await revenueOf(before)).map((row) => ({
    ...row,
    value: row.value === null || Number(row.denominator) <= 0 ? null : row.value - 1,
  }));
};

/** Orders of the members who ordered ÷ those members. */
const purchaseFrequency: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const ordering = orderingMemberFacts(sql, programmeId, to);
  const accounts = sql`select b.account_id, b.dated_on, 1 as amount from (${ordering}) b`;
  return ratioRows(
    await stock(onLastDay(query), settings, ordering, r12Start(to)),
    await stock(onLastDay(query), settings, accounts, r12Start(to)),
  );
};

const recencyBands = ["0-30", "31-60", "61-90", "91-180", "181-365", "over-365", "never"] as const;

const bandFacts = (query: OracleQuery, dataFrom: string) => query.sql`
  select r.account_id, r.dated_on, 1 as amount,
    case
      when r.amount is null then 'never'
      when r.amount <= 30 then '0-30'
      when r.amount <= 60 then '31-60'
      when r.amount <= 90 then '61-90'
      when r.amount <= 180 then '91-180'
      when r.amount <= 365 then '181-365'
      else 'over-365'
    end as part
  from (${recencyFacts(query.sql, query.programmeId, query.to, dataFrom)}) r`;

const recency: Indicator = async (query, settings, definition) => {
  const { sql, programmeId, to } = query;
  const day = onLastDay(query);
  switch (definition ?? "median") {
    case "median": {
      const days = recencyFacts(sql, programmeId, to, settings.dataFrom);
      const ordered = sql`select r.account_id, r.dated_on, 1 as amount from (${days}) r where r.amount is not null`;
      const median = await medians(day, days);
      return [...(await stock(day, settings, ordered))].map(([group, numerator]) => ({
        key: keyOf(group),
        value: numerator === null ? null : (median.get(group) ?? null),
        numerator,
        denominator: null,
      }));
    }
    case "bands": {
      const whole = await members(day, settings);
      const bands = await readParts(query, bandFacts(query, settings.dataFrom));
      return partRows(recencyBands, async (band) =>
        countRows(await stock(day, settings, ofPart(query, bands, band)), whole),
      );
    }
    default:
      throw new Error(`oracle: recency has no definition ${definition}`);
  }
};

const retentionRate: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const endBefore = lastDayOneYearBefore(to);
  const before = { from: r12Start(endBefore), to: endBefore };
  const now = { from: r12Start(to), to };
  const buyers = (windows: (typeof now)[]) =>
    stock(onLastDay(query), settings, memberBuyerFacts(sql, programmeId, to, windows), before.from);
  return ratioRows(await buyers([before, now]), await buyers([before]));
};

const potentialReached: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const sum = (measure: "revenue" | "potential") =>
    stock(onLastDay(query), settings, potentialFacts(sql, programmeId, to, measure), r12Start(to));
  return ratioRows(await sum("revenue"), await sum("potential"));
};

export const purchaseIndicators: Record<string, Indicator> = {
  "same-member-revenue-growth": sameMemberRevenueGrowth,
  "purchase-frequency": purchaseFrequency,
  "average-order": async (query, settings) =>
    ratioRows(
      await memberRevenue(query, settings),
      await flow(query, settings, memberOrderFacts(query.sql, query.programmeId)),
    ),
  recency,
  "retention-rate": retentionRate,
  "potential-reached": potentialReached,
};
