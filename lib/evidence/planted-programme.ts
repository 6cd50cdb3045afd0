import { seededRandom } from "@/lib/seeded-random";
import type { EvidenceAccount } from "./evidence-account";
import { SIDE } from "./evidence-account";

/** A generated programme of which it is known what its members would have bought without it. */
export interface Planted {
  accounts: EvidenceAccount[];
  months: number;
  /** The place of the month in which it began. */
  began: number;
  /** By account and month: what the programme added, minor units. */
  added: number[][];
}

/** Who may join: everybody who likes, or all but a control group that was drawn when the programme began. */
export type Opening = "to-all" | "to-the-undrawn";

const MONTHS = 42;
const LAUNCH = 13;
/** The share drawn to stay out; the others are then all invited at once, so that more of them join in a month. */
const DRAWN = 0.4;
const JOINING = { "to-all": 0.05, "to-the-undrawn": 0.3 } as const;
const SEGMENTS = ["installers", "merchants", "builders"] as const;

/**
 * Customers of very different size, with a season, a trend of their segment, moods that last some months, and orders that
 * come when they come. The better ones join first: each month the chance to join grows with the account's rank by its last
 * 12 months, of those whom no draw keeps out. From the month after joining on, members buy `effect` more (a fraction of what they would have bought).
 */
export function plantProgramme(seed: number, effect: number, opening: Opening = "to-all", size = 1_200): Planted {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const customers = Array.from({ length: size }, () => {
    const segment = Math.floor(random() * SEGMENTS.length);
    const rate = 0.6 + 2.4 * random();
    const basket = 40_000 * Math.exp(0.8 * normal() + 0.3 * segment);
    let mood = 0.35 * normal();
    const orders: number[] = [];
    const revenue = Array.from({ length: MONTHS }, (_, month) => {
      mood = 0.85 * mood + 0.18 * normal();
      const season = 1 + 0.25 * Math.sin((2 * Math.PI * month) / 12);
      const trend = (1 + 0.03 * (segment - 0.5)) ** (month / 12);
      const count = poisson(random, rate * season * trend * Math.exp(mood));
      orders.push(count);
      let total = 0;
      for (let order = 0; order < count; order++) total += basket * Math.exp(0.5 * normal());
      return Math.round(total);
    });
    return { segment: SEGMENTS[segment] ?? SEGMENTS[0], revenue, orders, joined: null as number | null };
  });
  const isControl = customers.map(() => opening === "to-the-undrawn" && random() < DRAWN);
  for (let month = LAUNCH; month < MONTHS; month++) {
    const prior = customers.map(({ revenue }) => revenue.slice(month - SIDE, month).reduce((a, b) => a + b, 0));
    const ranks = prior.map((_, place) => place).sort((a, b) => (prior[a] ?? 0) - (prior[b] ?? 0));
    for (const [rank, place] of ranks.entries()) {
      const customer = customers[place];
      if (customer?.joined !== null || isControl[place]) continue;
      if (random() < JOINING[opening] * (rank / size) ** 2) customer.joined = month;
    }
  }
  const added = customers.map(({ revenue, joined }) =>
    revenue.map((cents, month) => (joined !== null && month > joined ? Math.round(cents * effect) : 0)),
  );
  const accounts = customers.map(
    ({ segment, revenue, orders, joined }, place): EvidenceAccount => ({
      segment,
      isControl: isControl[place] ?? false,
      knownFrom: 0,
      joined,
      revenue: revenue.map((cents, month) => cents + (added[place]?.[month] ?? 0)),
      margin: null,
      orders,
      rewards: revenue.map(() => 0),
      member: revenue.map((_, month) => (joined !== null && month >= joined ? 1 : 0)),
      eligible: revenue.map(() => 1),
    }),
  );
  return { accounts, months: MONTHS, began: LAUNCH, added };
}

/** Knuth's, for small rates. */
function poisson(random: () => number, rate: number): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}
