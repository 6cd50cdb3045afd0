import { rewardKinds } from "@/db/schema/rewards";
import { grantedFacts } from "./facts-points";
import { type RewardMeasure, rewardFacts } from "./facts-rewards";
import { memberMargin, memberRevenue } from "./indicators-sales";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { combine, flow, ratioRows } from "./totals";

const rewardCost = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, rewardFacts(query.sql, query.programmeId, "cost"));

function measureOf(definition: string | null): RewardMeasure {
  const measure = definition ?? "cost";
  if (measure === "cost" || measure === "orders" || measure === "points") return measure;
  throw new Error(`oracle: reward-mix has no definition ${definition}`);
}

/** Each kind's share of the group's total. */
const rewardMix: Indicator = async (query, settings, definition) => {
  const { sql, programmeId } = query;
  const measure = measureOf(definition);
  const groups = { ...query, by: query.by.filter((dimension) => dimension !== "kind") };
  const whole = await flow(groups, settings, rewardFacts(sql, programmeId, measure));
  const rows = [];
  for (const kind of rewardKinds) {
    const part = await flow(groups, settings, rewardFacts(sql, programmeId, measure, kind));
    rows.push(...ratioRows(part, whole).map((row) => ({ ...row, key: { ...row.key, kind } })));
  }
  return rows;
};

const generosityGranted: Indicator = async (query, settings) => {
  const granted = await flow(query, settings, grantedFacts(query.sql, query.programmeId));
  const valued = settings.pointValue === null ? new Map([...granted.keys()].map((group) => [group, null])) : granted;
  return ratioRows(valued, await memberRevenue(query, settings));
};

export const rewardIndicators: Record<string, Indicator> = {
  "reward-mix": rewardMix,
  "generosity-granted": generosityGranted,
  "generosity-consumed": async (query, settings) =>
    ratioRows(await rewardCost(query, settings), await memberRevenue(query, settings)),
  "margin-after-rewards": async (query, settings) =>
    ratioRows(
      combine(await memberMargin(query, settings), await rewardCost(query, settings), (margin, cost) => margin - cost),
      await memberRevenue(query, settings),
    ),
};
