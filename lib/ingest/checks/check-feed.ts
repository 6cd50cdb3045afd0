import type { FeedName } from "../feeds";
import { type ImportContext, staged } from "../import-context";
import { rejectStaged } from "../rejects";
import { overlappingPeriods, repeatedInAccount } from "./account-checks";
import { circularReferences, deepReferences } from "./circular-references";
import { literal, reasonSql } from "./reason-sql";
import { brokenRowChecks, repeatedKeys } from "./row-checks";
import { unknownCodes } from "./unknown-codes";
import { wrongReversals } from "./wrong-reversals";

/** What a goal of the programme is about; the catalogue of indicators knows whether there is such a thing. */
export interface Goal {
  indicator: string;
  definition: string | null;
  period: string;
}

/** What of a goal there is none of, or null. */
export type CheckGoal = (goal: Goal) => keyof Goal | null;

async function rejectGoals(context: ImportContext, checkGoal: CheckGoal): Promise<void> {
  const rows = await context.sql.unsafe<(Goal & { _row: number })[]>(
    `select _row, indicator, definition, period from ${staged(context, "programme_goals")} where not _bad order by _row`,
  );
  for (const { _row, ...goal } of rows) {
    const part = checkGoal(goal);
    if (!part) continue;
    const query = `select ${Number(_row)}::bigint as _row, '${part}' as column_name, ${part} as value,
        ${reasonSql("unknown", { what: literal(part) })} as reason
      from ${staged(context, "programme_goals")} where _row = ${Number(_row)}`;
    await rejectStaged(context, "programme_goals", query);
  }
}

/**
 * Rejects the staged rows of a feed that do not fit together, with each other or with what the programme holds. The feeds
 * it refers to must have been checked. A rejected row can take others with it (what names it; its old version stays), so
 * the checks that look at other rows of the feed are asked again until they find nothing.
 */
export async function checkFeed(context: ImportContext, feed: FeedName, checkGoal?: CheckGoal): Promise<void> {
  const run = (query: string | null) => (query ? rejectStaged(context, feed, query) : 0);
  await run(repeatedKeys(context, feed));
  await run(brokenRowChecks(context, feed));
  if (feed === "programme_goals" && checkGoal) await rejectGoals(context, checkGoal);
  for (let found = -1; found !== 0; ) {
    found = 0;
    for (const query of unknownCodes(context, feed)) found += await run(query);
    found += (await run(circularReferences(context, feed))) || (await run(deepReferences(context, feed)));
    found += await run(repeatedInAccount(context, feed));
    found += await run(overlappingPeriods(context, feed));
    if (feed === "points") found += await run(wrongReversals(context));
  }
}
