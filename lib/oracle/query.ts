import type { Sql } from "postgres";

export type OracleDimension = "tier" | "segment" | "region" | "rep" | "kind" | "reward";

export type CohortGrain = "month" | "quarter" | "year" | "fiscal-year";

export interface OracleQuery {
  /** A connection that sees every fact. */
  sql: Sql;
  programmeId: number;
  /** Accounts of these reps only (0 = none); null: the whole programme. */
  repIds: number[] | null;
  /** Days, both included; `to` is already cut at `as of`. */
  from: string;
  to: string;
  by: OracleDimension[];
  /** By code or text; "none" for no tier and no rep. */
  where: Partial<Record<"tier" | "segment" | "region" | "rep", string>>;
  /** Of cohorts; a quarter where it is not said. */
  grain?: CohortGrain;
  /** What queries between which no fact changes may keep for each other; each reads all anew without it. */
  kept?: Map<string, Promise<unknown>>;
}

export interface OracleRow {
  key: Record<string, string>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface OracleSettings {
  asOf: string;
  dataFrom: string;
  fiscalStartMonth: number;
  pointValue: number | null;
  redemptionDefinition: string;
}

export async function readSettings(sql: Sql, programmeId: number): Promise<OracleSettings> {
  const [settings] = await sql<OracleSettings[]>`
    select as_of::text as "asOf", data_from::text as "dataFrom", fiscal_start_month as "fiscalStartMonth",
      point_value::float8 as "pointValue", redemption_definition as "redemptionDefinition"
    from programmes where id = ${programmeId}`;
  if (!settings) throw new Error(`oracle: no programme ${programmeId}`);
  return settings;
}
