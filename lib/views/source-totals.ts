import type { Correction } from "@/db/schema/corrections";
import type { TotalFigure, totalUnits } from "@/db/schema/source-totals";
import type { Day } from "@/lib/periods/calendar";
import type { DataState } from "./administration";

/** A total as the source says it, and as it comes out here; money in minor units. */
export interface TotalRow {
  /** Its first day. */
  month: Day;
  figure: TotalFigure;
  unit: (typeof totalUnits)[TotalFigure];
  theirs: number;
  /** Null where it is not known, or the month not over. */
  ours: number | null;
  /** `agrees`: but for what rounding explains · `unknown`: here · `running`: a month that is not over. */
  state: "agrees" | "differs" | "unknown" | "running";
}

/** What we have more than the source says (less: below 0), and that as a share of it; null of what is not compared. */
export function gapOf({ theirs, ours, state }: TotalRow): { gap: number | null; share: number | null } {
  if (ours === null || state === "unknown" || state === "running") return { gap: null, share: null };
  const gap = ours - theirs;
  return { gap, share: theirs === 0 ? null : gap / Math.abs(theirs) };
}

/** How far the imports explain what differs of the figures that a feed brings. */
export interface FeedStanding {
  feed: DataState["feeds"][number]["feed"];
  /** Of its last import: whether all of it was refused; rows that were, and of these the ones of an unknown account. */
  isRefused: boolean;
  rejected: number;
  orphans: number;
  /** Rows that came, changed or went in imports after the one that brought the last totals. */
  changedSince: number;
}

/** The source's totals beside ours, as an admin looks at them. */
export interface TotalsState {
  currency: string;
  /** Totals of months that are over and known, the first and the last of these, and those that agree. */
  compared: number;
  from: Day;
  to: Day;
  /** Those of the last months that differ: the newest month first, in it the largest share; facts corrected since it was closed. */
  gaps: (TotalRow & { corrected: Partial<Record<Correction, number>> })[];
  /** How many differ of months before these. */
  olderGaps: number;
  unknown: number;
  /** Months that are not over, of which totals are here. */
  running: Day[];
  /** When the last totals came; null where no import says so. */
  cameOn: Day | null;
  /** Of the feeds behind what differs, those of which something is known. */
  causes: FeedStanding[];
}

/** All of them, for a file. */
export interface TotalsTable {
  asOf: Day;
  currency: string;
  rows: TotalRow[];
}
