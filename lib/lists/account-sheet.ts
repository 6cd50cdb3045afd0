import type { RewardKind } from "@/db/schema/rewards";
import type { Role } from "@/db/schema/user-programmes";
import type { Day } from "@/lib/periods/calendar";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import type { Note } from "./calls";

/** A month of an account beside the same days a year before; null where the data does not reach. */
export interface AccountMonth {
  /** `2026-11` */
  period: string;
  partial: boolean;
  revenue?: number | null;
  revenueBefore?: number | null;
  orders?: number | null;
  ordersBefore?: number | null;
}

/** How the running year's objective will end: the parts of `projected-landing`. */
export type LandingBand = "attained" | "on-track" | "within-reach" | "late" | "waiting" | "lost";

export interface AccountReward {
  name: string;
  kind: RewardKind;
  points: number;
}

export interface AccountContact {
  name: string;
  job: string | null;
  email: string | null;
  phone: string | null;
}

/** What is worth a congratulation, and the day that it happened. */
export interface Occasion {
  what: "objective" | "year-before";
  on: Day;
}

/** Where an account stands in the list that one came from. */
export interface ListPlace {
  position: number;
  count: number;
  previous: { code: string; name: string } | null;
  next: { code: string; name: string } | null;
}

/**
 * All that one account's reader sees of it, as it stands on `as of`. Money in minor units, rates as fractions. What the
 * viewer may not see, the programme does not have or the account never had is absent.
 */
export interface AccountSheet {
  programme: ProgrammeInfo;
  role: Role;
  /** Who reads: what they send is signed with it. */
  reader: string;
  code: string;
  name: string;
  segment: string;
  region: string;
  /** Since when it is a member without a break; null: it is none. */
  memberSince: Day | null;
  lastOrderOn?: Day | null;
  /** Of members. The path has the month of each change, oldest first; null is no tier. */
  tier?: {
    code: string | null;
    path: { code: string | null; since: string }[];
    /** The tier above, and what the revenue of 12 months lacks to it; absent where that is not told. */
    next?: { code: string; missing: number };
  };
  /** Fiscal year to date, and the same to the same day a year before; null where the data does not reach. */
  revenue?: { year: number | null; before: number | null };
  /** Of the running fiscal year. */
  objective?: {
    fiscalYear: number;
    target?: number;
    revenue?: number;
    missing?: number;
    attainedOn?: Day | null;
    /** Projected revenue of the year ÷ target; null before it can be told. */
    landing?: number | null;
    band?: LandingBand;
  };
  points?: { balance?: number; expiring?: { on: Day; points: number }[] };
  /** Ordered and not cancelled, the last first. */
  rewards?: (Omit<AccountReward, "points"> & { points?: number; month: string; orders: number })[];
  /** Of the members' space, in the 12 months to `as of`, and the month of the last one. */
  visits?: { count: number; lastMonth: string };
  /** The 12 months that end with `as of`'s, oldest first. */
  months?: AccountMonth[];
  campaigns?: { name: string; startsOn: Day; endsOn: Day }[];
  contacts?: AccountContact[];
  /** What readers noted on it, the newest first; for who reads of people. */
  notes?: Note[];
  /** Oldest first; null is nobody. */
  handOvers?: { rep: string | null; since: Day }[];
  /** Three that the balance pays for now, the dearest of each kind first. */
  reach?: AccountReward[];
  occasion?: Occasion;
  /** The page that one came from, after the programme's own address; of a list, the page of it that has the account. */
  from?: string;
  place?: ListPlace;
}
