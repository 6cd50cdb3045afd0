import "server-only";
import type { Sql, TransactionSql } from "postgres";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { Factor } from "@/lib/indicators/algebra";
import { addMonths, type Day, monthOf } from "@/lib/periods/calendar";
import { settleAll } from "./settle-all";

export interface Tier {
  id: number;
  code: string;
  name: string;
}

export interface Goal {
  ref: string;
  indicator: string;
  definition: string | null;
  period: string;
  target: string;
  baseline: string | null;
}

/** What only an import changes and every page needs a little of, inside a scope. */
export interface ReferenceData {
  /** Lowest first. */
  tiers: readonly Tier[];
  /** Reps of the scope, by code; empty where the scope has no accounts. */
  reps: readonly { id: number; code: string; name: string }[];
  /** By ref; none for a portfolio. */
  goals: readonly Goal[];
  /** Operations that touch the 24 months to `as of`. */
  campaigns: readonly { name: string; startsOn: Day; endsOn: Day }[];
  /** Those there are, in text order. */
  regions: readonly string[];
  segments: readonly string[];
  kinds: readonly string[];
  /** By `name month part`: see `programme_references`. */
  references: ReadonlyMap<`${ReferenceName} ${Day} ${number}`, number>;
  /** First days of quarters with the day from which on none of their points is open. */
  closedQuarters: ReadonlyMap<Day, Day>;
}

export type ReferenceName = Factor | "usual-interval";

/** The versions of a programme: while both stay, so does what is kept of it. */
export interface Versions {
  dataVersion: number;
  settingsVersion: number;
  asOf: Day;
}

interface Kept extends Versions {
  data: ReferenceData;
}

/** Scopes kept of a database; the oldest goes first. */
const MOST = 500;
const kept = new WeakMap<Sql, Map<string, Kept>>();

/** Whom rows are read for: two scopes that may differ in a row differ in this. */
const keyOf = (programmeId: number, scope: Scope) =>
  `${programmeId} ${scope.kind} ${scope.kind === "totals" ? "" : scope.repIds.join()}`;

/**
 * A programme's reference data inside the viewer's scope. It is kept in the process by database, programme and scope, and
 * read again when the versions, which the transaction itself must have read, are others.
 */
export async function readReferenceData(
  tx: TransactionSql,
  { database, programme, scope }: Viewer,
  { dataVersion, settingsVersion, asOf }: Versions,
): Promise<ReferenceData> {
  const ofDatabase = kept.get(database) ?? new Map<string, Kept>();
  kept.set(database, ofDatabase);
  const key = keyOf(programme.id, scope);
  const before = ofDatabase.get(key);
  if (before?.dataVersion === dataVersion && before.settingsVersion === settingsVersion && before.asOf === asOf)
    return before.data;
  const data = await queryReferenceData(tx, scope, asOf);
  ofDatabase.delete(key);
  ofDatabase.set(key, { dataVersion, settingsVersion, asOf, data });
  const [oldest] = ofDatabase.keys();
  if (ofDatabase.size > MOST && oldest !== undefined) ofDatabase.delete(oldest);
  return data;
}

type Reference = { reference: ReferenceName | "quarter-closed"; month: Day; part: number; value: number; day: Day };

async function queryReferenceData(tx: TransactionSql, scope: Scope, asOf: Day): Promise<ReferenceData> {
  const grain = scope.kind === "portfolio" ? "reps" : "regions";
  const distinct = async (column: string, table: string, month: Day | null) => {
    const rows = await tx<{ value: string }[]>`
      select distinct ${tx(column)} as value from ${tx(table)}
      ${month ? tx`where month = ${month} and part = 0` : tx``} order by 1`;
    return rows.map(({ value }) => value);
  };
  const [tiers, reps, goals, campaigns, regions, segments, kinds, references] = await settleAll([
    tx<Tier[]>`select id, code, name from tiers order by rank, code`,
    scope.kind === "totals"
      ? []
      : tx<ReferenceData["reps"][number][]>`select id, code, name from reps order by name collate "C"`,
    tx<Goal[]>`
      select ref, indicator, definition, period, target, baseline from programme_goals order by ref collate "C"`,
    tx<ReferenceData["campaigns"][number][]>`
      select name, starts_on as "startsOn", ends_on as "endsOn" from campaigns
      where starts_on <= ${asOf} and ends_on >= ${addMonths(monthOf(asOf), -24)}
      order by starts_on`,
    distinct("region", `cube_${grain}`, monthOf(asOf)),
    distinct("segment", `cube_${grain}`, monthOf(asOf)),
    distinct("kind", `reward_cube_${grain}`, null),
    tx<Reference[]>`
      select reference, month, part, value,
        case when reference = 'quarter-closed' then date '1970-01-01' + value::int end as day
      from programme_references`,
  ]);
  const isClosing = ({ reference }: Reference) => reference === "quarter-closed";
  return {
    tiers,
    reps,
    goals,
    campaigns,
    regions,
    segments,
    kinds,
    references: new Map(
      references
        .filter((one) => !isClosing(one))
        .map(({ reference, month, part, value }) => [`${reference as ReferenceName} ${month} ${part}`, value]),
    ),
    closedQuarters: new Map(references.filter(isClosing).map(({ month, day }) => [month, day])),
  };
}
