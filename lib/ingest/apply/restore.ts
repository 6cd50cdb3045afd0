import { corrections } from "@/db/schema/corrections";
import { type FeedName, feedNames, feedOf } from "../feeds";
import type { ImportContext } from "../import-context";
import { sourceFile } from "../source";
import { stagedColumns } from "../staged-columns";
import { writeRows } from "./apply-feed";
import { applyProgramme, type ChangedSettings } from "./apply-programme";
import { imageOf, wasClosed } from "./before-image";
import { removeRows } from "./remove-gone";

/** The feeds of which an import's image has rows, in the order in which they are applied. */
export async function listImageFeeds({ sql, programmeId, importId }: ImportContext): Promise<FeedName[]> {
  const rows = await sql<{ feed: string }[]>`
    select distinct feed from import_before where programme_id = ${programmeId} and import_id = ${importId}`;
  const found = new Set(rows.map(({ feed }) => feed));
  return feedNames.filter((feed) => found.has(feed));
}

/** Gives back the settings that the source before the import said; returns those that changed. */
export async function restoreSettings({ sql, programmeId, importId }: ImportContext): Promise<ChangedSettings> {
  const [kept] = await sql<{ before: unknown }[]>`
    select before from import_before
    where programme_id = ${programmeId} and import_id = ${importId} and feed = 'programme'`;
  if (!kept) return {};
  // An older version may have kept fewer settings than there are now.
  const before = sourceFile.shape.programme.parse(kept.before);
  return (await applyProgramme(sql, programmeId, before)).changed;
}

/**
 * Writes the rows of a feed that the import changed or removed as they were, under the ids that they had. The feeds it refers
 * to must have been restored. Returns the rows written.
 */
export function restoreRows(context: ImportContext, feed: FeedName): Promise<{ new: number; changed: number }> {
  const { table, key } = feedOf(feed);
  const names = [...stagedColumns(feed).map(({ database }) => database), ...(key === "code" ? ["id"] : [])];
  const query = `
    select row_number() over () as _row, ${names.map((name) => `r.${name}`).join(", ")}
    from import_before b cross join jsonb_populate_record(null::${table}, b.before) r
    where ${imageOf(context, feed)} and b.before is not null`;
  return writeRows(context, feed, { names, query });
}

/** Removes the rows of a feed that the import brought, once what refers to them is as it was. Returns how many. */
export const removeBrought = (context: ImportContext, feed: FeedName): Promise<number> =>
  removeRows(
    context,
    feed,
    `exists (
      select from import_before b where ${imageOf(context, feed)} and b.before is null and b.key = t.${feedOf(feed).key})`,
  );

/** Takes back what the import added to the corrections of months that have stayed closed. */
export async function restoreCorrections(context: ImportContext): Promise<void> {
  const { sql, programmeId } = context;
  const of = `m.programme_id = ${programmeId} and m.month in (
    select c.month from closed_months c where c.programme_id = ${programmeId} and ${wasClosed(context, "c")})`;
  await sql.unsafe(`
    update corrected_months m set ${corrections.map((kind) => `${kind} = m.${kind} - a.${kind}`).join(", ")}
    from (
      select r.account_id, r.month, ${corrections.map((kind) => `sum(r.${kind})::int as ${kind}`).join(", ")}
      from import_before b cross join jsonb_populate_record(null::corrected_months, b.before) r
      where ${imageOf(context, "corrected_months")} group by r.account_id, r.month
    ) a
    where ${of} and m.account_id = a.account_id and m.month = a.month`);
  await sql.unsafe(
    `delete from corrected_months m where ${of} and ${corrections.map((kind) => `m.${kind} = 0`).join(" and ")}`,
  );
}
