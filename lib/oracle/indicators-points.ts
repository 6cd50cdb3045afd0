import { addDays, r12Start } from "./calendar";
import { activeMemberFacts, eligibleFacts, flagsAnyAccount } from "./facts-members";
import {
  adjustedFacts,
  balanceFacts,
  expiredFacts,
  issuedFacts,
  issuedToDateFacts,
  mechanicFacts,
  mechanics,
  redeemedFacts,
  redeemedToDateFacts,
  redeemingMemberFacts,
} from "./facts-points";
import { asPart } from "./grouped";
import { cohortRedemption } from "./indicators-lots";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { flow, plainRows, ratioRows, stock } from "./totals";

const issued = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, issuedFacts(query.sql, query.programmeId));

const redeemed = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, redeemedFacts(query.sql, query.programmeId));

const pointsIssued: Indicator = async (query, settings, definition) => {
  if ((definition ?? "standard") === "standard") return plainRows(await issued(query, settings));
  if (definition !== "mechanic") throw new Error(`oracle: points-issued has no definition ${definition}`);
  const rows: OracleRow[] = [];
  for (const mechanic of [...mechanics, null]) {
    const part = await flow(query, settings, mechanicFacts(query.sql, query.programmeId, mechanic));
    rows.push(...asPart(mechanic ?? "other", plainRows(part)));
  }
  return rows;
};

const redemptionRate: Indicator = async (query, settings, definition) => {
  const { sql, programmeId, to } = query;
  switch (definition ?? settings.redemptionDefinition) {
    case "lifetime":
      return ratioRows(
        await stock(query, settings, redeemedToDateFacts(sql, programmeId, to)),
        await stock(query, settings, issuedToDateFacts(sql, programmeId, to)),
      );
    case "period":
      return ratioRows(await redeemed(query, settings), await issued(query, settings));
    case "members":
      return ratioRows(
        await stock(query, settings, redeemingMemberFacts(sql, programmeId, to), r12Start(to)),
        await members(query, settings, r12Start(to)),
      );
    case "cohort":
      return cohortRedemption(query, settings);
    default:
      throw new Error(`oracle: redemption-rate has no definition ${definition}`);
  }
};

/** Eligible accounts, members among them, and of these who is active and who redeemed; each counted for itself. */
const memberFunnel: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const window = r12Start(to);
  const flagged = await flagsAnyAccount(sql, programmeId);
  const eligible = eligibleFacts(sql, programmeId, to, flagged);
  return [
    ...asPart("eligible", plainRows(await stock(query, settings, eligible, flagged ? to : window))),
    ...asPart("members", plainRows(await members(query, settings))),
    ...asPart("active", plainRows(await stock(query, settings, activeMemberFacts(sql, programmeId, to), window))),
    ...asPart("redeeming", plainRows(await stock(query, settings, redeemingMemberFacts(sql, programmeId, to), window))),
  ];
};

/** What is outstanding on the day before and on the last day, and what happened between; each from the facts by itself. */
const rollForward: Indicator = async (query, settings) => {
  const { sql, programmeId, from, to } = query;
  const eve = addDays(from, -1);
  const before = await stock({ ...query, from: eve, to: eve }, settings, balanceFacts(sql, programmeId, eve));
  const closing = await stock(query, settings, balanceFacts(sql, programmeId, to));
  const groups = new Set([...before.keys(), ...closing.keys()]);
  const opening = new Map(
    [...groups].map((group) => [group, eve < settings.dataFrom ? null : (before.get(group) ?? 0)]),
  );
  return [
    ...asPart("opening", plainRows(opening)),
    ...asPart("issued", plainRows(await issued(query, settings))),
    ...asPart("redeemed", plainRows(await redeemed(query, settings))),
    ...asPart("expired", plainRows(await flow(query, settings, expiredFacts(sql, programmeId)))),
    ...asPart("adjusted", plainRows(await flow(query, settings, adjustedFacts(sql, programmeId)))),
    ...asPart("closing", plainRows(closing)),
  ];
};

export const pointIndicators: Record<string, Indicator> = {
  "points-issued": pointsIssued,
  "points-redeemed": async (query, settings) => plainRows(await redeemed(query, settings)),
  "points-expired": async (query, settings) =>
    plainRows(await flow(query, settings, expiredFacts(query.sql, query.programmeId))),
  "points-adjusted": async (query, settings) =>
    plainRows(await flow(query, settings, adjustedFacts(query.sql, query.programmeId))),
  "points-outstanding": async (query, settings) =>
    plainRows(await stock(query, settings, balanceFacts(query.sql, query.programmeId, query.to))),
  "redemption-rate": redemptionRate,
  "member-funnel": memberFunnel,
  "points-roll-forward": rollForward,
};
