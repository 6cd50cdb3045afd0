import type { ISql } from "postgres";

/** Removes the bytes of uploads, and the rows that were shown of them; of one that still comes no more is taken. */
export async function forgetUploads(sql: ISql, found: readonly { id: number }[]): Promise<void> {
  const ids = found.map(({ id }) => id);
  await sql`delete from upload_pieces where upload_id = any (${ids})`;
  await sql`update uploads set layout = null, bytes = coalesce(bytes, 0) where id = any (${ids})`;
}

/** How many days a file waits to be imported. */
const KEPT_DAYS = 7;

/** Forgets the uploads that nobody imported. */
export async function expireUploads(sql: ISql): Promise<void> {
  const old = await sql<{ id: number }[]>`
    select id from uploads u
    where uploaded_at < now() - make_interval(days => ${KEPT_DAYS})
      and (layout is not null or exists (select from upload_pieces p where p.upload_id = u.id))`;
  if (old.length > 0) await forgetUploads(sql, old);
}
