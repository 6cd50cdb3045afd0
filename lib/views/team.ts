import type { ListTotals } from "@/lib/lists/account-list";
import { type ReadAddress, withParameters, wrongParameter } from "./address";
import type { Option, ProgrammeInfo } from "./view-data";

/** A team as its address says it: of whom; null is the reader's own, or all reps. */
export interface TeamRequest {
  rep: string | null;
}

/** A rep and what all accounts of theirs and of all below make. `none` is nobody. */
export interface TeamRow extends Option {
  /** Reps below, to any depth; 0: a portfolio of their own. */
  reps: number;
  totals: ListTotals;
  /** The last day on which an account came to them from another rep. */
  handedOver: string | null;
}

/** An account that came to a rep of the team from another; who is outside what the reader may see has a name alone. */
export interface HandOver {
  day: string;
  account: Option;
  from: { code: string | null; name: string };
  to: Option;
  /** The account's revenue to the same day N-1, which came along; absent to who may not see revenue. */
  before?: number | null;
}

/** Reps side by side, each account with one of them: the rows add up to `total`. */
export interface Team {
  programme: ProgrammeInfo;
  request: TeamRequest;
  /** Whether the reader has everybody's team, above all others. */
  hasWhole: boolean;
  /** From the top of what the reader may see to whom the team is; empty: all reps. */
  path: Option[];
  rows: TeamRow[];
  total: TeamRow;
  /** The latest first, so many of `handOverCount`. */
  handOvers: HandOver[];
  handOverCount: number;
}

type TeamUnit = "count" | "money" | "change" | "percent" | "day";

interface TeamColumn {
  unit: TeamUnit;
  /** Null is not known; undefined what the reader may not see. */
  value: (row: TeamRow) => number | string | null | undefined;
  /** What another column of the page says already. */
  inFilesOnly?: true;
}

type Known = number | null | undefined;
const rate = (part: Known, whole: Known): Known =>
  part === undefined || whole === undefined ? undefined : part === null || !whole ? null : part / whole;
const of = <T extends object, K extends keyof T>(whole: T | null | undefined, name: K) =>
  whole === undefined ? undefined : whole === null ? null : whole[name];

/** What stands beside each rep, in order. */
export const teamColumns = {
  accounts: { unit: "count", value: ({ totals }) => totals.accounts },
  revenue: { unit: "money", value: ({ totals }) => of(totals.revenue, "now") },
  "revenue-n-1": { unit: "money", inFilesOnly: true, value: ({ totals }) => of(totals.revenue, "before") },
  change: { unit: "change", value: ({ totals }) => of(totals.revenue, "change") },
  attained: { unit: "count", inFilesOnly: true, value: ({ totals }) => of(totals.objectives, "attained") },
  objectives: { unit: "count", inFilesOnly: true, value: ({ totals }) => of(totals.objectives, "count") },
  attainment: {
    unit: "percent",
    value: ({ totals: { objectives } }) => rate(of(objectives, "attained"), of(objectives, "count")),
  },
  reachable: { unit: "count", value: ({ totals }) => of(totals.withinReach, "accounts") },
  missing: { unit: "money", value: ({ totals }) => of(totals.withinReach, "missing") },
  members: { unit: "count", value: ({ totals }) => totals.members },
  active: { unit: "percent", value: ({ totals }) => rate(totals.active, totals.members) },
  "handed-over": { unit: "day", value: ({ handedOver }) => handedOver },
} as const satisfies Record<string, TeamColumn>;

export type TeamColumnId = keyof typeof teamColumns;

/** The columns that this reader has. */
export const columnsOf = ({ total }: Team): TeamColumnId[] =>
  (Object.keys(teamColumns) as TeamColumnId[]).filter((id) => teamColumns[id].value(total) !== undefined);

/** Reads a team's address. */
export const readTeamRequest = (search: URLSearchParams): ReadAddress<TeamRequest> =>
  wrongParameter(search, ["rep"]) ?? { request: { rep: search.get("rep") } };

/** The address of a request, defaults left out. */
export const writeTeamRequest = ({ rep }: TeamRequest): string =>
  rep === null ? "" : new URLSearchParams({ rep }).toString();

/** The page of a rep's team; of all without one. */
export const teamHref = (programme: string, rep: string | null = null): string =>
  withParameters(`/${programme}/team`, writeTeamRequest({ rep }));
