import "server-only";
import type { TransactionSql } from "postgres";
import type { Viewer } from "@/lib/access/viewer-type";
import { answerRequest } from "@/lib/report/query-indicator";
import { RequestError } from "@/lib/report/request-error";
import type { DataState } from "@/lib/views/administration";
import { readBeside } from "./read-beside";
import { lookAtTotals, readGivenTotals } from "./source-totals";

/** How the programme's data stand: each feed, what does not add up. Null for who is no admin. */
export async function readDataState(viewer: Viewer): Promise<DataState | null> {
  const { id } = viewer.programme;
  const tell = async (tx: TransactionSql) => ({
    feeds: await listFeeds(tx, id),
    ordersWithoutAccount: await countOrphans(tx, id),
    given: await readGivenTotals(tx, id),
  });
  return readBeside(viewer, tell, async (reader, { given, ...told }) => {
    const [without] = await reader.tx<{ count: number | null }[]>`
      select case when exists (select from reps where programme_id = ${id}) then count(*)::int end as count
      from accounts where programme_id = ${id} and rep_id = 0`;
    const request = { indicator: "points-roll-forward", period: "ytd", by: [] };
    const answer = await answerRequest(reader, request).catch((error) => {
      // Not built here, or closed to admins by the matrix.
      if (error instanceof RequestError) return null;
      throw error;
    });
    return {
      ...told,
      asOf: reader.clock.asOf,
      accountsWithoutRep: without?.count ?? null,
      totals: await lookAtTotals(reader, given),
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
    from came group by feed`),
];

async function countOrphans(tx: TransactionSql, programmeId: number): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from import_rejects
    where feed = 'orders' and column_name = 'account' and import_id = (
      select max(id) from imports where programme_id = ${programmeId} and status not in ('staging', 'undone'))`;
  return row?.count ?? 0;
}
