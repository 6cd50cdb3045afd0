import { rewardKinds } from "@/db/schema/rewards";
import { grantedFacts, redeemedFacts } from "./facts-points";
import { type RewardMeasure, rewardFacts } from "./facts-rewards";
import { timeToFirstReward } from "./first-reward";
import { asPart } from "./grouped";
import { memberMargin, memberRevenue, salesIndicators } from "./indicators-sales";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { combine, flow, plainRows, ratioRows } from "./totals";

const rewardCost = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, rewardFacts(query.sql, query.programmeId, "cost"));

function measureOf(definition: string | null): RewardMeasure {
  const measure = definition ?? "cost";
  if (measure === "cost" || measure === "orders" || measure === "points") return measure;
  throw new Error(`oracle: reward-mix has no definition ${definition}`);
}

/** Each kind's share of the group's total. */
const rewardMix: Indicator = async (query, settings, definition) => {
  if (definition === "rewards") return rewardsByName(query, settings);
  const { sql, programmeId } = query;
  const measure = measureOf(definition);
  const groups = { ...query, by: query.by.filter((dimension) => dimension !== "kind") };
  const whole = await flow(groups, settings, rewardFacts(sql, programmeId, measure));
  const rows = [];
  for (const kind of rewardKinds) {
    const part = await flow(groups, settings, rewardFacts(sql, programmeId, measure, { kind }));
    rows.push(...ratioRows(part, whole).map((row) => ({ ...row, key: { ...row.key, kind } })));
  }
  return rows;
};

/** What was ordered of each reward, and its share of the group's orders. */
async function rewardsByName(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  const { sql, programmeId } = query;
  const groups = { ...query, by: query.by.filter((dimension) => dimension !== "reward") };
  const whole = await flow(groups, settings, rewardFacts(sql, programmeId, "orders"));
  const rewards = await sql<{ code: string }[]>`select code from rewards where programme_id = ${programmeId}`;
  const rows: OracleRow[] = [];
  for (const { code } of rewards) {
    const of = (measure: RewardMeasure) => flow(groups, settings, rewardFacts(sql, programmeId, measure, { code }));
    const orders = await of("orders");
    const parts = [
      ...asPart("orders", plainRows(orders)),
      ...asPart("share", ratioRows(orders, whole)),
      ...asPart("points", plainRows(await of("points"))),
      ...asPart("cost", plainRows(await of("cost"))),
    ];
    rows.push(...parts.map((row) => ({ ...row, key: { ...row.key, reward: code } })));
  }
  return rows;
}

/** Of each kind, where they are asked apart. */
const rewardOrders: Indicator = async (query, settings) => {
  const { sql, programmeId, by } = query;
  if (!by.includes("kind")) return plainRows(await flow(query, settings, rewardFacts(sql, programmeId, "orders")));
  const groups = { ...query, by: by.filter((dimension) => dimension !== "kind") };
  const rows: OracleRow[] = [];
  for (const kind of rewardKinds) {
    const orders = await flow(groups, settings, rewardFacts(sql, programmeId, "orders", { kind }));
    rows.push(...plainRows(orders).map((row) => ({ ...row, key: { ...row.key, kind } })));
  }
  return rows;
};

const costPerPoint: Indicator = async (query, settings) =>
  ratioRows(
    await rewardCost(query, settings),
    await flow(query, settings, redeemedFacts(query.sql, query.programmeId)),
  );

const generosityConsumed: Indicator = async (query, settings) =>
  ratioRows(await rewardCost(query, settings), await memberRevenue(query, settings));

const marginAfterRewards: Indicator = async (query, settings) =>
  ratioRows(
    combine(await memberMargin(query, settings), await rewardCost(query, settings), (margin, cost) => margin - cost),
    await memberRevenue(query, settings),
  );

const memberGrowth: Indicator = async (query, settings, definition) => {
  const growth = salesIndicators["member-revenue-growth"];
  if (!growth) throw new Error("oracle: no growth");
  return growth(query, settings, definition);
};

/** The map of what is given and what it brings, by segment where no other split is asked for. */
const generosityProfitability: Indicator = async (query, settings) => {
  const split: OracleQuery = { ...query, by: query.by.length > 0 ? query.by : ["segment"] };
  return [
    ...asPart("generosity", await generosityConsumed(split, settings, null)),
    ...asPart("growth", await memberGrowth(split, settings, null)),
    ...asPart("margin", await marginAfterRewards(split, settings, null)),
    ...asPart("revenue", plainRows(await memberRevenue(split, settings))),
  ];
};

const generosityGranted: Indicator = async (query, settings) => {
  const granted = await flow(query, settings, grantedFacts(query.sql, query.programmeId));
  const valued = settings.pointValue === null ? new Map([...granted.keys()].map((group) => [group, null])) : granted;
  return ratioRows(valued, await memberRevenue(query, settings));
};

export const rewardIndicators: Record<string, Indicator> = {
  "reward-mix": rewardMix,
  "generosity-granted": generosityGranted,
  "generosity-consumed": generosityConsumed,
  "margin-after-rewards": marginAfterRewards,
  "generosity-profitability": generosityProfitability,
  "reward-orders": rewardOrders,
  "cost-per-point": costPerPoint,
  "time-to-first-reward": timeToFirstReward,
};
