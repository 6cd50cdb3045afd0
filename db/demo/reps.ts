import type { Account } from "./accounts";
import { type Day, day } from "./days";
import type { Random } from "./random";
import { dataFrom, type Region, regions } from "./story";

export interface Rep {
  code: string;
  name: string;
  email: string;
  manager: string | null;
}
export interface Assignment {
  account: string;
  /** Null: nobody looks after it. */
  rep: string | null;
  since: Day;
}

const repNames = [
  "Julien Bonnard",
  "Claire Guérin",
  "Karim Vallet",
  "Sophie Lejeune",
  "Marc Rousset",
  "Hélène Fleury",
  "Thomas Garreau",
  "Nadia Perrin",
  "Olivier Chauvet",
  "Sylvain Ragot",
  "Laure Sabatier",
  "Inès Delorme",
];
const managerNames = ["Pascale Humbert", "Gilles Tessier", "Valérie Marty"];
const twoDigits = (n: number) => String(n).padStart(2, "0");

/** Twelve reps under three managers under a director. */
export function makeReps(): Rep[] {
  return [
    { code: "D1", name: "Antoine Lacroix", email: "director@demo.example", manager: null },
    ...managerNames.map((name, i) => ({
      code: `M${i + 1}`,
      name,
      email: `manager${i + 1}@demo.example`,
      manager: "D1",
    })),
    ...repNames.map((name, i) => ({
      code: `R${twoDigits(i + 1)}`,
      name,
      email: `rep${i + 1}@demo.example`,
      manager: `M${Math.floor(i / 4) + 1}`,
    })),
  ];
}

/** R10 left on 1 March 2025 and R12, hired that day, took the whole portfolio over: R10 has nobody today. */
const leaves = { rep: "R10", successor: "R12", on: day("2025-03-01") };
const handOverDays = [day("2024-09-02"), day("2025-01-06"), day("2025-09-01"), day("2026-01-05")];

const portfolioReps = (region: Region): string[] => {
  const first = regions.indexOf(region) * 2 + 1;
  return first === 11 ? ["R11"] : [`R${twoDigits(first)}`, `R${twoDigits(first + 1)}`];
};

/** Reps of the account's region; one account in nine was handed over within it; one in twenty-five has nobody. */
export function assignAccounts(accounts: readonly Account[], random: Random): Assignment[] {
  return accounts.flatMap((account): Assignment[] => {
    if (random.chance(0.04)) return [];
    const team = portfolioReps(account.region);
    const start = account.since ?? dataFrom;
    const history: Assignment[] = [{ account: account.code, rep: random.pick(team), since: start }];
    const handOver = random.pick(handOverDays);
    if (random.chance(0.11) && handOver > start) {
      const other = team.find((rep) => rep !== history[0]?.rep);
      if (other) history.push({ account: account.code, rep: other, since: handOver });
      else if (random.chance(0.3)) history.push({ account: account.code, rep: null, since: handOver });
    }
    const now = history.map((step) =>
      step.rep === leaves.rep && step.since >= leaves.on ? { ...step, rep: leaves.successor } : step,
    );
    const held = now.filter((step) => step.since < leaves.on).at(-1);
    if (held?.rep === leaves.rep) {
      now.push({ account: account.code, rep: leaves.successor, since: leaves.on });
      now.sort((a, b) => a.since - b.since);
    }
    return now;
  });
}
