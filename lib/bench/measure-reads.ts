import type { Sql } from "postgres";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { AccountList } from "@/lib/lists/account-list";
import { firstCalls } from "@/lib/lists/calls";
import { columnIds } from "@/lib/lists/columns";
import { wholeList, writeListRequest } from "@/lib/lists/list-request";
import { scopeStatements } from "@/lib/report/open-reader";
import { queryAccount } from "@/lib/report/query-account";
import { queryAccounts } from "@/lib/report/query-accounts";
import { queryCalls } from "@/lib/report/query-calls";
import { queryIndicator } from "@/lib/report/query-indicator";
import { queryTeam } from "@/lib/report/query-team";
import { queryView } from "@/lib/report/query-view";
import { type ViewId, views } from "@/lib/views/views";
import { type BenchDatabase, vacuum } from "./bench-database";
import { DuckDbFacts } from "./duckdb-facts";
import { withoutPolicies } from "./explicit-where";
import { differences, type Figures, figuresOfAnswers, figuresOfRows, type Rows } from "./figures";
import { type ChartId, chartIds, liveList, liveQueries } from "./live-queries";
import { alternate, type Contestant, type Samples, type Say } from "./measure";
import { programme } from "./programme-settings";
import { pageRequest, readCharts, viewerOf } from "./reader-charts";
import { type PageStatement, recordPage, replay, runFloor, serverTime, TRANSACTION } from "./recorded-page";

/** How often, where files may lie, and whom to tell. */
export interface ReadOptions {
  rounds: number;
  /** Runs a round of what takes milliseconds. */
  repeats: number;
  folder: string;
  say: Say;
}

/** Everyone whose pages are measured. */
export interface Readers {
  marketing: Viewer;
  /** Reps in the field: the one in the middle and the one with the most accounts. */
  reps: { name: string; id: number; accounts: number; viewer: Viewer }[];
}

/** A page by its parts: statements it sends, and milliseconds that the server spends planning and executing them. */
export interface PageParts {
  statements: number;
  /** Of them, those that the driver sends unprepared: each is planned again, and costs a round trip more. */
  unprepared: number;
  planning: number;
  execution: number;
}

export interface Reads {
  marketing: Samples;
  /** Marketing's other pages. */
  pages: Samples;
  reps: Record<string, Samples>;
  /** Marketing's split by rep: its role's policy, which names the programme alone. */
  byRep: Samples;
  lists: Samples;
  parts: Record<string, PageParts>;
}

export async function findReaders({ app, writer }: BenchDatabase): Promise<Readers> {
  const reps = await writer<{ id: number; accounts: number }[]>`
    select r.id, count(a.id)::int as accounts
    from reps r left join accounts a on a.programme_id = r.programme_id and a.rep_id = r.id
    where r.programme_id = ${programme} group by r.id order by accounts, r.id`;
  const field = reps.filter(({ accounts }) => accounts > 0);
  const chosen = { median: field[Math.floor(field.length / 2)], largest: field.at(-1) };
  return {
    marketing: viewerOf(app, "marketing", { kind: "programme" }),
    reps: Object.entries(chosen).flatMap(([name, rep]) =>
      rep ? [{ name, ...rep, viewer: viewerOf(app, "sales", { kind: "portfolio", repIds: [rep.id] }) }] : [],
    ),
  };
}

type Queries = Record<ChartId, string>;

/** The eight charts, one query after another. */
async function askCharts(queries: Queries, ask: (query: string) => PromiseLike<Rows>): Promise<Record<ChartId, Rows>> {
  const rows: [ChartId, Rows][] = [];
  for (const chart of chartIds) rows.push([chart, await ask(queries[chart])]);
  return Object.fromEntries(rows) as Record<ChartId, Rows>;
}

/** From the facts, in one transaction. */
const askFacts = async (writer: Sql, queries: Queries) =>
  (await writer.begin(TRANSACTION, (tx) => askCharts(queries, (query) => tx.unsafe(query)))) as Record<ChartId, Rows>;

const askDuckDb = (facts: DuckDbFacts, queries: Queries) => askCharts(queries, (query) => facts.query(query));

/** What of two that should agree does not, as text. */
function disagreements(who: string, expected: Figures, found: Figures): string[] {
  return differences(expected, found).map((difference) => `${who}: ${difference}`);
}

/** Compares the figures that facts, DuckDB and reader share: marketing's, and those of each rep. */
export async function compareFigures(
  database: BenchDatabase,
  readers: Readers,
  duckdb: DuckDbFacts,
): Promise<string[]> {
  const queries = liveQueries();
  const live = figuresOfRows(await askFacts(database.writer, queries));
  const found = [
    ...chartIds
      .filter((chart) => ![...live.keys()].some((figure) => figure.startsWith(`${chart} `)))
      .map((chart) => `the facts say nothing of ${chart}`),
    ...disagreements("the reader", live, figuresOfAnswers(await readCharts(readers.marketing))),
    ...disagreements("DuckDB", live, figuresOfRows(await askDuckDb(duckdb, queries))),
  ];
  for (const { name, id, viewer } of readers.reps) {
    const own = await askFacts(database.writer, liveQueries([id]));
    const answers = await readCharts(viewer);
    // What a rep may not ask is not compared.
    const shared = {
      ...own,
      ...Object.fromEntries(chartIds.filter((chart) => !answers[chart]).map((chart) => [chart, []])),
    };
    found.push(...disagreements(`the ${name} rep's reader`, figuresOfRows(shared), figuresOfAnswers(answers)));
    const list = listed(await database.writer.unsafe(liveList(id)));
    if (list.length === 0) found.push(`the ${name} rep's list is empty`);
    for (const [who, rows] of [
      [`the ${name} rep's`, await readList(viewer, null)],
      [`marketing's of the ${name} rep`, await readList(readers.marketing, id)],
    ] as const)
      if (listedAccounts(rows).join() !== list.join()) found.push(`the list is another: ${who}`);
  }
  return found;
}

/** A list's rows as text: what the facts and the reader both say. */
const listed = (rows: Rows): string[] =>
  rows.map(({ code, revenue_r12_cents, points_outstanding, last_order_on }) =>
    JSON.stringify([code, revenue_r12_cents, points_outstanding, last_order_on]),
  );
const listedAccounts = ({ rows }: AccountList): string[] =>
  rows.map((row) => JSON.stringify([row.code, row["revenue-r12"], row.points, row["last-order"]]));

/** What the reader's policies cost: the statements under them, and with the same conditions as an explicit WHERE. */
async function policyContestants(
  database: BenchDatabase,
  scope: Scope,
  statements: readonly PageStatement[],
  perRound: number,
): Promise<Contestant[]> {
  const explicit = await withoutPolicies(database, scope);
  const policies = () => replay(database.app, scopeStatements(programme, scope), statements);
  const where = () => replay(database.owner, explicit, statements);
  const rows = async (results: ReturnType<typeof replay>) =>
    JSON.stringify((await results).map((result) => result.map((row) => row.join("|")).sort()));
  if ((await rows(policies())) !== (await rows(where())))
    throw new Error("the explicit WHERE reads other rows than the policies");
  return [
    { name: "statements, policies", run: policies, perRound },
    { name: "statements, explicit WHERE", run: where, perRound },
  ];
}

async function partsOf(
  database: BenchDatabase,
  scope: Scope,
  statements: readonly PageStatement[],
): Promise<PageParts> {
  await serverTime(database, scope, statements);
  const { planning, execution } = await serverTime(database, scope, statements);
  const unprepared = statements.filter(({ prepared }) => !prepared).length;
  return { statements: statements.length, unprepared, planning, execution };
}

/** Marketing's page: the facts, DuckDB, the reader and its parts, and the floor. */
async function measureMarketing(
  database: BenchDatabase,
  { marketing }: Readers,
  duckdb: DuckDbFacts,
  { rounds, repeats, say }: ReadOptions,
): Promise<{ samples: Samples; parts: Record<string, PageParts> }> {
  const queries = liveQueries();
  const opening = scopeStatements(programme, marketing.scope);
  const on = (connection: Sql) => ({ ...marketing, database: connection });
  const page = await recordPage(database, (sql) => queryView(on(sql), "marketing", pageRequest));
  const charts = await recordPage(database, (sql) => readCharts(on(sql)));
  const contestants: Contestant[] = [
    { name: "facts, 8 charts", run: () => askFacts(database.writer, queries) },
    { name: "DuckDB, 8 charts", run: () => askDuckDb(duckdb, queries) },
    { name: "reader, page", run: () => queryView(marketing, "marketing", pageRequest), perRound: repeats },
    { name: "reader, 8 charts", run: () => readCharts(marketing), perRound: repeats },
    { name: "page's statements", run: () => replay(database.app, opening, page), perRound: repeats },
    { name: "8 charts' statements", run: () => replay(database.app, opening, charts), perRound: repeats },
    { name: "floor, 8 × select 1", run: () => runFloor(marketing, false), perRound: repeats },
    { name: "floor, all at once", run: () => runFloor(marketing, true), perRound: repeats },
  ];
  const samples = await alternate(contestants, rounds, (text) => say(`marketing, ${text}`));
  return {
    samples,
    parts: {
      "marketing's page": await partsOf(database, marketing.scope, page),
      "its 8 charts": await partsOf(database, marketing.scope, charts),
    },
  };
}

/** Marketing's other pages by their ids. */
const otherPages = views
  .filter(({ id, roles }) => id !== "marketing" && roles.includes("marketing"))
  .map(({ id }) => id);

/** The data of marketing's other pages, beside the floor. */
async function measurePages(
  database: BenchDatabase,
  { marketing }: Readers,
  { rounds, repeats, say }: ReadOptions,
): Promise<{ samples: Samples; parts: Record<string, PageParts> }> {
  const perRound = Math.ceil(repeats / 3);
  const ask = (id: ViewId, connection: Sql) => queryView({ ...marketing, database: connection }, id, pageRequest);
  const contestants = otherPages.map((id): Contestant => ({ name: id, run: () => ask(id, database.app), perRound }));
  const floor = { name: "floor, 8 × select 1", run: () => runFloor(marketing, false), perRound: repeats };
  const samples = await alternate([...contestants, floor], rounds, (text) => say(`pages, ${text}`));
  const parts: Record<string, PageParts> = {};
  for (const id of otherPages) {
    const statements = await recordPage(database, (sql) => ask(id, sql));
    parts[`marketing, ${id}`] = await partsOf(database, marketing.scope, statements);
  }
  return { samples, parts };
}

/** A rep's page: the facts with an explicit WHERE, the reader, and its statements with and without policies. */
async function measureRep(
  database: BenchDatabase,
  { name, id, viewer }: Readers["reps"][number],
  { rounds, repeats, say }: ReadOptions,
): Promise<{ samples: Samples; parts: PageParts }> {
  const queries = liveQueries([id]);
  const page = await recordPage(database, (sql) => queryView({ ...viewer, database: sql }, "sales", pageRequest));
  const contestants: Contestant[] = [
    { name: "facts, 8 charts", run: () => askFacts(database.writer, queries), perRound: Math.ceil(repeats / 5) },
    { name: "reader, page", run: () => queryView(viewer, "sales", pageRequest), perRound: repeats },
    { name: "reader, 8 charts", run: () => readCharts(viewer), perRound: repeats },
    ...(await policyContestants(database, viewer.scope, page, repeats)),
    { name: "floor, 8 × select 1", run: () => runFloor(viewer, false), perRound: repeats },
  ];
  const samples = await alternate(contestants, rounds, (text) => say(`${name} rep, ${text}`));
  return { samples, parts: await partsOf(database, viewer.scope, page) };
}

/** A question over all reps, with and without policies. */
async function measureByRep(
  database: BenchDatabase,
  { marketing }: Readers,
  { rounds, repeats, say }: ReadOptions,
): Promise<Samples> {
  const request = { indicator: "member-revenue", period: "ytd", by: ["rep"], compare: "n-1" };
  const ask = (sql: Sql) => queryIndicator({ ...marketing, database: sql }, request);
  const statements = await recordPage(database, ask);
  const perRound = Math.ceil(repeats / 5);
  const contestants: Contestant[] = [
    { name: "reader, member revenue by rep", run: () => ask(database.app), perRound },
    ...(await policyContestants(database, marketing.scope, statements, perRound)),
  ];
  return alternate(contestants, rounds, (text) => say(`all reps, ${text}`));
}

/** The members of today by the revenue of 12 months, of the whole scope or of one rep. */
const readList = (viewer: Viewer, rep: number | null): Promise<AccountList> =>
  queryAccounts(viewer, {
    set: { of: "members", definition: null, part: null, side: "counted", period: "ytd" },
    filters: rep === null ? {} : { rep: `R${rep}` },
    search: "",
    sort: { column: "revenue-r12", descending: true },
    columns: columnIds,
    page: 1,
  });

const portfolio = wholeList({ list: "portfolio" });

/** The sheet of the account that a portfolio begins with, opened from there: its neighbours are read too. */
async function readSheet(viewer: Viewer): Promise<void> {
  const { rows } = await queryAccounts(viewer, portfolio);
  await queryAccount(viewer, String(rows[0]?.code), `accounts?${writeListRequest(portfolio)}`);
}

/** The first page of members: of a rep, of a rep by marketing, and of everybody; the facts' has fewer columns and no count. */
function measureLists(
  { writer }: BenchDatabase,
  { marketing, reps }: Readers,
  { rounds, repeats, say }: ReadOptions,
): Promise<Samples> {
  const perRound = Math.ceil(repeats / 5);
  const contestants = reps.flatMap(({ name, id, viewer }): Contestant[] => [
    { name: `facts, ${name} rep`, run: () => writer.unsafe(liveList(id)), perRound },
    { name: `reader, ${name} rep`, run: () => readList(viewer, null), perRound: repeats },
    { name: `reader, marketing filtered by the ${name} rep`, run: () => readList(marketing, id), perRound: repeats },
    { name: `portfolio and sums, ${name} rep`, run: () => queryAccounts(viewer, portfolio), perRound: repeats },
    { name: `calls, ${name} rep`, run: () => queryCalls(viewer, firstCalls()), perRound: repeats },
    { name: `first account's sheet, ${name} rep`, run: () => readSheet(viewer), perRound: repeats },
  ]);
  const everyone = [
    { name: "facts, all members", run: () => writer.unsafe(liveList(null)) },
    { name: "reader, marketing, all members", run: () => readList(marketing, null), perRound },
    { name: "calls, marketing", run: () => queryCalls(marketing, firstCalls()), perRound },
    { name: "team, marketing", run: () => queryTeam(marketing, { rep: null }), perRound },
  ];
  return alternate([...contestants, ...everyone], rounds, (text) => say(`lists, ${text}`));
}

/** All that reads, at one scale. Throws where those compared do not say the same. */
export async function measureReads(database: BenchDatabase, readers: Readers, options: ReadOptions): Promise<Reads> {
  const { folder, say } = options;
  const duckdb = await DuckDbFacts.load(database, folder, say);
  try {
    say("comparing figures");
    const wrong = await compareFigures(database, readers, duckdb);
    if (wrong.length > 0) throw new Error(`not like with like (${wrong.length}):\n${wrong.slice(0, 10).join("\n")}`);
    await vacuum(database);
    const { samples, parts } = await measureMarketing(database, readers, duckdb, options);
    const pages = await measurePages(database, readers, options);
    const reads: Reads = {
      marketing: samples,
      pages: pages.samples,
      reps: {},
      byRep: {},
      lists: {},
      parts: { ...parts, ...pages.parts },
    };
    for (const rep of readers.reps) {
      const name = `${rep.name} rep, ${rep.accounts} accounts`;
      const measured = await measureRep(database, rep, options);
      reads.reps[name] = measured.samples;
      reads.parts[name] = measured.parts;
    }
    reads.byRep = await measureByRep(database, readers, options);
    reads.lists = await measureLists(database, readers, options);
    return reads;
  } finally {
    duckdb.close();
  }
}
