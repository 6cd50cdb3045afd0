import type { Day } from "./days";
import type { Random } from "./random";
import { accountCount, asOf, dataFrom, type Region, type Segment, segments } from "./story";
import { companyPatterns, familyNames, places } from "./words";

/** A customer company with the traits that its orders are drawn from (traits are not written to the files). */
export interface Account {
  code: string;
  name: string;
  segment: Segment;
  region: Region;
  size: string;
  distributor: boolean;
  /** Code of the distributor that it buys through. */
  parent: string | null;
  potentialCents: number | null;
  /** First day known; null: before the data. */
  since: Day | null;
  /** Revenue of a year at the market's level of August 2023, in cents. */
  scaleCents: number;
  ordersAYear: number;
  marginRate: number;
  /** The day it stops buying for good, if it does. */
  stopsOn: Day | null;
  /** Wants no programme, whatever its size: these keep evidence possible among the large. */
  refuses: boolean;
}

const names = (random: Random): ((segment: Segment) => string) => {
  const taken = new Set<string>();
  return (segment) => {
    for (;;) {
      const pattern = random.pick(companyPatterns[segment]);
      const name = pattern.replace("{name}", random.pick(familyNames)).replace("{place}", random.pick(places));
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
};

/** Small accounts stop far more often than large ones: share of those that stop in a year, after a first one. */
const stopRate = (scaleCents: number) => (scaleCents < 3_000_000 ? 0.3 : scaleCents < 6_000_000 ? 0.06 : 0.015);

const sizeOf = (scaleCents: number) =>
  scaleCents < 3_000_000
    ? "Moins de 10 salariés"
    : scaleCents < 12_000_000
      ? "10 à 49 salariés"
      : "50 salariés et plus";

const regionShares: Record<Region, number> = {
  "Île-de-France": 22,
  "Grand Ouest": 20,
  Nord: 15,
  "Grand Est": 15,
  "Sud-Est": 18,
  "Sud-Ouest": 10,
};

export function makeAccounts(random: Random): Account[] {
  const shares = Object.fromEntries(Object.entries(segments).map(([name, of]) => [name, of.share])) as Record<
    Segment,
    number
  >;
  const nameFor = names(random);
  const accounts = Array.from({ length: accountCount }, (_, index): Account => {
    const segment = random.weighted(shares);
    const region = random.weighted(regionShares);
    const scaleCents = Math.round(3_700_000 * segments[segment].size * Math.exp(0.85 * random.normal()));
    const late = random.chance(0.06);
    const since = late ? random.int(dataFrom + 60, asOf - 200) : null;
    const life = (-365 * Math.log(1 - random.next())) / stopRate(scaleCents);
    const stops = (since ?? dataFrom) + 365 + Math.round(life);
    return {
      code: `C${String(index + 1).padStart(4, "0")}`,
      name: nameFor(segment),
      segment,
      region,
      size: sizeOf(scaleCents),
      distributor: segment === "Négociants",
      parent: null,
      potentialCents: random.chance(0.86)
        ? Math.round((scaleCents * 1.75 * Math.exp(0.3 * random.normal())) / 100_000) * 100_000
        : null,
      since,
      scaleCents,
      ordersAYear: Math.min(90, Math.max(6, 21 * (scaleCents / 6_000_000) ** 0.55 * Math.exp(0.2 * random.normal()))),
      marginRate: segments[segment].marginRate + 0.02 * random.normal(),
      stopsOn: stops <= asOf ? stops : null,
      refuses: random.chance(0.14),
    };
  });
  return accounts.map((account) => {
    if (account.distributor || !random.chance(0.15)) return account;
    const above = accounts.filter((other) => other.distributor && other.region === account.region);
    return above.length ? { ...account, parent: random.pick(above).code } : account;
  });
}
