import "server-only";
import type { TransactionSql } from "postgres";
import type { programmes } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { Clock } from "@/lib/periods/period";
import { type ReferenceData, readReferenceData } from "./reference-data";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

/** The settings that figures depend on. */
type ProgrammeRow = Pick<
  typeof programmes.$inferSelect,
  | "id"
  | "slug"
  | "name"
  | "currency"
  | "zone"
  | "fiscalStartMonth"
  | "asOf"
  | "dataFrom"
  | "startedOn"
  | "features"
  | "pointValue"
  | "generosityBand"
  | "redemptionDefinition"
  | "eligibleFlagged"
  | "budgetCents"
  | "targetTierShares"
  | "thresholds"
  | "words"
  | "dataVersion"
  | "settingsVersion"
>;

/** One consistent look at a programme, with a viewer's rights, inside one transaction. */
export interface Reader extends ReferenceData {
  tx: TransactionSql;
  viewer: Viewer;
  programme: ProgrammeRow;
  clock: Clock;
}

const integers = (values: readonly number[]) => {
  for (const value of values)
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not an id: ${value}`);
  return values.join(",");
};

/** The role that a scope's transactions take. */
export const roleOf = { portfolio: "reader_rows", programme: "reader_wide", totals: "reader_totals" } as const;

/** Who needs the people of an account: their transactions alone may read personal data. */
export const readsContacts: Record<Role, boolean> = {
  marketing: true,
  sales: true,
  admin: true,
  analyst: false,
  executive: false,
};

/**
 * The one place where a scope becomes the transaction's role and settings, which the database's policies enforce.
 * Literal SET LOCAL from checked integers (what a distributed PostgreSQL passes on to its workers).
 */
export function scopeStatements(programmeId: number, scope: Scope, role?: Role): string {
  const id = integers([programmeId]);
  const wide = scope.kind === "portfolio" ? "" : id;
  const reps = scope.kind === "portfolio" ? `{${integers(scope.repIds)}}` : "";
  return `set local role ${roleOf[scope.kind]}; set local app.programme_id = '${id}'; set local app.wide_programme_id = '${wide}';
    set local app.rep_ids = '${reps}'; set local app.contacts = '${role && readsContacts[role] ? 1 : ""}'; set local statement_timeout = '30s'`;
}

/** Runs a read in a read-only transaction under the viewer's scope: the only way to the programme's data. */
export const withReader = <T>(viewer: Viewer, read: (reader: Reader) => Promise<T>): Promise<T> =>
  inScope(viewer, "read only", "", read);

/** The same for what a viewer records: the database takes it in their own name alone. A preview records nothing. */
export async function withWriter<T>(viewer: Viewer, write: (reader: Reader) => Promise<T>): Promise<T> {
  if (viewer.preview) throw new RequestError("a preview changes nothing");
  return inScope(viewer, "read write", `; set local app.user_id = '${integers([viewer.userId])}'`, write);
}

async function inScope<T>(
  viewer: Viewer,
  mode: "read only" | "read write",
  more: string,
  step: (reader: Reader) => Promise<T>,
): Promise<T> {
  const result = await viewer.database.begin(`isolation level repeatable read ${mode}`, async (tx) => {
    // Sent together: the server takes them in turn, and refuses what comes after an opening that failed.
    const [, [programme]] = await settleAll([
      tx.unsafe(scopeStatements(viewer.programme.id, viewer.scope, viewer.role) + more).simple(),
      tx<ProgrammeRow[]>`
        select id, slug, name, currency, zone, fiscal_start_month as "fiscalStartMonth", as_of as "asOf",
          data_from as "dataFrom", started_on as "startedOn", features, point_value as "pointValue",
          generosity_band as "generosityBand",
          redemption_definition as "redemptionDefinition", eligible_flagged as "eligibleFlagged",
          budget_cents as "budgetCents", target_tier_shares as "targetTierShares", thresholds, words, data_version as "dataVersion",
          settings_version as "settingsVersion"
        from programmes`,
    ]);
    if (!programme) throw new Error("the programme is not readable");
    const { asOf, dataFrom, fiscalStartMonth } = programme;
    const references = await readReferenceData(tx, viewer, programme);
    return step({ tx, viewer, programme, clock: { asOf, dataFrom, fiscalStartMonth }, ...references });
  });
  return result as T;
}

/** From here on the transaction may read the names of reps who once had an account of the scope. */
export const openHandOvers = ({ tx }: Reader) => tx.unsafe("set local app.hand_overs = '1'");
