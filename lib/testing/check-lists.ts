import type { Viewer } from "@/lib/access/viewer-type";
import { partsOf } from "@/lib/indicators/define-indicator";
import { hasList } from "@/lib/indicators/list-behind";
import { indicators } from "@/lib/indicators/registry";
import { wholeList } from "@/lib/lists/list-request";
import { queryAllAccounts } from "@/lib/report/query-accounts";
import { queryIndicator } from "@/lib/report/query-indicator";
import { RequestError } from "@/lib/report/request-error";

interface Checked {
  /** Numbers that were compared with their list; those of them above 0; lists that hold an account counted twice. */
  compared: number;
  filled: number;
  twice: number;
  /** Indicators, definitions, parts and sides with a list. */
  sets: Set<string>;
  /** What does not agree, in words. */
  apart: string[];
}

/**
 * Every number of every indicator that has a list, over these periods: its list has as many accounts as it says. By default
 * as a whole; `split`, for one in so many of the groups of each of its splits too.
 */
export async function checkLists(viewer: Viewer, periods: readonly string[], split = 0): Promise<Checked> {
  const checked: Checked = { compared: 0, filled: 0, twice: 0, sets: new Set(), apart: [] };
  let groups = 0;
  for (const indicator of indicators) {
    if (indicator.kind !== "figure") continue;
    for (const [definition, one] of Object.entries(indicator.definitions)) {
      const listed = partsOf(one).filter(([part]) => hasList(indicator.id, { definition, part, role: viewer.role }));
      if (listed.length === 0) continue;
      const splits = one.splits ?? indicator.splits;
      for (const period of periods)
        for (const by of [[], ...(split ? splits.map((name) => [name]) : [])]) {
          const request = { indicator: indicator.id, definition, period, by };
          const answer = await queryIndicator(viewer, request).catch(unlessRefused);
          for (const row of answer?.rows.filter(
            (each) => !indicator.curve || each.period === answer.period.to.slice(0, 7),
          ) ?? [])
            for (const side of ["counted", "rest"] as const) {
              const { part = null, ...filters } = row.key;
              if (by.length > 0 && groups++ % split > 0) continue;
              const { numerator, denominator } = row;
              if (!hasList(indicator.id, { definition, part, role: viewer.role, side })) continue;
              if (numerator === null || (side === "rest" && denominator === null)) continue;
              const number = side === "rest" ? (denominator ?? 0) - numerator : numerator;
              const name = `${indicator.id} ${definition} ${part ?? ""} ${side}`;
              const set = { of: indicator.id, definition, part, side, period };
              const list = await queryAllAccounts(viewer, wholeList(set, filters));
              checked.compared += 1;
              checked.filled += number > 0 ? 1 : 0;
              checked.sets.add(name);
              const isTwice =
                list.counted > list.accounts && /^(new-members|leavers|recruitment-pace)$/.test(indicator.id);
              checked.twice += isTwice ? 1 : 0;
              if (
                list.counted !== number ||
                (list.accounts !== number && !isTwice) ||
                list.rows.length !== list.accounts
              )
                checked.apart.push(
                  `${name} ${period} ${JSON.stringify(filters)}: ${number}, but ${list.counted}, ${list.accounts}, ${list.rows.length}`,
                );
            }
        }
    }
  }
  return checked;
}

function unlessRefused(error: unknown): null {
  if (error instanceof RequestError) return null;
  throw error;
}
