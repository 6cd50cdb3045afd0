import { Refusal } from "@/lib/refusals/refusal";
import type { ImportContext } from "../import-context";
import { imageOf } from "./before-image";

/** What people make that refers to rows of a coded feed, by their id. */
const uses = [
  { feed: "accounts", table: "account_actions", column: "account_id" },
  { feed: "reps", table: "user_programmes", column: "rep_id" },
] as const;

/** Codes that a refusal lists. */
const LISTED = 5;

/** Notes what the import brought that people may refer to, into the temporary table `brought`: it is about to go. */
export async function listBrought(context: ImportContext): Promise<void> {
  const rows = uses.map(
    ({ feed }) => `
      select '${feed}' as feed, t.id, t.code from import_before b
      join ${feed} t on t.programme_id = b.programme_id and t.code = b.key
      where ${imageOf(context, feed)} and b.before is null`,
  );
  await context.sql.unsafe(`create temp table brought on commit drop as ${rows.join(" union all ")}`);
}

/** Refuses to undo an import of which people's work refers to what is in `brought`: throws a `Refusal` that names it. */
export async function refuseWhereUsed({ sql, programmeId }: ImportContext): Promise<void> {
  for (const { feed, table, column } of uses) {
    const used = await sql.unsafe<{ code: string }[]>(`
      select b.code from brought b
      where b.feed = '${feed}'
        and exists (select from ${table} u where u.programme_id = ${programmeId} and u.${column} = b.id)
      order by b.code`);
    if (used.length === 0) continue;
    const codes = used.slice(0, LISTED).map(({ code }) => code);
    throw new Refusal(`undo-${feed}`, { codes, more: used.length - codes.length });
  }
}
