import { finished } from "node:stream/promises";
import type { ISql } from "postgres";
import { quoteName } from "@/db/access-roles";
import { BackupError } from "./backup-error";

/** A table with the columns that are its own: none that is computed from others. */
export interface Table {
  name: string;
  columns: string[];
}

/** What a restored database has none of: sessions and passes, counters of refused sign-ins, links that were given, tasks. */
const unkept = ["sessions", "page_passes", "sign_in_failures", "invitations", "tasks"];

/** The tables that a backup holds: all there are, by the catalogue, but for `unkept`. By name. */
export const listTables = (sql: ISql): Promise<Table[]> => sql<Table[]>`
  select c.relname as name, array(
    select a.attname from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
  )::text[] as columns
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (${unkept}::text[])
  order by c.relname collate "C"`;

/**
 * Refuses to go on where row-level security might hide rows from the one who is connected: each table must be readable
 * under a policy that lets every row pass, and under none that narrows it.
 */
export async function refuseHiddenRows(sql: ISql, tables: readonly Table[]): Promise<void> {
  const hidden = await sql<{ name: string }[]>`
    with policies as (
      select polrelid, polpermissive, pg_get_expr(polqual, polrelid) = 'true' as lets_all_pass
      from pg_policy
      where polcmd in ('r', '*') and exists (
        select from unnest(polroles) role where role = 0 or pg_has_role(role, 'USAGE'))
    )
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relname = any (${tables.map(({ name }) => name)}::text[])
      and (not has_table_privilege(c.oid, 'SELECT') or row_security_active(c.oid) and (
        not exists (select from policies where polrelid = c.oid and polpermissive and lets_all_pass)
        or exists (select from policies where polrelid = c.oid and not polpermissive)))
    order by 1`;
  if (hidden.length > 0)
    throw new BackupError(
      `The writer's login may not see every row of ${hidden.map(({ name }) => name).join(", ")}: nothing was written`,
    );
}

/** What makes COPY's text the same wherever it is written and read, in a transaction. */
export async function writePlainly(sql: ISql): Promise<void> {
  await sql`
    select set_config(name, value, true) from (values ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
      ('bytea_output', 'hex'), ('extra_float_digits', '3'), ('synchronize_seqscans', 'off')) settings (name, value)`;
}

/** COPY's name for a table and its columns. */
export const copyName = ({ name, columns }: Table): string =>
  `public.${quoteName(name)} (${columns.map(quoteName).join(", ")})`;

/** A table's rows as lines of COPY's text form, in pieces of any length, in the order that they are stored in. */
export async function* readLines(sql: ISql, table: Table): AsyncGenerator<Buffer> {
  const lines = await sql.unsafe(`copy ${copyName(table)} to stdout`).readable();
  // The driver stops listening while there is more than is read, and begins again only when it is asked for more: after the
  // last piece nothing else would.
  lines.once("end", () => lines._read(0));
  try {
    yield* lines.iterator({ destroyOnReturn: false });
  } finally {
    // What is not wanted any more has to pass all the same, before the connection can be asked anything else.
    lines.resume();
    await finished(lines).catch(() => {});
  }
}
