import "server-only";
import { wholeList } from "@/lib/lists/list-request";
import { type ListId, lists } from "@/lib/lists/lists";
import type { ListSummary, ViewRequest } from "@/lib/views/view-data";
import { listColumns } from "./account-columns";
import { findList } from "./find-list";
import { keepByVersion } from "./keep-by-version";
import type { Reader } from "./open-reader";
import { countList, type ListCount } from "./query-accounts";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

const keep = keepByVersion<ListCount>(2_000);

/**
 * How many accounts each list holds and what is at stake with them; absent is a list that this viewer may not open, or that
 * is not known. They are counted once a data version and scope: only an import changes them.
 */
export async function summariseLists(
  reader: Reader,
  ids: readonly ListId[],
  filters: ViewRequest["filters"],
): Promise<Partial<Record<ListId, ListSummary>>> {
  const found = await settleAll(ids.map(async (id) => [id, await summarise(reader, id, filters)] as const));
  return Object.fromEntries(found.filter(([, summary]) => summary !== null));
}

async function summarise(reader: Reader, id: ListId, filters: ViewRequest["filters"]): Promise<ListSummary | null> {
  try {
    const { sql } = await findList(reader, wholeList({ list: id }, filters));
    const { stake } = lists[id];
    const columns = await listColumns(reader, lists[id]);
    const {
      accounts,
      stake: total,
      worth,
    } = await keep(reader.viewer, reader.programme, JSON.stringify([id, filters]), () => countList(reader, sql));
    return {
      accounts,
      stake:
        stake && columns.includes("stake")
          ? { unit: stake.unit, total, worth: columns.includes("worth") ? worth : null }
          : null,
    };
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
