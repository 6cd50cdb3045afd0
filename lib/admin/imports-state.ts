import "server-only";
import type { TransactionSql } from "postgres";
import type { FeedCounts } from "@/db/schema/imports";
import type { Viewer } from "@/lib/access/viewer-type";
import { feedNames, givenColumns } from "@/lib/ingest/feeds";
import { undoableImport } from "@/lib/ingest/undoable-import";
import type { Day } from "@/lib/periods/calendar";
import type { ImportRow, ImportsState, OpenUpload, RejectedRows, RejectRow } from "@/lib/views/administration";
import { withAdministration } from "./administration";
import { sourceName } from "./recorded-source";

/** Imports that a page lists. */
const LISTED = 20;
/** Rejects in one file. */
const MOST_REJECTS = 100_000;

const feeds: ImportsState["feeds"] = feedNames.map((feed) => ({
  feed,
  columns: Object.entries(givenColumns(feed)).map(([name, { required = false }]) => ({ name, required })),
}));

/** What the viewer can upload and has uploaded, and the last imports of their programme. Null for who is no admin. */
export const readImportsState = (viewer: Viewer): Promise<ImportsState | null> =>
  withAdministration(viewer, async (tx) => {
    const { id } = viewer.programme;
    const [programme] = await tx<{ asOf: Day }[]>`select as_of as "asOf" from programmes where id = ${id}`;
    if (!programme) throw new Error("the programme is not readable");
    return {
      asOf: programme.asOf,
      feeds,
      upload: await openUpload(tx, viewer),
      undoable: await undoableImport(tx, id),
      imports: await listImports(tx, id),
    };
  });

/** What the viewer sent last, while it is here. */
async function openUpload(tx: TransactionSql, viewer: Viewer): Promise<OpenUpload | null> {
  const [row] = await tx<OpenUpload[]>`
    select id, name, header,
      case when mapping is null then layout else jsonb_set(layout, '{remembered}', mapping) end as layout
    from uploads u
    where programme_id = ${viewer.programme.id} and user_id = ${viewer.userId} and bytes is not null
      and exists (select from upload_pieces p where p.upload_id = u.id)
    order by id desc limit 1`;
  return row ?? null;
}

async function listImports(tx: TransactionSql, programmeId: number): Promise<ImportRow[]> {
  const rows = await tx<(Omit<ImportRow, "rows"> & { feeds: Record<string, FeedCounts> })[]>`
    select i.id, to_char(i.started_at at time zone p.zone, 'YYYY-MM-DD HH24:MI') as at, i.started_by as by,
      ${sourceName(tx)} as source, i.status, extract(epoch from i.finished_at - i.started_at)::float8 as seconds, i.feeds,
      (select count(*)::int from import_rejects r where r.import_id = i.id) as "keptRejects",
      (select (select count(*)::int from rejected_rows r where r.import_id = i.id)
       from uploads u where u.import_id = i.id limit 1) as "rowsToCorrect"
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

/** The rows of an uploaded file that an import refused, as they stand in it. Null for who is no admin, or where there is no such import. */
export const listRejectedRows = (viewer: Viewer, importId: string): Promise<RejectedRows | null> =>
  withAdministration(viewer, async (tx) => {
    if (!/^\d{1,9}$/.test(importId)) return null;
    const [upload] = await tx<{ header: string[]; mapping: { columns: Record<string, string> } }[]>`
      select header, mapping from uploads
      where import_id = ${Number(importId)} and programme_id = ${viewer.programme.id} and header is not null limit 1`;
    if (!upload) return null;
    const rows = await tx<RejectedRows["rows"]>`
      with reasons as (
        select line, jsonb_agg(jsonb_build_object('column', column_name, 'reason', reason) order by id) as all
        from import_rejects where import_id = ${Number(importId)} group by line)
      select r.cells, coalesce(reasons.all, '[]') as reasons from rejected_rows r left join reasons using (line)
      where r.import_id = ${Number(importId)} order by r.line limit ${MOST_REJECTS}`;
    const named = (column: string | null) => (column && upload.mapping.columns[column]) || column;
    return {
      header: upload.header,
      rows: rows.map(({ cells, reasons }) => ({
        cells,
        reasons: reasons.map(({ column, reason }) => ({ column: named(column), reason })),
      })),
    };
  });
