import "server-only";
import type { TransactionSql } from "postgres";
import type { Settings } from "@/lib/views/administration";

/** The source that filled a programme last, by its folder's name: where it is on the machine is nobody's here. */
export async function recordedSource(tx: TransactionSql, programmeId: number): Promise<Settings["source"]> {
  const [last] = await tx<{ name: string; at: string }[]>`
    select ${sourceName(tx)} as name, (i.started_at at time zone p.zone)::date as at
    from imports i join programmes p on p.id = i.programme_id
    where i.programme_id = ${programmeId} and i.status = 'applied'
      and not exists (select from uploads u where u.import_id = i.id)
    order by i.id desc limit 1`;
  return last ?? null;
}

/** SQL: the last part of an import's source. */
export const sourceName = (tx: TransactionSql) => tx`regexp_replace(i.source, '^.*[/\\\\]', '')`;
