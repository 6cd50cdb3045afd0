import { r12Start } from "./calendar";
import {
  activeMemberFacts,
  eligibleFacts,
  flagsAnyAccount,
  leaverFacts,
  memberFacts,
  newMemberFacts,
} from "./facts-members";
import { rewardFacts } from "./facts-rewards";
import { memberRevenue } from "./indicators-sales";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { flow, plainRows, ratio, ratioRows, stock, type Totals } from "./totals";

export const members = (query: OracleQuery, settings: OracleSettings, windowStart?: string) =>
  stock(query, settings, memberFacts(query.sql, query.programmeId, query.to), windowStart);

const activeRate: Indicator = async (query, settings) => {
  const window = r12Start(query.to);
  const active = activeMemberFacts(query.sql, query.programmeId, query.to);
  return ratioRows(await stock(query, settings, active, window), await members(query, settings, window));
};

const penetration: Indicator = async (query, settings) => {
  const flagged = await flagsAnyAccount(query.sql, query.programmeId);
  const window = flagged ? query.to : r12Start(query.to);
  const eligible = eligibleFacts(query.sql, query.programmeId, query.to, flagged);
  return ratioRows(await members(query, settings, window), await stock(query, settings, eligible, window));
};

/** Each tier's share of the whole; other splits are kept apart. */
const tierDistribution: Indicator = async (query, settings, definition) => {
  const measure = (measured: OracleQuery): Promise<Totals> => {
    switch (definition ?? "members") {
      case "members":
        return members(measured, settings);
      case "revenue":
        return memberRevenue(measured, settings);
      case "reward-cost":
        return flow(measured, settings, rewardFacts(measured.sql, measured.programmeId, "cost"));
      default:
        throw new Error(`oracle: tier-distribution has no definition ${definition}`);
    }
  };
  const others = query.by.filter((dimension) => dimension !== "tier");
  const wholes = plainRows(await measure({ ...query, by: others }));
  const parts = plainRows(await measure({ ...query, by: [...others, "tier"] }));
  return parts.map(({ key, numerator }) => {
    const whole = wholes.find((candidate) => Object.entries(candidate.key).every(([name, text]) => key[name] === text));
    const denominator = whole?.numerator ?? null;
    return { key, value: ratio(numerator, denominator), numerator, denominator };
  });
};

export const memberIndicators: Record<string, Indicator> = {
  members: async (query, settings) => plainRows(await members(query, settings)),
  "new-members": async (query, settings) =>
    plainRows(await flow(query, settings, newMemberFacts(query.sql, query.programmeId))),
  leavers: async (query, settings) => plainRows(await flow(query, settings, leaverFacts(query.sql, query.programmeId))),
  "active-rate": activeRate,
  penetration,
  "tier-distribution": tierDistribution,
};
