import "server-only";
import type { TransactionSql } from "postgres";
import type { programmes } from "@/db/schema/programmes";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { Clock } from "@/lib/periods/period";
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
  | "features"
  | "pointValue"
  | "generosityBand"
  | "redemptionDefinition"
  | "eligibleFlagged"
  | "budgetCents"
  | "targetTierShares"
>;

export interface Tier {
  id: number;
  code: string;
  name: string;
}

/** One consistent look at a programme, with a viewer's rights, inside one transaction. */
export interface Reader {
  tx: TransactionSql;
  viewer: Viewer;
  programme: ProgrammeRow;
  clock: Clock;
  /** Lowest first. */
  tiers: Tier[];
  /** Reps of the scope, by code; empty where the scope has no accounts. */
  reps: { id: number; code: string; name: string }[];
}

const integers = (values: readonly number[]) => {
  for (const value of values)
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not an id: ${value}`);
  return values.join(",");
};

/**
 * The one place where a scope becomes the transaction's role and settings, which the database's policies enforce.
 * Literal SET LOCAL from checked integers (what a distributed PostgreSQL passes on to its workers).
 */
export function scopeStatements(programmeId: number, scope: Scope): string {
  const id = integers([programmeId]);
  const role = scope.kind === "totals" ? "reader_totals" : "reader_rows";
  const wide = scope.kind === "portfolio" ? "" : id;
  const reps = scope.kind === "totals" ? "" : `{${integers(scope.repIds)}}`;
  return `set local role ${role}; set local app.programme_id = '${id}'; set local app.wide_programme_id = '${wide}';
    set local app.rep_ids = '${reps}'; set local statement_timeout = '30s'`;
}

/** Runs a read in a read-only transaction under the viewer's scope: the only way to the programme's data. */
export async function withReader<T>(viewer: Viewer, read: (reader: Reader) => Promise<T>): Promise<T> {
  const result = await viewer.database.begin("isolation level repeatable read read only", async (tx) => {
    await tx.unsafe(scopeStatements(viewer.programme.id, viewer.scope)).simple();
    const [[programme], tiers, reps] = await settleAll([
      tx<ProgrammeRow[]>`
        select id, slug, name, currency, zone, fiscal_start_month as "fiscalStartMonth", as_of as "asOf",
          data_from as "dataFrom", features, point_value as "pointValue", generosity_band as "generosityBand",
          redemption_definition as "redemptionDefinition", eligible_flagged as "eligibleFlagged",
          budget_cents as "budgetCents", target_tier_shares as "targetTierShares"
        from programmes`,
      tx<Tier[]>`select id, code, name from tiers order by rank, code`,
      viewer.scope.kind === "totals"
        ? []
        : tx<Reader["reps"]>`select id, code, name from reps order by name collate "C"`,
    ]);
    if (!programme) throw new Error("the programme is not readable");
    const { asOf, dataFrom, fiscalStartMonth } = programme;
    return read({ tx, viewer, programme, clock: { asOf, dataFrom, fiscalStartMonth }, tiers, reps });
  });
  return result as T;
}
