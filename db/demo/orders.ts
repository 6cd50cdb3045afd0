import type { Account } from "./accounts";
import type { Target } from "./campaigns";
import { type Day, monthOf } from "./days";
import { groupBy } from "./group-by";
import type { Random } from "./random";
import { asOf, dataFrom, intensity, marketLevel, membershipEffect, regionLevel, segments, sizeLevel } from "./story";

export interface Line {
  family: string;
  quantity: number;
  revenueCents: number;
}
export interface Order {
  ref: string;
  account: string;
  orderedOn: Day;
  revenueCents: number;
  marginCents: number;
  cancelled: boolean;
  channel: string;
  lines: Line[];
}

/** How much buying is done by the end of each day, in years of buying: orders are spread evenly over it. */
function buyingClock(): number[] {
  const done: number[] = [];
  let sum = 0;
  for (let on = dataFrom; on <= asOf; on++) {
    sum += intensity(on);
    done.push(sum);
  }
  let year = 0;
  for (let on = dataFrom; on < dataFrom + 365; on++) year += intensity(on);
  return done.map((one) => one / year);
}

/** The account's own ups and downs: a level for each month, near the market's. */
function drift(random: Random): Map<number, number> {
  const levels = new Map<number, number>();
  let log = 0.1 * random.normal();
  for (let month = monthOf(dataFrom); month <= monthOf(asOf); month++) {
    levels.set(month, Math.exp(log));
    log += 0.034 * random.normal();
  }
  return levels;
}

function splitLines(account: Account, revenueCents: number, random: Random): Line[] {
  const families: Record<string, number> = segments[account.segment].families;
  const chosen = new Set(Array.from({ length: random.int(1, 3) }, () => random.weighted(families)));
  let left = revenueCents;
  return [...chosen].map((family, index): Line => {
    const part = index === chosen.size - 1 ? left : Math.round(left * (0.35 + 0.4 * random.next()));
    left -= part;
    return { family, quantity: Math.max(1, Math.round(part / random.int(1500, 9000))), revenueCents: part };
  });
}

/** A return: part of an order, taken back some days later. */
function returnOf(order: Order, random: Random): Order | null {
  const orderedOn = order.orderedOn + random.int(3, 25);
  if (orderedOn > asOf) return null;
  const share = random.chance(0.2) ? 1 : 0.1 + 0.4 * random.next();
  const lines = order.lines.map((line) => ({
    ...line,
    quantity: -Math.max(1, Math.round(line.quantity * share)),
    revenueCents: -Math.round(line.revenueCents * share),
  }));
  const revenueCents = lines.reduce((sum, line) => sum + line.revenueCents, 0);
  const marginCents = -Math.round(order.marginCents * share);
  return { ...order, ref: "", orderedOn, revenueCents, marginCents, cancelled: false, lines };
}

/**
 * Orders of all accounts, dated. An account orders at fairly regular intervals of the buying clock; an order's amount
 * follows its size, its own drift, the market, its region, and the two planted effects.
 */
export function makeOrders(
  accounts: readonly Account[],
  isMember: (account: string, on: Day) => boolean,
  targets: readonly Target[],
  random: Random,
): Order[] {
  const clock = buyingClock();
  const campaignsOf = groupBy(targets, ({ account }) => account);
  const markets = new Map<number, number>();
  for (let month = monthOf(dataFrom); month <= monthOf(asOf); month++) markets.set(month, marketLevel(month));
  const orders: Order[] = [];

  for (const account of accounts) {
    const levels = drift(random);
    const from = account.since ?? dataFrom;
    const to = account.stopsOn ?? asOf + 1;
    let reached = random.next() / account.ordersAYear;
    for (let on = dataFrom; on <= asOf; on++) {
      const done = clock[on - dataFrom] ?? 0;
      while (reached <= done) {
        reached += random.gap(8) / account.ordersAYear;
        const noise = Math.exp(0.34 * random.normal() - 0.058);
        if (on < from || on >= to) continue;
        const month = monthOf(on);
        const member = isMember(account.code, on);
        const operation = (campaignsOf.get(account.code) ?? []).find(
          ({ campaign }) => campaign.startsOn <= on && on <= campaign.endsOn,
        );
        const revenueCents = Math.round(
          (account.scaleCents / account.ordersAYear) *
            noise *
            (levels.get(month) ?? 1) *
            (markets.get(month) ?? 1) *
            sizeLevel(account.scaleCents, month) *
            regionLevel(account.region, month) *
            (member ? 1 + membershipEffect : 1) *
            (1 + (operation?.campaign.effect ?? 0)),
        );
        const order: Order = {
          ref: "",
          account: account.code,
          orderedOn: on,
          revenueCents,
          marginCents: Math.round(revenueCents * (account.marginRate + 0.03 * random.normal())),
          cancelled: random.chance(0.012),
          channel: random.weighted({ agence: 55, web: 25, téléphone: 20 }),
          lines: splitLines(account, revenueCents, random),
        };
        orders.push(order);
        if (order.cancelled || !random.chance(0.03)) continue;
        const back = returnOf(order, random);
        if (back) orders.push(back);
      }
    }
  }

  orders.sort((a, b) => a.orderedOn - b.orderedOn || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0));
  return orders.map((order, index) => ({
    ...order,
    ref: `${order.revenueCents < 0 ? "AV" : "CDE"}-${String(index + 1).padStart(6, "0")}`,
  }));
}

/** Revenue of an account over `(after, to]`, asked many times: sums to date by day. */
export function revenueBook(orders: readonly Order[]): (account: string, after: Day, to: Day) => number {
  const book = new Map<string, { days: Day[]; sums: number[] }>();
  for (const { account, orderedOn, revenueCents, cancelled } of orders) {
    if (cancelled) continue;
    const page = book.get(account) ?? { days: [], sums: [] };
    page.days.push(orderedOn);
    page.sums.push((page.sums.at(-1) ?? 0) + revenueCents);
    book.set(account, page);
  }
  const toDate = (account: string, on: Day) => {
    const page = book.get(account);
    if (!page) return 0;
    let low = 0;
    let high = page.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((page.days[middle] ?? 0) <= on) low = middle + 1;
      else high = middle;
    }
    return page.sums[low - 1] ?? 0;
  };
  return (account, after, to) => toDate(account, to) - toDate(account, after);
}
