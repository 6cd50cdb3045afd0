import type { Sql } from "postgres";
import type { Preview } from "@/db/schema/sessions";
import type { Role } from "@/db/schema/user-programmes";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { IndicatorId } from "@/lib/indicators/registry";

/**
 * Over which rows a viewer reads: the whole programme with its accounts, a portfolio (their reps, today), or totals of
 * the programme without any account.
 */
export type Scope = { kind: "programme" } | { kind: "portfolio"; repIds: number[] } | { kind: "totals" };

/** Who asks, made from the database on every request by `requireViewer` (for a command, `findViewer`) alone. */
export interface Viewer {
  /** Where this viewer reads: a pool of the app login. */
  database: Sql;
  userId: number;
  name: string;
  email: string;
  role: Role;
  programme: { id: number; slug: string; name: string; words: ProgrammeWords };
  scope: Scope;
  /** The indicators that the matrix opens to this role in this programme. */
  rights: ReadonlySet<IndicatorId>;
  /** Where an admin looks as somebody else would, who then reads and changes nothing. */
  preview?: Preview;
}
