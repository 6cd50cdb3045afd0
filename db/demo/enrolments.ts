import type { Account } from "./accounts";
import { type Day, firstDay, lastDay, monthOf } from "./days";
import { groupBy } from "./group-by";
import type { Random } from "./random";
import { asOf, leaverCount, memberCount, recruitment, rejoinCount, startedOn } from "./story";

export interface Enrolment {
  account: string;
  startsOn: Day;
  /** The first day that it is no longer a member. */
  endsOn: Day | null;
}

/** How many join in each month, adding to `total` exactly. */
function joinsByMonth(total: number): number[] {
  const weight = recruitment.reduce((sum, one) => sum + one, 0);
  let given = 0;
  let passed = 0;
  return recruitment.map((one) => {
    passed += one;
    const joins = Math.round((total * passed) / weight) - given;
    given += joins;
    return joins;
  });
}

/**
 * Better customers join first: accounts queue by size, blurred. Reps enrol dormant accounts as readily as live
 * ones: were it not so, accounts that stopped would be left among non-members and pass for an effect of the programme.
 * Exactly `memberCount` are members on `asOf`.
 */
export function enrol(accounts: readonly Account[], random: Random): Enrolment[] {
  const queue = accounts
    .map((account) => ({ account, score: Math.log(account.scaleCents) + 1.1 * random.normal() }))
    .sort((a, b) => b.score - a.score)
    .map(({ account }) => account);
  const joined: { account: Account; startsOn: Day }[] = [];

  joinsByMonth(memberCount + leaverCount - rejoinCount).forEach((joins, index) => {
    const from = firstDay(monthOf(startedOn) + index);
    const to = Math.min(lastDay(monthOf(from)), asOf - 3);
    for (let i = 0; i < joins; i++) {
      const startsOn = random.int(from, to);
      const place = queue.findIndex(({ since, refuses }) => !refuses && (since ?? 0) < startsOn - 30);
      const [account] = queue.splice(place, 1);
      if (place < 0 || !account) throw new Error("nobody is left to join");
      joined.push({ account, startsOn });
    }
  });

  const mayLeave = random
    .shuffle(joined.filter(({ startsOn }) => startsOn < asOf - 420))
    .sort((a, b) => Number(b.account.stopsOn !== null) - Number(a.account.stopsOn !== null));
  const leaves = new Map<string, Day>();
  const quiet = mayLeave.filter(({ account }) => account.stopsOn !== null && account.stopsOn < asOf - 260);
  const others = mayLeave.filter(({ account }) => account.stopsOn === null);
  const leavers = [...quiet.slice(0, leaverCount - 32), ...others].slice(0, leaverCount);
  for (const { account, startsOn } of leavers) {
    const from = Math.max(startsOn + 120, (account.stopsOn ?? startsOn) + 60);
    leaves.set(account.code, random.int(from, Math.max(from, asOf - 150)));
  }
  const rejoin = new Set(
    leavers
      .filter(({ account }) => account.stopsOn === null)
      .slice(0, rejoinCount)
      .map(({ account }) => account.code),
  );

  return joined.flatMap(({ account, startsOn }): Enrolment[] => {
    const endsOn = leaves.get(account.code) ?? null;
    const first = { account: account.code, startsOn, endsOn };
    if (endsOn === null || !rejoin.has(account.code)) return [first];
    return [first, { account: account.code, startsOn: endsOn + random.int(60, 140), endsOn: null }];
  });
}

/** Membership as a question, for what is drawn per day. */
export function membership(enrolments: readonly Enrolment[]): (account: string, on: Day) => boolean {
  const byAccount = groupBy(enrolments, ({ account }) => account);
  return (account, on) =>
    (byAccount.get(account) ?? []).some(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || on < endsOn));
}
