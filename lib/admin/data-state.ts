import "server-only";
import type { TransactionSql } from "postgres";
import type { FeedCounts } from "@/db/schema/imports";
import type { Viewer } from "@/lib/access/viewer-type";
import { withReader } from "@/lib/report/open-reader";
import { answerRequest } from "@/lib/report/query-indicator";
import { RequestError } from "@/lib/report/request-error";
import type { DataState, ImportRow, RejectRow } from "@/lib/views/administration";
import { withAdministration } from "./administration";
import { sourceName } from "./recorded-source";

/** Imports that a page lists. */
const LISTED = 20;
/** Rejects in one file. */
const MOST_REJECTS = 100_000;

/** How the programme's data stand: each feed, what does not add up, the last imports. Null for who is no admin. */
export async function readDataState(viewer: Viewer): Promise<DataState | null> {
  const told = await withAdministration(viewer, async (tx) => ({
    feeds: await listFeeds(tx, viewer.programme.id),
    imports: await listImports(tx, viewer.programme.id),
    ordersWithoutAccount: await countOrphans(tx, viewer.programme.id),
  }));
  if (told === null) return null;
  return withReader(viewer, async (reader) => {
    const [without] = await reader.tx<{ count: number }[]>`
      select count(*)::int as count from accounts where programme_id = ${viewer.programme.id} and rep_id = 0`;
    const request = { indicator: "points-roll-forward", period: "ytd", by: [] };
    const answer = await answerRequest(reader, request).catch((error) => {
      // Not built here, or closed to admins by the matrix.
      if (error instanceof RequestError) return null;
      throw error;
    });
    return {
      ...told,
      asOf: reader.clock.asOf,
      accountsWithoutRep: without?.count ?? 0,
      pointsGap: answer && gapOf(new Map(answer.rows.map(({ key, value }) => [key.part, value]))),
    };
  });
}

/** What the movements leave unexplained; null where a part of them is not known. */
function gapOf(parts: ReadonlyMap<string | undefined, number | null>): number | null {
  const value = (part: string) => parts.get(part) ?? Number.NaN;
  const explained = value("opening") + value("issued") - value("redeemed") - value("expired") + value("adjusted");
  const gap = value("closing") - explained;
  return Number.isNaN(gap) ? null : gap;
}

/** When each feed last came, and last changed something, by the imports that were applied. */
const listFeeds = async (tx: TransactionSql, programmeId: number): Promise<DataState["feeds"]> => [
  ...(await tx<DataState["feeds"]>`
    with came as (
      select i.id, f.key as feed, f.value as counts, (i.started_at at time zone p.zone)::date as day
      from imports i join programmes p on p.id = i.programme_id cross join jsonb_each(i.feeds) f
      where i.programme_id = ${programmeId} and i.status = 'applied')
    select feed, max(day) as "cameOn",
      max(day) filter (where (counts->>'new')::int + (counts->>'changed')::int + (counts->>'removed')::int > 0)
        as "changedOn",
      (array_agg((counts->>'in')::int order by id desc))[1] as rows,
      (array_agg((counts->>'rejected')::int order by id desc))[1] as rejected
    from came group by feed order by feed`),
];

async function listImports(tx: TransactionSql, programmeId: number): Promise<ImportRow[]> {
  const rows = await tx<(Omit<ImportRow, "rows"> & { feeds: Record<string, FeedCounts> })[]>`
    select i.id, to_char(i.started_at at time zone p.zone, 'YYYY-MM-DD HH24:MI') as at, i.started_by as by,
      ${sourceName(tx)} as source, i.status, extract(epoch from i.finished_at - i.started_at)::float8 as seconds, i.feeds,
      (select count(*)::int from import_rejects r where r.import_id = i.id) as "keptRejects"
    from imports i join programmes p on p.id = i.programme_id
    where i.programme_id = ${programmeId} order by i.id desc limit ${LISTED}`;
  return rows.map(({ feeds, ...row }) => ({ ...row, rows: sumOf(Object.values(feeds)) }));
}

const nothing: FeedCounts = { in: 0, new: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0 };
const sumOf = (all: FeedCounts[]): FeedCounts =>
  all.reduce(
    (sum, one) => ({
      in: sum.in + one.in,
      new: sum.new + one.new,
      changed: sum.changed + one.changed,
      unchanged: sum.unchanged + one.unchanged,
      removed: sum.removed + one.removed,
      rejected: sum.rejected + one.rejected,
    }),
    nothing,
  );

async function countOrphans(tx: TransactionSql, programmeId: number): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from import_rejects
    where feed = 'orders' and column_name = 'account' and import_id = (
      select max(id) from imports where programme_id = ${programmeId} and status not in ('staging', 'undone'))`;
  return row?.count ?? 0;
}

/** What an import of the programme refused, in the order in which it was found. Null for who is no admin, or where there is no such import. */
export const listRejects = (viewer: Viewer, importId: string): Promise<RejectRow[] | null> =>
  withAdministration(viewer, async (tx) => {
    if (!/^\d{1,9}$/.test(importId)) return null;
    const [found] = await tx`
      select from imports where id = ${Number(importId)} and programme_id = ${viewer.programme.id}`;
    if (!found) return null;
    return [
      ...(await tx<RejectRow[]>`
        select feed, file, line, column_name as "column", value, reason from import_rejects
        where import_id = ${Number(importId)} order by id limit ${MOST_REJECTS}`),
    ];
  });
