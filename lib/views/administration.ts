import type { FeedCounts } from "@/db/schema/imports";
import type { TaskState } from "@/db/schema/tasks";
import type { Role } from "@/db/schema/user-programmes";
import type { Messages } from "@/lib/i18n/messages";
import type { Question } from "@/lib/indicators/define-indicator";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { Day } from "@/lib/periods/calendar";
import type { Problem } from "@/lib/refusals/refusal";
import type { SettingChanges, TaskKind, UploadMapping } from "@/lib/tasks/task-kinds";
import type { TotalsState } from "./source-totals";

/** The pages of administration, in the order of their navigation. */
export const adminPages = ["users", "rights", "settings", "data", "imports", "audit"] as const;
export type AdminPage = (typeof adminPages)[number];

export const adminHref = (programme: string, page: AdminPage): string => `/${programme}/admin/${page}`;

/** A person of a programme, as an admin sees them. */
export interface Person {
  email: string;
  name: string;
  role: Role;
  /** Code and name of the rep that a sales user is. */
  rep: { code: string; name: string } | null;
  /** `invited` has a link to set a password by; `late` had one that is good no more. */
  state: "active" | "invited" | "late" | "disabled";
  /** Whether they are in programmes of other admins too: what is theirs everywhere is then not changed here. */
  isShared: boolean;
}

export interface People {
  people: Person[];
  reps: { code: string; name: string }[];
  /** Who asks. */
  self: string;
  /** How many days a link is good. */
  linkDays: number;
}

/** What an admin does about a person; `rep` is a code. */
export type PersonChange =
  | { kind: "invite"; email: string; name: string; role: Role; rep?: string | undefined }
  | { kind: "role"; email: string; role: Role; rep?: string | undefined }
  | { kind: "remove" | "disable" | "enable" | "sign-out" | "reset"; email: string };

/** What each role sees, an indicator a row, in the order of the catalogue. */
export interface Matrix {
  rows: {
    indicator: IndicatorId;
    question: Question;
    /** Whether the programme runs on what it needs. */
    isBuilt: boolean;
    /** `usual` is what the catalogue says. */
    cells: { role: Role; allowed: boolean; usual: boolean }[];
  }[];
  /** Whom an admin may look as. */
  reps: People["reps"];
}

export type RightChange = { indicator: IndicatorId; role: Role; allowed: boolean } | { reset: true };

/** As whom an admin may look. */
export const previewRoles = ["marketing", "sales", "executive", "analyst"] as const satisfies Role[];

/** As which role, of sales as the rep of that code; null: as oneself again. */
export interface PreviewChange {
  role: (typeof previewRoles)[number] | null;
  rep?: string | undefined;
}

/** A programme's settings, as its source would say them: amounts in major units. */
export interface Settings {
  programme: Required<SettingChanges> & { startedOn: Day; dataFrom: Day; asOf: Day };
  /** What the source says where an admin decided otherwise. */
  sourceValues: SettingChanges;
  /** In their order. */
  tiers: { code: string; name: string }[];
  /** The source of the last import, by its folder's name, and when that was; null: never. */
  source: { name: string; at: Day } | null;
  /** First days of the closed months, the last before all. */
  closed: Day[];
}

export type ImportStep = "read" | "stage" | "check" | "apply" | "remove" | "refresh";

/** What an admin asked of the process that may write; `at` in the programme's zone, to the minute. */
export interface TaskRow {
  id: number;
  kind: TaskKind;
  input: Record<string, unknown>;
  state: TaskState;
  /** While it runs: the step of an import that it is at, of which feed, and how many rows. */
  progress: { step: ImportStep; feed?: string; rows?: number } | null;
  outcome: Record<string, unknown> | null;
  /** Why it failed. */
  problem: Problem | null;
  by: string;
  at: string;
}

/** What the reading of an uploaded file says beside its columns' names. */
export interface UploadLayout extends Pick<UploadMapping, "days" | "decimals"> {
  /** The first rows, a cell a column. */
  sample: string[][];
  /** By feed the columns whose names say so. */
  guesses: Record<string, UploadMapping["columns"]>;
  /** How a file with these columns was imported last. */
  remembered: UploadMapping | null;
}

/** A run of an import; instants in the programme's zone, to the minute. */
export interface ImportRow {
  id: number;
  at: string;
  by: string;
  source: string;
  status: "staging" | "applied" | "refused" | "undone";
  seconds: number | null;
  rows: FeedCounts;
  /** Those that are still kept: they go after 90 days. */
  keptRejects: number;
  /** Of an uploaded file, its rejected rows that are kept; null of another source. */
  rowsToCorrect: number | null;
}

/** Bytes of a file that is uploaded. */
export const largestUpload = 256 * 2 ** 20;

/** A file that was sent and not imported yet. */
export interface OpenUpload {
  id: number;
  name: string;
  /** The names of its columns; null until it is read. */
  header: string[] | null;
  layout: UploadLayout | null;
}

/** What an admin can upload, has uploaded, and what imports brought. */
export interface ImportsState {
  asOf: Day;
  feeds: { feed: UploadMapping["feed"]; columns: { name: string; required: boolean }[] }[];
  /** The asker's own. */
  upload: OpenUpload | null;
  /** The import that can be undone (`at` in the programme's zone, to the minute), or why none can be. */
  undoable:
    | { importId: number; at: string; by: string; feeds: Record<string, FeedCounts> }
    | { reason: "none" | "undone" | "first" | "too-many" };
  imports: ImportRow[];
}

/** A row of an uploaded file that was refused, and why, a reason for each column. */
export interface RejectedRows {
  header: string[];
  rows: { cells: string[]; reasons: { column: string | null; reason: string }[] }[];
}

/** How the programme's data stand. */
export interface DataState {
  asOf: Day;
  /** By feed: when it last came, and when it last changed something. */
  feeds: {
    feed: keyof Messages["admin"]["data"]["feedNames"];
    cameOn: string;
    changedOn: string | null;
    rows: number;
    rejected: number;
  }[];
  /** Null where the programme has no reps at all. */
  accountsWithoutRep: number | null;
  /** Rows of the last import that name an account which there is none of. */
  ordersWithoutAccount: number;
  /** Points that the movements of the fiscal year do not explain; null where the programme has none. */
  pointsGap: number | null;
  /** Null where the source gives none. */
  totals: TotalsState | null;
}

/** A value that an import refused, and where it stands. Without a file, `line` counts the rows of the SELECT. */
export interface RejectRow {
  feed: string;
  file: string | null;
  line: number | null;
  column: string | null;
  value: string | null;
  reason: string;
}
