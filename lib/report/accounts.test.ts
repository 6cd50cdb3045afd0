import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { ListRow } from "@/lib/lists/account-list";
import { columnIds } from "@/lib/lists/columns";
import { type ListRequest, wholeList } from "@/lib/lists/list-request";
import { listIds } from "@/lib/lists/lists";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { checkLists } from "@/lib/testing/check-lists";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { PAGE_SIZE } from "./list-sql";
import { queryAccounts, queryAllAccounts } from "./query-accounts";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const features = ["points", "rewards", "tiers", "objectives", "margin", "visits"];

async function generated(seed: number, asOf: string, flagged: boolean, accounts = 40) {
  const sql = database.writer;
  const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth: seed % 2 ? 4 : 1, accounts, flagged };
  const id = await writeRandomProgramme(sql, seed, options);
  await sql`update programmes set features = ${features} where id = ${id}`;
  await sql.begin((tx) => refreshRollups(tx, id));
  const reps = await sql<{ id: number }[]>`
    select rep_id as id from accounts where programme_id = ${id} and rep_id > 0 group by 1 order by count(*) desc limit 2`;
  const repIds = reps.map((rep) => rep.id);
  const portfolio = viewerWith(database.app, id, "sales", { kind: "portfolio", repIds });
  return { id, marketing: wholeProgramme(database, id), portfolio };
}

describe("every list has as many accounts as its number says", () => {
  test.each([
    [41, "2024-12-17", false, ["ytd"]],
    [42, "2025-01-31", true, ["2024-Q3"]],
    [43, "2025-02-11", false, ["2024-02..2024-05"]],
  ])(
    "generated programme %i, as of %s",
    async (seed, asOf, flagged, split) => {
      const { marketing, portfolio } = await generated(seed, asOf, flagged);
      for (const [viewer, sets] of [
        [marketing, 90],
        [portfolio, 60],
      ] as const) {
        const whole = await checkLists(viewer, ["r12", "2024-11", "2023-12"]);
        const groups = await checkLists(viewer, split, 5);
        expect([...whole.apart, ...groups.apart].slice(0, 10).join("\n")).toBe("");
        expect(whole.sets.size).toBeGreaterThan(sets);
        expect(whole.filled + groups.filled).toBeGreaterThan(200);
      }
    },
    240_000,
  );
});

describe("pages, order and search", () => {
  let marketing: Viewer;
  let portfolio: Viewer;
  beforeAll(async () => {
    ({ marketing, portfolio } = await generated(44, "2024-12-17", false, 130));
  });

  test("the first page, the pages after it and what is downloaded say the same of the whole list", async () => {
    const said = ({ accounts, found, counted, stake }: Awaited<ReturnType<typeof queryAccounts>>) => ({
      accounts,
      found,
      counted,
      stake,
    });
    let staked = 0;
    for (const viewer of [marketing, portfolio])
      for (const list of listIds) {
        const request = wholeList({ list });
        const first = said(await queryAccounts(viewer, request));
        expect(said(await queryAccounts(viewer, { ...request, page: 2 })), list).toEqual(first);
        expect(said(await queryAllAccounts(viewer, request)), list).toEqual(first);
        staked += Number((first.stake?.total ?? 0) > 0);
      }
    expect(staked).toBeGreaterThan(8);
  });

  const accounts: ListRequest["set"] = {
    of: "penetration",
    definition: null,
    part: null,
    side: "counted",
    period: "ytd",
  };
  const codes = (rows: ListRow[]) => rows.map(({ code }) => code);

  test("nothing is missing to an objective that there is not", async () => {
    const { rows } = await queryAllAccounts(marketing, { ...wholeList(accounts), columns: columnIds });
    const known = ({ target, missing }: ListRow) => [target !== null, missing !== null];
    expect(new Set(rows.map((row) => known(row).join()))).toEqual(new Set(["true,true", "false,false"]));
  });

  test("the pages of every order are the whole list, once", async () => {
    const { columns } = await queryAllAccounts(marketing, { ...wholeList(accounts), columns: columnIds });
    expect(columns.length).toBeGreaterThan(12);
    for (const column of columns)
      for (const descending of [false, true]) {
        const request = { ...wholeList(accounts), columns: columnIds, sort: { column, descending } };
        const all = await queryAllAccounts(marketing, request);
        expect(all.found).toBeGreaterThan(PAGE_SIZE);
        const paged: ListRow[] = [];
        for (let page = 1; page <= Math.ceil(all.found / PAGE_SIZE); page++)
          paged.push(...(await queryAccounts(marketing, { ...request, page })).rows);
        expect(codes(paged), column).toEqual(codes(all.rows));
        expect(new Set(codes(all.rows)).size).toBe(all.accounts);
        const values = all.rows.map((row) => row[column]).filter((value) => typeof value === "number");
        const sorted = [...values].sort((a, b) => (descending ? b - a : a - b));
        expect(values, column).toEqual(sorted);
        // What is not known is last, whichever way.
        expect(all.rows.slice(values.length).every((row) => typeof row[column] !== "number")).toBe(true);
      }
  }, 120_000);

  test("a portfolio's list holds the rows of the whole programme's that are theirs, the same", async () => {
    const theirs = await queryAllAccounts(portfolio, wholeList({ list: "members" }));
    const all = await queryAllAccounts(marketing, wholeList({ list: "members" }));
    const same = all.rows.filter(({ code }) => codes(theirs.rows).includes(code));
    expect(theirs.rows.length).toBeGreaterThan(0);
    expect(theirs.rows.length).toBeLessThan(all.rows.length);
    expect(theirs.rows).toEqual(same);
  });

  test("six columns at first, those that are asked for after, and an order by any of them", async () => {
    const portfolio: ListRequest["set"] = { list: "portfolio" };
    const first = await queryAccounts(marketing, wholeList(portfolio));
    const six = ["tier", "revenue", "change", "missing", "points", "last-order"];
    expect(first.columns).toEqual(["code", "name", ...six]);
    expect(first.choosable).toEqual(expect.arrayContaining([...six, "segment", "region", "rep", "target"]));
    const sort = { column: "revenue-r12", descending: true };
    const chosen = await queryAccounts(marketing, { ...wholeList(portfolio), columns: ["region"], sort });
    expect(chosen.columns).toEqual(["code", "name", "region"]);
    expect(Object.keys(chosen.rows[0] ?? {})).toEqual(chosen.columns);
    expect(chosen.sort).toEqual(sort);
    // What a list has not is left out: the stake of one list is not in the next.
    const none = await queryAccounts(marketing, { ...wholeList(portfolio), columns: ["stake", "worth"] });
    expect(none.columns).toEqual(["code", "name"]);
    // What a list is of stays whatever was chosen elsewhere.
    const within = await queryAccounts(marketing, { ...wholeList({ list: "within-reach" }), columns: ["region"] });
    expect(within.columns).toEqual(["code", "name", "region", "stake"]);
    const points = await queryAccounts(marketing, { ...wholeList({ list: "expiring" }), columns: ["region"] });
    expect(points.columns).toEqual(["code", "name", "region", "stake", "worth"]);
    const falling = await queryAccounts(marketing, { ...wholeList({ list: "falling" }), columns: ["region"] });
    const lately = ["revenue-3m", "revenue-3m-n-1", "change-3m"];
    expect(falling.columns).toEqual(["code", "name", "region", "stake", ...lately]);
  });

  test("a portfolio is every account, its totals those of its rows, of the indicators and of the facts", async () => {
    const sql = database.writer;
    const programme = marketing.programme.id;
    for (const viewer of [marketing, portfolio])
      for (const rep of [
        null,
        ...((await queryAccounts(viewer, wholeList({ list: "portfolio" }))).choices.rep ?? []),
      ]) {
        const filters: Record<string, string> = rep ? { rep: rep.code } : {};
        const list = await queryAllAccounts(viewer, {
          ...wholeList({ list: "portfolio" }, filters),
          columns: columnIds,
        });
        const repIds = viewer.scope.kind === "portfolio" ? viewer.scope.repIds : null;
        const [facts] = await sql<{ accounts: number; revenue: number; before: number }[]>`
          with mine as (
            select a.id from accounts a left join reps r on r.programme_id = a.programme_id and r.id = a.rep_id
            where a.programme_id = ${programme} and (${repIds}::int[] is null or a.rep_id = any (${repIds}::int[]))
              and (${rep?.code ?? null}::text is null or coalesce(r.code, 'none') = ${rep?.code ?? null})
          )
          select (select count(*)::int from mine) as accounts,
            coalesce(sum(o.revenue_cents) filter (where o.ordered_on between '2024-01-01' and '2024-12-17'), 0)::bigint as revenue,
            coalesce(sum(o.revenue_cents) filter (where o.ordered_on between '2023-01-01' and '2023-12-17'), 0)::bigint as before
          from orders o
          where o.programme_id = ${programme} and o.account_id in (select id from mine) and o.status <> 'cancelled'`;
        expect(list.accounts).toBe(facts?.accounts);
        expect(list.totals?.revenue).toMatchObject({ now: facts?.revenue, before: facts?.before });
        const one = async (indicator: string, more = {}) => {
          const answer = await queryIndicator(viewer, { indicator, period: "ytd", where: filters, ...more });
          return answer.rows[0];
        };
        const revenue = await one("revenue", { compare: "n-1" });
        expect(list.totals?.revenue).toEqual({
          now: revenue?.value,
          before: revenue?.previous,
          change: revenue?.change,
        });
        const attainment = await one("objective-attainment");
        expect(list.totals?.objectives).toEqual({ attained: attainment?.numerator, count: attainment?.denominator });
        expect(list.totals?.points).toBe((await one("points-outstanding"))?.value);
        const reachable = await queryAccounts(viewer, wholeList({ list: "within-reach" }, filters));
        expect(list.totals?.withinReach).toEqual({ accounts: reachable.accounts, missing: reachable.stake?.total });
      }
    const found = await queryAllAccounts(marketing, { ...wholeList({ list: "portfolio" }), search: "1" });
    const sum = found.rows.reduce((total, { revenue }) => total + Number(revenue), 0);
    expect(found.found).toBeLessThan(found.accounts);
    expect(found.totals?.revenue?.now).toBe(sum);
  }, 60_000);

  test("a list offers what it may be filtered by: each value of a choice a part of the list, all of them the whole", async () => {
    const named: ListRequest["set"] = { list: "members" };
    for (const viewer of [marketing, portfolio])
      for (const [set, offered] of [
        [named, ["tier", "segment", "region", "rep"]],
        [accounts, ["segment", "region", "rep"]],
      ] as const) {
        const whole = await queryAccounts(viewer, wholeList(set));
        expect(offered).toEqual(expect.arrayContaining(Object.keys(whole.choices)));
        expect(whole.choices.segment?.length).toBeGreaterThan(1);
        for (const [dimension, options] of Object.entries(whole.choices)) {
          const parts = await Promise.all(
            options.map(({ code }) => queryAccounts(viewer, wholeList(set, { [dimension]: code }))),
          );
          const sum = parts.reduce((total, part) => total + part.accounts, 0);
          expect(sum, `${viewer.role} ${dimension}`).toBe(whole.accounts);
        }
      }
    const { choices: all } = await queryAccounts(marketing, wholeList(named));
    const { choices: theirs } = await queryAccounts(portfolio, wholeList(named));
    expect(theirs.rep?.length).toBeLessThan(all.rep?.length ?? 0);
  });

  test.each([
    ["unknown list", { set: { list: "nobody" } }],
    ["unknown indicator", { set: { ...accounts, of: "nothing" } }],
    ["no list behind that figure", { set: { ...accounts, of: "revenue" } }],
    ["no list behind that figure", { set: { ...accounts, of: "goal-progress" } }],
    ["unknown part", { set: { ...accounts, part: "some" } }],
    ["unknown filter", { set: accounts, filters: { tier: "gold" } }],
    ["unknown region", { set: accounts, filters: { region: "nowhere" } }],
    ["not known over that period", { set: { ...accounts, of: "retention-rate", period: "2022-08" } }],
    ["unknown sort", { set: accounts, sort: { column: "stake", descending: true } }],
    ["unknown sort", { set: accounts, sort: { column: "programme_id", descending: true } }],
  ])("%s is said, never guessed", async (message, more) => {
    const asked = queryAccounts(marketing, { ...wholeList(accounts), ...more });
    await expect(asked).rejects.toThrow(RequestError);
    await expect(asked).rejects.toThrow(message);
  });

  test("totals have no list, as if there were none", async () => {
    const totals = viewerWith(database.app, marketing.programme.id, "executive", { kind: "totals" });
    for (const set of [accounts, ...listIds.map((list) => ({ list }))])
      await expect(queryAccounts(totals, wholeList(set))).rejects.toThrow("unknown list");
  });

  test("a column without the right to its indicator is absent, and no order either", async () => {
    const rights = new Set([...marketing.rights].filter((id) => id !== "revenue" && id !== "missing-to-objective"));
    const blind = { ...marketing, rights };
    const within = { ...wholeList({ list: "within-reach" }), columns: columnIds };
    const { columns, choosable, rows, stake } = await queryAccounts(blind, within);
    const hidden = ["revenue", "revenue-n-1", "change", "revenue-r12", "missing", "stake"] as const;
    for (const id of hidden) {
      expect(columns).not.toContain(id);
      expect(choosable).not.toContain(id);
      expect(rows.every((row) => !(id in row))).toBe(true);
      const sort = { column: id, descending: true };
      await expect(queryAccounts(blind, { ...wholeList({ list: "members" }), sort })).rejects.toThrow("unknown sort");
    }
    expect(stake).toBeNull();
    const { totals } = await queryAccounts(blind, wholeList({ list: "portfolio" }));
    expect(Object.keys(totals ?? {}).sort()).toEqual(["accounts", "active", "members", "objectives", "points"]);
    await expect(queryAccounts(blind, wholeList({ list: "near-upper-tier" }))).rejects.toThrow("unknown list");
  });
});

describe("a programme made by hand", () => {
  const all = async (viewer: Viewer, set: ListRequest["set"], more: Partial<ListRequest> = {}) =>
    queryAllAccounts(viewer, { ...wholeList(set), ...more });

  test("each named list, its accounts and its stake", async () => {
    const club = await handMade(database, { asOf: "2012-06-30", pointValue: 2 });
    await database.writer`
      update tiers set threshold_cents = (rank - 1) * 100000 where programme_id = ${club.programme}`;
    for (const code of ["Alpha", "Béton", "Cuivre", "Dalle"]) club.member(code, "2011-01-01");
    for (const code of ["Alpha", "Béton", "Cuivre", "Dalle"]) club.tier(code, "2011-01-01", "silver");
    club.account("Émail", { eligible: true });
    club.order("Alpha", "2012-03-01", 190_000); // 10 000 under gold
    club.order("Béton", "2012-03-01", 105_000); // 5 % above silver
    club.order("Émail", "2012-03-01", 7_000);
    club.objective("Béton", 2012, 90_000); // beyond 110 %
    club.earn("Cuivre", "2012-01-10", 150); // a reward costs 100
    club.earn("Dalle", "2012-01-10", 150, "2012-07-15");
    club.redeem("Dalle", "2012-02-10", 20);
    await club.ready();
    const viewer = await club.viewer();
    const told = async (list: string) => {
      const { rows, stake } = await all(viewer, { list });
      return [rows.map(({ code, stake: one }) => [code, one]), stake];
    };
    expect(await told("near-upper-tier")).toEqual([[["Alpha", 10_000]], { unit: "money", total: 10_000, worth: null }]);
    expect(await told("near-lower-tier")).toEqual([
      [
        ["Béton", 105_000],
        ["Cuivre", 0],
        ["Dalle", 0],
      ],
      { unit: "money", total: 105_000, worth: null },
    ]);
    expect(await told("bonus-step")).toEqual([[["Béton", 15_000]], { unit: "money", total: 15_000, worth: null }]);
    expect(await told("could-redeem")).toEqual([[["Cuivre", 150]], { unit: "points", total: 150, worth: 300 }]);
    expect(await told("expiring")).toEqual([[["Dalle", 130]], { unit: "points", total: 130, worth: 260 }]);
    expect(await told("eligible-non-members")).toEqual([
      [["Émail", 7_000]],
      { unit: "money", total: 7_000, worth: null },
    ]);
    expect((await all(viewer, { list: "members" })).stake).toBeNull();
    expect((await all(viewer, { list: "within-reach" })).accounts).toBe(0);
  });

  test("falling accounts: what is missing to the trend of last year's same months, and these months beside it", async () => {
    const club = await handMade(database);
    for (const [code, cents] of Object.entries({
      A: 400_00,
      B: 980_00,
      C: 990_00,
      D: 1_010_00,
      E: 1_020_00,
      F: 1_600_00,
    })) {
      club.account(code, { rep: code === "A" ? "Anne" : "Bruno" });
      club.order(code, "2011-04-10", 1_000_00);
      club.order(code, "2012-05-10", cents);
    }
    // Enough others for a portfolio to be told of the trend, who bought in none of these months.
    for (let place = 0; place < 20; place++) {
      club.account(`M${place}`, { rep: place % 2 ? "Chloé" : "Denis" });
      club.member(`M${place}`, "2011-01-01");
      club.order(`M${place}`, "2012-01-10", 100_00);
    }
    await club.ready();
    const list = await all(await club.viewer(), { list: "falling" });
    expect(
      list.rows.map(({ code, stake, ...row }) => [
        code,
        stake,
        row["revenue-3m"],
        row["revenue-3m-n-1"],
        row["change-3m"],
      ]),
    ).toEqual([["A", 600_00, 400_00, 1_000_00, -0.6]]);
    expect(list.rows[0]).not.toHaveProperty("revenue");
    expect(list.period).toMatchObject({ from: "2012-03-01", to: "2012-05-31", partial: false });
    expect((await all(await club.viewer(), { list: "members" })).columns).not.toContain("revenue-3m");
    const [anne = 0, bruno = 0] = (
      await database.writer<{ id: number }[]>`
      select id from reps where programme_id = ${club.programme} order by code`
    ).map(({ id }) => id);
    const portfolio = (rep: number) =>
      viewerWith(database.app, club.programme, "sales", { kind: "portfolio", repIds: [rep] });
    expect((await all(portfolio(anne), { list: "falling" })).rows).toMatchObject([{ code: "A", stake: 600_00 }]);
    expect((await all(portfolio(bruno), { list: "falling" })).rows).toEqual([]);
    await database.writer`update programmes set data_from = '2011-03-02' where id = ${club.programme}`;
    await expect(all(await club.viewer(), { list: "falling" })).rejects.toThrow("it looks back to 2011-03-01");
  });

  test("a search finds names whatever their case and accents, and nothing is a pattern", async () => {
    const club = await handMade(database);
    for (const code of ["Béton & Cie", "BETONNIERE", "100 % Bois", "Acier_2"]) club.member(code, "2011-01-01");
    await club.ready();
    const viewer = await club.viewer();
    const found = async (search: string) => {
      const { rows, accounts, found: count } = await all(viewer, { list: "members" }, { search });
      expect([accounts, count]).toEqual([4, rows.length]);
      return rows.map(({ name }) => name).sort();
    };
    expect(await found("beton")).toEqual(["BETONNIERE", "Béton & Cie"]);
    expect(await found("BÉTONN")).toEqual(["BETONNIERE"]);
    expect(await found("%")).toEqual(["100 % Bois"]);
    expect(await found("_")).toEqual(["Acier_2"]);
    expect(await found("' or 1=1 --")).toEqual([]);
  });

  test("what is not known is null, and a programme's columns are its own", async () => {
    const club = await handMade(database, { dataFrom: "2012-01-01", features: [] });
    club.member("Alpha", "2012-01-01");
    club.order("Alpha", "2012-02-01", 5_000);
    await club.ready();
    const { columns, rows } = await all(await club.viewer(), { list: "members" }, { columns: [...columnIds] });
    expect(columns).toEqual(["code", "name", "revenue", "revenue-n-1", "change", "revenue-r12", "last-order"]);
    expect(rows).toEqual([
      {
        code: "Alpha",
        name: "Alpha",
        revenue: 5_000,
        "revenue-n-1": null,
        change: null,
        "revenue-r12": null,
        "last-order": "2012-02-01",
      },
    ]);
    expect(columnIds).toEqual(expect.arrayContaining(columns));
  });
});
