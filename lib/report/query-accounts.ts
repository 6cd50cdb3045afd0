import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Dimension, dimensions } from "@/lib/indicators/algebra";
import type { AccountList, ListRow, ListTotals } from "@/lib/lists/account-list";
import { type ColumnId, choosable, isColumnId, shownColumns } from "@/lib/lists/columns";
import { type ListDimension, type ListRequest, readListRequest } from "@/lib/lists/list-request";
import { columnSql, listColumns } from "./account-columns";
import { listOptions } from "./check-request";
import { findList } from "./find-list";
import { listFilters } from "./list-filters";
import {
  accountsOf,
  type FoundPlace,
  joins,
  type ListSql,
  PAGE_SIZE,
  type Paging,
  pagingSql,
  placeIn,
  searchSql,
} from "./list-sql";
import { readTotals } from "./list-totals";
import { type Reader, withReader } from "./open-reader";
import { averageOf } from "./programme-average";
import { programmeInfo } from "./programme-info";
import { asked, RequestError } from "./request-error";
import { settleAll } from "./settle-all";
import { SqlValues } from "./sql-values";

/** Reads a list's address, or says what in it cannot be read. */
export function parseListRequest(search: URLSearchParams): ListRequest {
  return asked(readListRequest(search));
}

/** One page of a list of accounts, as this viewer may see it. Throws `RequestError` for what they may not open. */
export const queryAccounts = (viewer: Viewer, request: ListRequest): Promise<AccountList> =>
  withReader(viewer, (reader) => readList(reader, request, { size: PAGE_SIZE, page: request.page }));

/** The same list without its pages: what is downloaded. */
export const queryAllAccounts = (viewer: Viewer, request: ListRequest): Promise<AccountList> =>
  withReader(viewer, (reader) => readList(reader, request, null));

/** As `queryAccounts`, beside other reads of one transaction; the sums above it are read where they are shown. */
export async function readList(
  reader: Reader,
  request: ListRequest,
  paging: Paging,
  withTotals = true,
): Promise<AccountList> {
  const { columns: own, hasTotals, title, period, filterable, sql } = await findList(reader, request);
  const { stake } = own;
  const there = await listColumns(reader, own);
  const columns = shownColumns(there, request.columns);
  const sort = sortOf(request, there);
  // Nothing searched, the first rows say of how many they are: no second look at all of them.
  const isCounted = paging?.page === 1 && request.search === "";
  const [counted, totals, { rows, count }] = await settleAll([
    isCounted ? null : countList(reader, sql, request.search),
    withTotals && hasTotals ? totalsOf(reader, request, sql) : null,
    readRows(reader, sql, { search: request.search, columns, sort, paging, isCounted }),
  ]);
  const total = counted ?? count;
  return {
    programme: programmeInfo(reader),
    request,
    title,
    period,
    filters: await nameFilters(reader, request.filters),
    choices: listFilters(reader, filterable),
    accounts: total.accounts,
    found: total.found,
    counted: total.counted,
    stake:
      stake && there.includes("stake")
        ? { unit: stake.unit, total: total.stake, worth: there.includes("worth") ? total.worth : null }
        : null,
    totals,
    columns,
    choosable: choosable(there),
    sort,
    page: paging?.page ?? 1,
    pageSize: paging?.size ?? total.found,
    rows,
  };
}

/** The sums of what is found; beside all of a portfolio the programme's average. */
async function totalsOf(reader: Reader, { search, filters }: ListRequest, sql: ListSql): Promise<ListTotals> {
  const isAll = search === "" && Object.keys(filters).length === 0;
  const average = isAll && averageOf(reader);
  return { ...(await readTotals(reader, sql, search)), ...(average && { average }) };
}

/** How many a list holds and counts, and of those that a search finds (all without one) how many and what is at stake. */
export async function countList(reader: Reader, sql: ListSql, search = ""): Promise<ListCount> {
  const values = new SqlValues();
  const accounts = accountsOf(reader, sql, values);
  const finds = `filter (where ${searchSql(search, values)})`;
  const [total] = await reader.tx.unsafe<{ count: ListCount }[]>(
    `select ${countSql(reader, "", finds)} as count ${accounts}`,
    values.list as never[],
    { prepare: true },
  );
  if (!total) throw new Error("a count gives a row");
  return total.count;
}

/** SQL of a list's count, as an object; aggregates of what a search finds are taken `found`. */
const countSql = ({ clock }: Reader, over: string, found = over) =>
  `jsonb_build_object('accounts', count(*) ${over}, 'counted', coalesce(sum(s.times) ${over}, 0),
      'found', count(*) ${found}, 'stake', coalesce(sum(s.stake) ${found}, 0),
      'worth', coalesce(sum(${columnSql(clock).worth.value}) ${found}, 0))`;

export interface ListCount {
  accounts: number;
  counted: number;
  found: number;
  stake: number;
  worth: number;
}

interface RowsQuery {
  search: string;
  columns: readonly ColumnId[];
  sort: AccountList["sort"];
  paging: Paging;
  /** Whether the rows are the first of all. */
  isCounted: boolean;
}

/** Rows of a list, and where they are the first of all how many these are. */
async function readRows(reader: Reader, sql: ListSql, { search, columns, sort, paging, isCounted }: RowsQuery) {
  const values = new SqlValues();
  const accounts = accountsOf(reader, sql, values);
  const finds = searchSql(search, values);
  const columnsSql = columnSql(reader.clock);
  const shown = columns.map((id) => `${columnsSql[id].value} as "${id}"`);
  const read = await reader.tx.unsafe<(ListRow & { count?: ListCount })[]>(
    `select ${[...shown, ...(isCounted ? [`${countSql(reader, "over ()")} as count`] : [])].join(", ")} ${accounts} ${joins}
    where ${finds}
    order by ${orderSql(reader, sort)}
    ${pagingSql(paging, values)}`,
    values.list as never[],
    { prepare: true },
  );
  const none = { accounts: 0, counted: 0, found: 0, stake: 0, worth: 0 };
  return { rows: read.map(({ count: _, ...row }): ListRow => row), count: read[0]?.count ?? none };
}

function orderSql({ clock }: Reader, { column, descending }: AccountList["sort"]): string {
  const { value, order = value } = columnSql(clock)[column];
  return `${order} ${descending ? "desc" : "asc"} nulls last, c.code collate "C"`;
}

/**
 * Where an account stands in a list, in the list's own order; null where the list, or what its search finds, has it no
 * more. Throws `RequestError` for a list that this viewer may not open.
 */
export async function findPlace(reader: Reader, request: ListRequest, code: string): Promise<FoundPlace | null> {
  const { columns, sql } = await findList(reader, request);
  const sort = sortOf(request, await listColumns(reader, columns));
  const values = new SqlValues();
  const accounts = accountsOf(reader, sql, values);
  const from = `${accounts} ${joins} where ${searchSql(request.search, values)}`;
  return placeIn(reader, { from, order: orderSql(reader, sort) }, code, values);
}

/** As asked, by a column that this viewer has; else what is at stake or sold first, the largest on top. */
function sortOf({ sort }: ListRequest, there: readonly ColumnId[]): AccountList["sort"] {
  if (sort) {
    if (!isColumnId(sort.column) || !there.includes(sort.column)) throw new RequestError("unknown sort", there);
    return { column: sort.column, descending: sort.descending };
  }
  const first = (["stake", "revenue", "revenue-r12"] as const).find((id) => there.includes(id));
  return first ? { column: first, descending: true } : { column: "name", descending: false };
}

async function nameFilters(reader: Reader, filters: ListRequest["filters"]): Promise<AccountList["filters"]> {
  const asked = Object.entries(filters).filter((filter): filter is [Dimension & ListDimension, string] =>
    (dimensions as readonly string[]).includes(filter[0]),
  );
  return settleAll(
    asked.map(async ([dimension, code]) => {
      const options = await listOptions(reader, dimension);
      return { dimension, code, name: options.find((option) => option.code === code)?.name ?? "" };
    }),
  );
}
