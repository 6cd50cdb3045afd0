import { mkdir } from "node:fs/promises";
import { makeAccounts } from "./accounts";
import { campaigns, drawTargets } from "./campaigns";
import { makeContacts } from "./contacts";
import { goals, makeCosts } from "./costs-and-goals";
import { euros, type Row, writeCsv } from "./csv";
import { iso } from "./days";
import { enrol, membership } from "./enrolments";
import { livePoints } from "./members-points";
import { setObjectives } from "./objectives";
import { makeOrders, revenueBook } from "./orders";
import { randomFor } from "./random";
import { assignAccounts, makeReps } from "./reps";
import { rewards } from "./rewards";
import { seed, tiers } from "./story";
import { changeTiers } from "./tier-changes";
import { makeVisits } from "./visits";

export type DemoFile =
  | "reps"
  | "tiers"
  | "rewards"
  | "campaigns"
  | "accounts"
  | "account_assignments"
  | "contacts"
  | "enrolments"
  | "tier_changes"
  | "orders"
  | "order_lines"
  | "points"
  | "reward_orders"
  | "visits"
  | "objectives"
  | "campaign_targets"
  | "programme_costs"
  | "programme_goals";

/** The demo programme's facts, as rows of its files; always the same. */
export function makeDemo(): Record<DemoFile, Row[]> {
  const random = (label: string) => randomFor(seed, label);
  const accounts = makeAccounts(random("accounts"));
  const enrolments = enrol(accounts, random("enrolments"));
  const isMember = membership(enrolments);
  const targets = drawTargets(accounts, enrolments, random("campaigns"));
  const orders = makeOrders(accounts, isMember, targets, random("orders"));
  const revenue = revenueBook(orders);
  const objectives = setObjectives(enrolments, revenue, random("objectives"));
  const facts = { enrolments, orders, targets, objectives, revenue, isMember };
  const { entries, rewardOrders } = livePoints(facts, random("points"));

  return {
    reps: makeReps().map((rep) => ({ ...rep })),
    tiers: tiers.map(({ code, name, threshold }, index) => ({
      code,
      name,
      rank: index + 1,
      threshold: euros(threshold),
    })),
    rewards: rewards.map(({ costCents, ...reward }) => ({ ...reward, cost: euros(costCents) })),
    campaigns: campaigns.map(({ code, name, startsOn, endsOn, costCents }) => ({
      code,
      name,
      starts_on: iso(startsOn),
      ends_on: iso(endsOn),
      cost: euros(costCents),
    })),
    accounts: accounts.map((account) => ({
      code: account.code,
      name: account.name,
      segment: account.segment,
      region: account.region,
      size: account.size,
      yearly_potential: account.potentialCents === null ? null : euros(account.potentialCents),
      parent: account.parent,
      kind: account.distributor ? "distributor" : "direct",
      eligible: true,
      since: account.since === null ? null : iso(account.since),
    })),
    account_assignments: assignAccounts(accounts, random("assignments")).map(({ account, rep, since }) => ({
      ref: `${account}/${iso(since)}`,
      account,
      rep,
      since: iso(since),
    })),
    contacts: makeContacts(accounts, random("contacts")).map((contact) => ({ ...contact })),
    enrolments: enrolments.map(({ account, startsOn, endsOn }) => ({
      ref: `${account}/${iso(startsOn)}`,
      account,
      starts_on: iso(startsOn),
      ends_on: endsOn === null ? null : iso(endsOn),
    })),
    tier_changes: changeTiers(enrolments, revenue).map(({ account, tier, since }) => ({
      ref: `${account}/${iso(since)}`,
      account,
      tier,
      since: iso(since),
    })),
    orders: orders.map((order) => ({
      ref: order.ref,
      account: order.account,
      ordered_on: iso(order.orderedOn),
      revenue: euros(order.revenueCents),
      margin: euros(order.marginCents),
      status: order.cancelled ? "cancelled" : "placed",
      channel: order.channel,
    })),
    order_lines: orders.flatMap((order) =>
      order.lines.map((line, index) => ({
        ref: `${order.ref}/${index + 1}`,
        account: order.account,
        order_ref: order.ref,
        family: line.family,
        quantity: line.quantity,
        revenue: euros(line.revenueCents),
      })),
    ),
    points: entries.map((entry) => ({
      ref: entry.ref,
      account: entry.account,
      dated_on: iso(entry.datedOn),
      kind: entry.kind,
      points: entry.points,
      mechanic: entry.mechanic,
      expires_on: entry.expiresOn === null ? null : iso(entry.expiresOn),
      reverses_ref: entry.reversesRef,
    })),
    reward_orders: rewardOrders.map(({ ref, account, reward, orderedOn, cancelled }) => ({
      ref,
      account,
      reward: reward.code,
      ordered_on: iso(orderedOn),
      points: reward.points,
      cost: euros(reward.costCents),
      status: cancelled ? "cancelled" : "placed",
    })),
    visits: makeVisits(enrolments, rewardOrders, random("visits")).map(({ ref, account, visitedAt, page }) => ({
      ref,
      account,
      visited_at: visitedAt,
      page,
    })),
    objectives: objectives.map(({ account, fiscalYear, targetCents }) => ({
      ref: `${account}/${fiscalYear}`,
      account,
      fiscal_year: fiscalYear,
      target: targetCents === null ? null : euros(targetCents),
    })),
    campaign_targets: targets.map(({ account, campaign }) => ({
      ref: `${campaign.code}/${account}`,
      account,
      campaign: campaign.code,
    })),
    programme_costs: makeCosts().map(({ ref, datedOn, kind, costCents }) => ({
      ref,
      dated_on: iso(datedOn),
      kind,
      cost: euros(costCents),
    })),
    programme_goals: goals.map((goal) => ({ ...goal })),
  };
}

/** Writes the demo programme's CSV files into `folder`, made where it does not exist; `report` hears of each file. */
export async function generateDemo(folder: string, report?: (step: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, rows] of Object.entries(makeDemo())) {
    await writeCsv(folder, name, rows);
    report?.(`${name}.csv: ${rows.length} rows`);
  }
}
