import "server-only";
import type { TransactionSql } from "postgres";
import { corrections } from "@/db/schema/corrections";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { Factor } from "@/lib/indicators/algebra";
import { type Day, lastWholeMonth, monthOf } from "@/lib/periods/calendar";
import type { Closing } from "@/lib/views/view-data";
import { keepByVersion, type Versions } from "./keep-by-version";
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
  /** Reps of the scope, by name, with how many accounts they have; `managerId` may be out of it; empty where the scope has no accounts. */
  reps: readonly { id: number; code: string; name: string; managerId: number | null; accounts: number }[];
  /** By ref; none for a portfolio. */
  goals: readonly Goal[];
  /** Operations that touch the 24 months to `as of`. */
  campaigns: readonly { name: string; startsOn: Day; endsOn: Day }[];
  /** Those there are, in text order. */
  regions: readonly string[];
  segments: readonly string[];
  kinds: readonly string[];
  /** The catalogue; none for totals, which are not split by reward. */
  rewards: readonly { id: number; code: string; name: string }[];
  /** By `name month part`: see `programme_references`. */
  references: ReadonlyMap<ReferenceKey, number>;
  /** Those that closed months had others of, or none (null). */
  closedReferences: ReadonlyMap<ReferenceKey, number | null>;
  /** Of a portfolio: of each rep of it, how many of those whom the programme's averages count. */
  own: readonly Record<Counted, number>[];
  /** Null where no month is closed. */
  closing: Closing | null;
  /** First days of quarters with the day from which on none of their points is open. */
  closedQuarters: ReadonlyMap<Day, Day>;
}

/** Where what closed months were less what they are is, of what a scope may read. */
const restatedTables = ({ kind }: Scope): string[] => {
  const grain = kind === "portfolio" ? "reps" : "regions";
  return [
    ...["", "reward_", "lot_", "cohort_", "period_", "move_", "rank_"].map((of) => `restated_${of}${grain}`),
    "restated_references",
    ...(kind === "totals" ? [] : ["restated_item_reps"]),
    ...(kind === "portfolio" ? [] : ["restated_costs"]),
  ];
};

type ReferenceKey = `${ReferenceName} ${Day} ${number}`;

/** Whom the programme's averages count. */
export type Counted = "buyers" | "objectives";
export type ReferenceName =
  | Factor
  | "usual-interval"
  | "average-growth"
  | "average-attainment"
  | Counted
  | `${Counted}-reps`;

const keep = keepByVersion<ReferenceData>(500);

/** A programme's reference data inside the viewer's scope, read again when its versions are others. */
export const readReferenceData = (tx: TransactionSql, viewer: Viewer, versions: Versions): Promise<ReferenceData> =>
  keep(viewer, versions, "", () => queryReferenceData(tx, viewer.scope, versions.asOf));

type RestatedReference = { reference: ReferenceName; month: Day; part: number; value: number | null };
type Reference = { reference: ReferenceName | "quarter-closed"; month: Day; part: number; value: number; day: Day };

async function queryReferenceData(tx: TransactionSql, scope: Scope, asOf: Day): Promise<ReferenceData> {
  const isPortfolio = scope.kind === "portfolio";
  const grain = isPortfolio ? "reps" : "regions";
  const distinct = async (column: string, table: string, month: Day | null) => {
    const rows = await tx<{ value: string }[]>`
      select distinct ${tx(column)} as value from ${tx(table)}
      ${month ? tx`where month = ${month} and part = 0` : tx``} order by 1`;
    return rows.map(({ value }) => value);
  };
  const [tiers, reps, goals, campaigns, regions, segments, kinds, rewards, references, restated, own, [closing]] =
    await settleAll([
      tx<Tier[]>`select id, code, name from tiers order by rank, code`,
      scope.kind === "totals"
        ? []
        : tx<ReferenceData["reps"][number][]>`
          select id, code, name, manager_id as "managerId", (
            select count(*)::int from accounts a where a.programme_id = r.programme_id and a.rep_id = r.id
          ) as accounts
          from reps r order by name collate "C"`,
      tx<Goal[]>`
      select ref, indicator, definition, period, target, baseline from programme_goals order by ref collate "C"`,
      tx<ReferenceData["campaigns"][number][]>`
      select name, starts_on as "startsOn", ends_on as "endsOn" from campaigns
      where starts_on <= ${asOf} order by starts_on`,
      distinct("region", `cube_${grain}`, monthOf(asOf)),
      distinct("segment", `cube_${grain}`, monthOf(asOf)),
      distinct("kind", `reward_cube_${grain}`, null),
      scope.kind === "totals"
        ? []
        : tx<ReferenceData["rewards"][number][]>`select id, code, name from rewards order by code collate "C"`,
      tx<Reference[]>`
      select reference, month, part, value,
        case when reference = 'quarter-closed' then date '1970-01-01' + value::int end as day
      from programme_references`,
      tx<RestatedReference[]>`
      select reference, month, part, value from restated_references`,
      isPortfolio
        ? tx<Record<Counted, number>[]>`
          select active_members_r12::int as buyers, objectives::int as objectives
          from cube_rep_totals where month = ${lastWholeMonth(asOf)} and part = 0 and rep_id > 0`
        : [],
      tx<Closing[]>`
      select c.month as through, (c.closed_at at time zone p.zone)::date as on, r.*
      from (select programme_id, month, closed_at from closed_months order by month desc limit 1) c
      join programmes p on p.id = c.programme_id
      cross join lateral (
        select ${tx.unsafe(
          restatedTables(scope)
            .map((table) => `exists (select from ${table})`)
            .join(" or "),
        )} as "isRestated",
          ${tx.unsafe(corrections.map((name) => `coalesce(sum(${name}), 0)::int as ${name}`).join(", "))}
        from ${tx(`restated_${grain}`)}
      ) r`,
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
    rewards,
    own,
    closing: closing ?? null,
    references: new Map(
      references
        .filter((one) => !isClosing(one))
        .map(({ reference, month, part, value }) => [`${reference as ReferenceName} ${month} ${part}`, value]),
    ),
    closedReferences: new Map(
      restated.map(({ reference, month, part, value }) => [`${reference} ${month} ${part}`, value]),
    ),
    closedQuarters: new Map(references.filter(isClosing).map(({ month, day }) => [month, day])),
  };
}
