import { r12Start } from "./calendar";
import {
  balanceFacts,
  issuedFacts,
  issuedToDateFacts,
  redeemedFacts,
  redeemedToDateFacts,
  redeemingMemberFacts,
} from "./facts-points";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { flow, plainRows, ratioRows, stock } from "./totals";

const issued = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, issuedFacts(query.sql, query.programmeId));

const redeemed = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, redeemedFacts(query.sql, query.programmeId));

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
    default:
      throw new Error(`oracle: redemption-rate has no definition ${definition}`);
  }
};

export const pointIndicators: Record<string, Indicator> = {
  "points-issued": async (query, settings) => plainRows(await issued(query, settings)),
  "points-redeemed": async (query, settings) => plainRows(await redeemed(query, settings)),
  "points-outstanding": async (query, settings) =>
    plainRows(await stock(query, settings, balanceFacts(query.sql, query.programmeId, query.to))),
  "redemption-rate": redemptionRate,
};
