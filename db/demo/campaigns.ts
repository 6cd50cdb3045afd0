import type { Account } from "./accounts";
import { type Day, day } from "./days";
import type { Enrolment } from "./enrolments";
import type { Random } from "./random";
import type { Segment } from "./story";

export interface Campaign {
  code: string;
  name: string;
  startsOn: Day;
  endsOn: Day;
  costCents: number;
  /** **Planted**: how much more its targets buy while it lasts. 0: it changes nothing. */
  effect: number;
  /** Points given on top for each point of a purchase, while it lasts. */
  bonusPoints: number;
  /** Share of the members it is sent to, of the segments it is for (all, where none is named). */
  targetShare: number;
  segments?: readonly Segment[];
}

/** Eight operations: most do little, *Bonus palier* works, the referral operation of June 2026 is useless. */
export const campaigns: readonly Campaign[] = [
  {
    code: "lancement-2023",
    name: "Lancement du club",
    startsOn: day("2023-10-02"),
    endsOn: day("2023-11-10"),
    costCents: 1_800_000,
    effect: 0.02,
    bonusPoints: 0.5,
    targetShare: 0.8,
  },
  {
    code: "printemps-2024",
    name: "Opération Printemps 2024",
    startsOn: day("2024-03-11"),
    endsOn: day("2024-04-12"),
    costCents: 1_200_000,
    effect: 0.05,
    bonusPoints: 0.5,
    targetShare: 0.5,
  },
  {
    code: "rentree-2024",
    name: "Rentrée des chantiers",
    startsOn: day("2024-09-09"),
    endsOn: day("2024-10-04"),
    costCents: 900_000,
    effect: 0.03,
    bonusPoints: 0.3,
    targetShare: 0.45,
  },
  {
    code: "couverture-2025",
    name: "Mois de la couverture",
    startsOn: day("2025-05-05"),
    endsOn: day("2025-05-30"),
    costCents: 700_000,
    effect: 0.04,
    bonusPoints: 0.5,
    targetShare: 0.9,
    segments: ["Couvreurs", "Négociants"],
  },
  {
    code: "isolation-2025",
    name: "Défi isolation",
    startsOn: day("2025-10-06"),
    endsOn: day("2025-11-07"),
    costCents: 1_100_000,
    effect: 0.06,
    bonusPoints: 0.5,
    targetShare: 0.4,
  },
  {
    code: "printemps-2026",
    name: "Opération Printemps 2026",
    startsOn: day("2026-03-09"),
    endsOn: day("2026-04-10"),
    costCents: 1_400_000,
    effect: 0.03,
    bonusPoints: 0.3,
    targetShare: 0.45,
  },
  {
    code: "parrainage-2026",
    name: "Parrainage de juin",
    startsOn: day("2026-06-01"),
    endsOn: day("2026-06-30"),
    costCents: 1_600_000,
    effect: 0,
    bonusPoints: 0,
    targetShare: 0.5,
  },
  {
    code: "bonus-palier-2026",
    name: "Bonus palier",
    startsOn: day("2026-09-07"),
    endsOn: day("2026-10-09"),
    costCents: 900_000,
    effect: 0.32,
    bonusPoints: 1,
    targetShare: 0.32,
  },
];

export interface Target {
  account: string;
  campaign: Campaign;
}

/** Drawn at random among those that are members from before the operation to its end. */
export function drawTargets(accounts: readonly Account[], enrolments: readonly Enrolment[], random: Random): Target[] {
  const segmentOf = new Map(accounts.map(({ code, segment }) => [code, segment]));
  return campaigns.flatMap((campaign) =>
    enrolments
      .filter(({ account, startsOn, endsOn }) => {
        const segment = segmentOf.get(account);
        return (
          startsOn <= campaign.startsOn &&
          (endsOn === null || endsOn > campaign.endsOn) &&
          (!campaign.segments || (segment !== undefined && campaign.segments.includes(segment)))
        );
      })
      .filter(() => random.chance(campaign.targetShare))
      .map(({ account }) => ({ account, campaign })),
  );
}
