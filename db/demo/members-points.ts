import type { RewardKind } from "../schema/rewards";
import type { Target } from "./campaigns";
import { type Day, day, firstDay, lastDay, type Month, monthNumber, monthOf, yearOf } from "./days";
import type { Enrolment } from "./enrolments";
import { groupBy } from "./group-by";
import { type Entry, Ledger } from "./ledger";
import { type Objective, targetOf, yearRevenue } from "./objectives";
import type { Order } from "./orders";
import type { Random } from "./random";
import { type Reward, rewards } from "./rewards";
import { asOf, pointsLife } from "./story";

export interface RewardOrder {
  ref: string;
  account: string;
  reward: Reward;
  orderedOn: Day;
  cancelled: boolean;
}

/** What a member makes of its points: `never` looks at no catalogue; the others order in a month with `habit`. */
interface Taste {
  never: boolean;
  habit: number;
  kinds: Record<RewardKind, number>;
}
const tasteOf = (random: Random): Taste => ({
  never: random.chance(0.23),
  habit: 0.04 + 0.11 * random.next() ** 1.5,
  kinds: { "gift-card": random.chance(0.5) ? 9 : 3.5, gift: 2.4, experience: 1.3, discount: 0.9, service: 0.5 },
});

/** The dearest reward of a kind drawn by taste that the points afford. */
function choose(points: number, taste: Taste, random: Random): Reward | undefined {
  const kind = random.weighted(taste.kinds);
  return rewards
    .filter((reward) => reward.kind === kind && reward.points <= points)
    .sort((a, b) => b.points - a.points)[0];
}

interface Facts {
  enrolments: readonly Enrolment[];
  orders: readonly Order[];
  targets: readonly Target[];
  objectives: readonly Objective[];
  revenue: (account: string, after: Day, to: Day) => number;
  isMember: (account: string, on: Day) => boolean;
}

/** Step bonus: points for each 25,000 € of the calendar year. */
const step = { everyCents: 2_500_000, points: 600 };
/** Bonus of an attained objective: points for each euro of the year. */
const objectiveBonus = 0.1;
const expiry = (on: Day): Day => lastDay(monthOf(on) + pointsLife);

/** Ledgers and reward orders of everyone who ever was a member. One point a euro, and what the mechanics add. */
export function livePoints(facts: Facts, random: Random): { entries: Entry[]; rewardOrders: RewardOrder[] } {
  const ordersOf = groupBy(facts.orders, ({ account }) => account);
  const targetsOf = groupBy(facts.targets, ({ account }) => account);
  const bonuses = attained(facts);
  const entries: Entry[] = [];
  const rewardOrders: RewardOrder[] = [];

  for (const [account, spells] of groupBy(facts.enrolments, ({ account }) => account)) {
    const ledger = new Ledger(account);
    const taste = tasteOf(random);
    const byMonth = groupBy(ordersOf.get(account) ?? [], ({ orderedOn }) => monthOf(orderedOn));
    const campaigns = (targetsOf.get(account) ?? []).map(({ campaign }) => campaign);
    const yearSum = { year: 0, cents: 0 };

    const purchase = ({ orderedOn, revenueCents, cancelled }: Order) => {
      if (cancelled || !facts.isMember(account, orderedOn)) return;
      const points = Math.trunc(revenueCents / 100);
      if (points < 0) return ledger.adjust(orderedOn, points); // a return takes its points back
      ledger.earn(orderedOn, points, "purchase", expiry(orderedOn));
      const operation = campaigns.find(({ startsOn, endsOn }) => startsOn <= orderedOn && orderedOn <= endsOn);
      ledger.earn(orderedOn, Math.floor(points * (operation?.bonusPoints ?? 0)), "operation", expiry(orderedOn));
      if (yearSum.year !== yearOf(orderedOn)) Object.assign(yearSum, { year: yearOf(orderedOn), cents: 0 });
      const before = Math.floor(yearSum.cents / step.everyCents);
      yearSum.cents += revenueCents;
      const steps = Math.floor(yearSum.cents / step.everyCents) - before;
      ledger.earn(orderedOn, steps * step.points, "step", expiry(orderedOn));
    };

    const spend = (on: Day) => {
      const full = ledger.balance >= 25_000 ? 2 : 1; // a full purse is remembered
      const season = [6, 12].includes(monthNumber(monthOf(on))) ? 1.7 : 1;
      if (taste.never || !facts.isMember(account, on) || !random.chance(taste.habit * season * full)) return;
      let purse = Math.floor(ledger.balance * (0.6 + 0.4 * random.next()));
      for (let i = 0; i < 8; i++) {
        const reward = choose(purse, taste, random);
        const entry = reward && ledger.redeem(on, reward.points);
        if (!reward || !entry) return;
        purse -= reward.points;
        const cancelled = random.chance(0.02) && on + 8 <= asOf;
        rewardOrders.push({ ref: "", account, reward, orderedOn: on, cancelled });
        if (cancelled) ledger.giveBack(on + random.int(1, 8), entry);
      }
    };

    for (let month: Month = monthOf(spells[0]?.startsOn ?? asOf); month <= monthOf(asOf); month++) {
      const spendOn = firstDay(month) + random.int(2, 13);
      const engagedOn = firstDay(month) + random.int(0, 27);
      const happenings: [Day, () => void][] = (byMonth.get(month) ?? []).map((order) => [
        order.orderedOn,
        () => purchase(order),
      ]);
      happenings.push([spendOn, () => spend(spendOn)]);
      if (random.chance(0.07) && facts.isMember(account, engagedOn)) {
        const points = random.pick([100, 150, 300]);
        happenings.push([engagedOn, () => ledger.earn(engagedOn, points, "engagement", expiry(engagedOn))]);
      }
      if (random.chance(0.004) && facts.isMember(account, engagedOn)) {
        const points = random.pick([-400, -150, 250, 500, 1000]);
        happenings.push([engagedOn, () => ledger.adjust(engagedOn, points)]);
      }
      const bonus = bonuses.get(account);
      if (bonus && monthOf(bonus.on) === month && facts.isMember(account, bonus.on)) {
        happenings.push([bonus.on, () => ledger.earn(bonus.on, bonus.points, "objective-bonus", expiry(bonus.on))]);
      }
      happenings.push([lastDay(month), () => ledger.expire(lastDay(month))]);
      happenings.sort((a, b) => a[0] - b[0]);
      for (const [on, happen] of happenings) if (on <= asOf) happen();
    }
    entries.push(...ledger.entries.toSorted((a, b) => a.datedOn - b.datedOn));
  }

  rewardOrders.sort((a, b) => a.orderedOn - b.orderedOn || (a.account < b.account ? -1 : 1));
  return {
    entries,
    rewardOrders: rewardOrders.map((order, index) => ({ ...order, ref: `RC-${String(index + 1).padStart(5, "0")}` })),
  };
}

/** Bonus of the objectives of 2025, given on 15 January 2026. */
function attained({ objectives, revenue }: Facts): Map<string, { on: Day; points: number }> {
  const bonuses = new Map<string, { on: Day; points: number }>();
  for (const objective of objectives) {
    if (objective.fiscalYear !== 2025) continue;
    const bought = yearRevenue(revenue, objective.account, 2025);
    if (bought < targetOf(objective, revenue)) continue;
    bonuses.set(objective.account, { on: day("2026-01-15"), points: Math.floor((bought / 100) * objectiveBonus) });
  }
  return bonuses;
}
