import type { Fragment } from "postgres";
import { r12Start } from "./calendar";
import { flagsAnyAccount } from "./facts-members";
import { fifthFacts, memberFifthFacts, rfmFacts } from "./facts-ranks";
import { memberIndicators, members } from "./indicators-members";
import { purchaseIndicators } from "./indicators-purchases";
import { rewardIndicators } from "./indicators-rewards";
import { salesIndicators } from "./indicators-sales";
import type { Indicator } from "./oracle";
import { countRows, ofPart, onLastDay, partRows, readParts } from "./parts";
import { plainRows, ratioRows, stock } from "./totals";

const fifths = ["1", "2", "3", "4", "5"] as const;

const bestCustomerShare: Indicator = async (query, settings, definition) => {
  const flagged = await flagsAnyAccount(query.sql, query.programmeId);
  const window = r12Start(query.to);
  const day = onLastDay(query);
  const accounts = await readParts(query, fifthFacts(query, flagged));
  const enrolled = await readParts(query, memberFifthFacts(query, flagged));
  const accountsIn = (fifth: string) => stock(day, settings, ofPart(query, accounts, fifth), window);
  const membersIn = (fifth: string) => stock(day, settings, ofPart(query, enrolled, fifth), window);
  switch (definition ?? "share") {
    case "share":
      return ratioRows(await membersIn("1"), await members(day, settings, window));
    case "ceiling":
      return ratioRows(await accountsIn("1"), await members(day, settings, window)).map((row) => ({
        ...row,
        value: row.value === null ? null : Math.min(1, row.value),
      }));
    case "penetration-by-fifth":
      return partRows(fifths, async (fifth) => ratioRows(await membersIn(fifth), await accountsIn(fifth)));
    default:
      throw new Error(`oracle: best-customer-share has no definition ${definition}`);
  }
};

const rfmGroups = [
  "champions",
  "at-risk",
  "loyal",
  "big-spenders",
  "promising",
  "dormant",
  "regular",
  "inactive",
] as const;

const rfm: Indicator = async (query, settings, definition) => {
  const { sql } = query;
  const window = r12Start(query.to);
  const day = onLastDay(query);
  const amountsOf = async (amount: Fragment) => {
    const facts = await readParts(
      query,
      sql`select r.account_id, r.dated_on, r.part, ${amount} as amount from (${rfmFacts(query)}) r`,
    );
    return (group: string) => stock(day, settings, ofPart(query, facts, group), window);
  };
  switch (definition ?? "members") {
    case "members": {
      const whole = await members(day, settings, window);
      const count = await amountsOf(sql`1`);
      return partRows(rfmGroups, async (group) => countRows(await count(group), whole));
    }
    case "revenue": {
      const revenue = await amountsOf(sql`r.revenue`);
      return partRows(rfmGroups, async (group) => plainRows(await revenue(group)));
    }
    default:
      throw new Error(`oracle: rfm has no definition ${definition}`);
  }
};

const accountCount: Indicator = async (query, settings) => {
  const { sql, programmeId, to } = query;
  const accounts = sql`
    select a.id as account_id, ${to}::date as dated_on, 1 as amount from accounts a where a.programme_id = ${programmeId}`;
  return plainRows(await stock(onLastDay(query), settings, accounts));
};

const segmentParts: Record<string, Indicator | undefined> = {
  accounts: accountCount,
  revenue: salesIndicators.revenue,
  penetration: memberIndicators.penetration,
  active: memberIndicators["active-rate"],
  generosity: rewardIndicators["generosity-consumed"],
  potential: purchaseIndicators["potential-reached"],
};

const segments: Indicator = (query, settings) => {
  const bySegment = { ...query, by: [...new Set([...query.by, "segment" as const])] };
  return partRows(Object.keys(segmentParts), async (part) => {
    const compute = segmentParts[part];
    if (!compute) throw new Error(`oracle: segments have no ${part}`);
    return compute(bySegment, settings, null);
  });
};

export const customerIndicators: Record<string, Indicator> = {
  "best-customer-share": bestCustomerShare,
  rfm,
  segments,
};
