import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { columnIds } from "@/lib/lists/columns";
import { wholeList } from "@/lib/lists/list-request";
import { accountOracle } from "@/lib/oracle/account-facts";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { wholeProgramme } from "@/lib/testing/viewers";
import { queryAccount } from "./query-account";
import { queryAccounts, queryAllAccounts } from "./query-accounts";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const everybody = { of: "penetration", definition: null, part: null, side: "counted", period: "ytd" } as const;

async function generated(seed: number, asOf: string): Promise<{ id: number; viewer: Viewer; codes: string[] }> {
  const sql = database.writer;
  const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth: seed % 2 ? 4 : 1, accounts: 40 };
  const id = await writeRandomProgramme(sql, seed, options);
  await sql.begin((tx) => refreshRollups(tx, id));
  // An account of which nothing is known by `as of` is in no list, and has no sheet.
  const rows = await sql<{ code: string }[]>`
    select c.code from accounts c join account_now n on n.programme_id = c.programme_id and n.account_id = c.id
    where c.programme_id = ${id} order by c.code`;
  return { id, viewer: wholeProgramme(database, id), codes: rows.map(({ code }) => code) };
}

const sheetOf = async (viewer: Viewer, code: string): Promise<AccountSheet> => {
  const sheet = await queryAccount(viewer, code);
  if (!sheet) throw new Error(`no sheet of ${code}`);
  return sheet;
};
const byName = <R extends { month: string; name: string }>(rows: readonly R[] = []) =>
  [...rows].sort((one, other) => (`${one.month} ${one.name}` < `${other.month} ${other.name}` ? -1 : 1));

describe.each([
  [51, "2024-12-17"],
  [52, "2025-02-28"],
  [53, "2024-05-14"],
])("every figure of every account, generated programme %i as of %s", (seed, asOf) => {
  test("is what SQL over the facts says", async () => {
    const { id, viewer, codes } = await generated(seed, asOf);
    const oracle = await accountOracle(database.writer, id);
    const met = { objective: 0, visits: 0, rewards: 0, expiring: 0, next: 0, occasion: 0, path: 0 };
    for (const code of codes) {
      const sheet = await sheetOf(viewer, code);
      const facts = await oracle(code);
      expect(sheet.memberSince, code).toBe(facts.memberSince);
      expect(sheet.lastOrderOn, code).toBe(facts.lastOrderOn);
      expect(sheet.revenue, code).toEqual(facts.revenue);
      expect(sheet.months, code).toEqual(facts.months);
      expect(sheet.tier, code).toEqual(facts.tier);
      expect(sheet.visits, code).toEqual(facts.visits);
      expect(byName(sheet.rewards), code).toEqual(byName(facts.rewards));
      expect(sheet.points?.balance ?? 0, code).toBe(facts.balance);
      expect(sheet.points?.expiring ?? [], code).toEqual(facts.expiring);
      const { landing, ...objective } = sheet.objective ?? {};
      const { landing: landed, ...promised } = facts.objective ?? {};
      expect(objective, code).toEqual(promised);
      expect(landing ?? null, code).toBeCloseTo(landed ?? 0, 9);
      const fresh = [facts.objective?.attainedOn, facts.passedOn].filter(
        (day) => day && Date.parse(asOf) - Date.parse(day) < 30 * 86_400_000,
      );
      expect(sheet.occasion?.on, code).toBe(fresh[0] ?? undefined);
      if (sheet.objective) met.objective += 1;
      if (sheet.visits) met.visits += 1;
      if (sheet.rewards) met.rewards += 1;
      if (sheet.points?.expiring) met.expiring += 1;
      if (sheet.tier?.next) met.next += 1;
      if (sheet.occasion) met.occasion += 1;
      if ((sheet.tier?.path.length ?? 0) > 1) met.path += 1;
    }
    const { occasion, ...usual } = met;
    expect(Math.min(...Object.values(usual)), JSON.stringify(met)).toBeGreaterThan(0);
    if (seed === 51) expect(occasion).toBeGreaterThan(0);
  }, 120_000);
});

describe("what the sheets say together", () => {
  test("is what the list of the same accounts and the indicators say", async () => {
    const { viewer, codes } = await generated(54, "2024-12-17");
    const sheets = await Promise.all(codes.map((code) => sheetOf(viewer, code)));
    const { rows } = await queryAllAccounts(viewer, { ...wholeList(everybody), columns: columnIds });
    for (const row of rows) {
      const sheet = sheets.find(({ code }) => code === row.code);
      expect(sheet?.revenue, String(row.code)).toEqual({ year: row.revenue, before: row["revenue-n-1"] });
      expect(sheet?.objective?.missing ?? null).toBe(row.missing);
      expect(sheet?.objective?.target ?? null).toBe(row.target);
      expect(sheet?.points?.balance ?? 0).toBe(row.points);
      expect(sheet?.lastOrderOn).toBe(row["last-order"]);
    }
    const sum = (of: (sheet: AccountSheet) => number | null | undefined) =>
      sheets.reduce((total, sheet) => total + (of(sheet) ?? 0), 0);
    const value = async (indicator: string, period = "ytd", part?: string) =>
      (await queryIndicator(viewer, { indicator, period })).rows.find(({ key }) => key.part === part)?.value;
    expect(await value("revenue")).toBe(sum(({ revenue }) => revenue?.year));
    expect(await value("missing-to-objective")).toBe(sum(({ objective }) => objective?.missing));
    expect(await value("points-outstanding")).toBe(sum(({ points }) => points?.balance));
    expect(await value("visits", "r12")).toBe(sum(({ visits }) => visits?.count));
    const until = "2025-03-17";
    expect(await value("points-expiring", "ytd", "90")).toBe(
      sum(({ points }) =>
        points?.expiring?.filter(({ on }) => on <= until).reduce((total, lot) => total + lot.points, 0),
      ),
    );
  }, 120_000);
});

describe("an account worked out by hand", () => {
  const make = async () => {
    const club = await handMade(database, {
      asOf: "2012-06-20",
      features: ["points", "rewards", "tiers", "objectives", "margin", "visits"],
    });
    club.account("A", { segment: "trade", region: "east", rep: "r1" });
    club.member("A", "2011-02-10");
    club.tier("A", "2011-02-10", "bronze");
    club.tier("A", "2012-03-05", "silver");
    for (const [day, cents] of [
      ["2011-05-03", 40_000],
      ["2011-06-20", 5_000],
      ["2011-06-21", 7_000],
      ["2012-06-01", 30_000],
      ["2012-06-10", 25_000],
      ["2012-06-18", -1_000],
    ] as const)
      club.order("A", day, cents);
    club.objective("A", 2012, 60_000);
    club.earn("A", "2012-01-10", 250, "2012-12-31");
    club.redeem("A", "2012-02-01", 100);
    club.reward("A", "2012-02-01", "experience", 100, 1_000);
    club.reward("A", "2012-02-02", "gift", 100, 1_000, true);
    club.visit("A", "2012-05-31T22:30:00Z");
    club.account("B", { rep: "r2" });
    club.order("B", "2012-06-01", 1);
    await club.ready();
    return club;
  };

  test("is what its facts say", async () => {
    const club = await make();
    const sheet = await sheetOf(await club.viewer(), "A");
    expect(sheet).toMatchObject({ name: "A", segment: "trade", region: "east", memberSince: "2011-02-10" });
    expect(sheet.revenue).toEqual({ year: 54_000, before: 45_000 });
    // 540 of 600 done, 60 short; on that day of 2011, 450 of its 520 were: 540 x 520 / 450 = 624.
    expect(sheet.objective).toMatchObject({ fiscalYear: 2012, target: 60_000, missing: 6_000, attainedOn: null });
    expect(sheet.objective?.landing).toBeCloseTo(1.04, 9);
    expect(sheet.objective?.band).toBe("on-track");
    expect(sheet.points).toEqual({ balance: 150, expiring: [{ on: "2012-12-31", points: 150 }] });
    expect(sheet.rewards).toEqual([
      { month: "2012-02", name: "experience", kind: "experience", orders: 1, points: 100 },
    ]);
    // In Paris it was June already.
    expect(sheet.visits).toEqual({ count: 1, lastMonth: "2012-06" });
    expect(sheet.tier).toEqual({
      code: "silver",
      path: [
        { code: "bronze", since: "2011-02" },
        { code: "silver", since: "2012-03" },
      ],
    });
    expect(sheet.months?.at(-1)).toEqual({
      period: "2012-06",
      partial: true,
      revenue: 54_000,
      revenueBefore: 5_000,
      orders: 2,
      ordersBefore: 1,
    });
    // All of 2011 was 520: 300 + 250 passes it on June 10, and what came back on June 18 leaves 540.
    expect(sheet.occasion).toEqual({ what: "year-before", on: "2012-06-10" });
    expect(sheet.reach?.map(({ points }) => points)).toEqual([100, 100, 100]);
    expect(new Set(sheet.reach?.map(({ kind }) => kind)).size).toBe(3);
    expect(sheet.handOvers).toEqual([{ rep: "r1", since: "2000-01-01" }]);
    expect(JSON.stringify({ ...sheet, programme: null })).not.toMatch(/margin|cost/i);
  });

  test("B, who has nothing, has no part of it", async () => {
    const club = await make();
    const sheet = await sheetOf(await club.viewer(), "B");
    for (const part of [
      "tier",
      "points",
      "objective",
      "rewards",
      "visits",
      "reach",
      "occasion",
      "contacts",
      "campaigns",
    ])
      expect(sheet).not.toHaveProperty(part);
  });

  test("a figure whose indicator the viewer may not see is absent", async () => {
    const club = await make();
    const viewer = await club.viewer();
    const without = async (...ids: string[]) =>
      sheetOf({ ...viewer, rights: new Set([...viewer.rights].filter((id) => !ids.includes(id))) }, "A");
    expect(await without("revenue")).not.toHaveProperty("revenue");
    expect(await without("revenue")).not.toHaveProperty("occasion");
    expect((await without("revenue")).months?.[0]).not.toHaveProperty("revenue");
    expect((await without("orders")).months?.[0]).not.toHaveProperty("orders");
    expect(await without("revenue", "orders")).not.toHaveProperty("months");
    // Its only lot expires after 180 days: beyond what points that expire say, it is the balance.
    expect(await without("points-outstanding")).not.toHaveProperty("points");
    expect(await without("points-outstanding")).not.toHaveProperty("reach");
    expect((await without("points-expiring")).points).not.toHaveProperty("expiring");
    expect(await without("reward-orders")).not.toHaveProperty("rewards");
    expect((await without("points-redeemed")).rewards).toEqual([
      { month: "2012-02", name: "experience", kind: "experience", orders: 1 },
    ]);
    expect(await without("visits")).not.toHaveProperty("visits");
    expect(await without("recency")).not.toHaveProperty("lastOrderOn");
    expect((await without("missing-to-objective")).objective).not.toHaveProperty("missing");
    expect((await without("attainment-amount")).objective).not.toHaveProperty("target");
    expect((await without("projected-landing")).objective).not.toHaveProperty("landing");
    expect((await without("objective-attainment")).objective).not.toHaveProperty("attainedOn");
    expect(
      await without("missing-to-objective", "attainment-amount", "projected-landing", "objective-attainment"),
    ).not.toHaveProperty("objective");
  });
});

describe("the list that one came from", () => {
  test("gives the neighbours in its own order, page by page, and the page that has the account", async () => {
    const { id, viewer } = await generated(55, "2024-12-17");
    await database.writer`
      insert into accounts (programme_id, code, name, eligible)
      select ${id}, 'X' || n, 'Extra ' || n, true from generate_series(1, 60) n`;
    await database.writer`
      insert into dirty_accounts (programme_id, account_id, from_month)
      select programme_id, id, '1900-01-01' from accounts where programme_id = ${id}`;
    await database.writer.begin((tx) => refreshRollups(tx, id));
    await database.writer`update programmes set data_version = data_version + 1 where id = ${id}`;
    const address = "list=eligible-non-members&sort=name&order=desc";
    const request = { ...wholeList({ list: "eligible-non-members" }), sort: { column: "name", descending: true } };
    const { rows } = await queryAllAccounts(viewer, request);
    expect(rows.length).toBeGreaterThan(50);
    for (const place of [0, 1, 49, 50, rows.length - 1]) {
      const sheet = await queryAccount(viewer, String(rows[place]?.code), `accounts?${address}&page=1`);
      const near = (at: number) => (rows[at] ? { code: rows[at]?.code, name: rows[at]?.name } : null);
      expect(sheet?.place).toEqual({
        position: place + 1,
        count: rows.length,
        previous: near(place - 1),
        next: near(place + 1),
      });
      const page = place < 50 ? 1 : 2;
      expect(sheet?.from).toBe(`accounts?${address}${page > 1 ? "&page=2" : ""}`);
      const listed = await queryAccounts(viewer, { ...request, page });
      expect(listed.rows.map(({ code }) => code)).toContain(rows[place]?.code);
    }
  }, 60_000);

  test("is left out where it has the account no more, and refused where it may not be opened", async () => {
    const { viewer, codes } = await generated(56, "2024-12-17");
    const [code = ""] = codes;
    const gone = await queryAccount(viewer, code, "accounts?list=members&search=nobody");
    expect(gone).toMatchObject({ from: "accounts?list=members&search=nobody" });
    expect(gone).not.toHaveProperty("place");
    await expect(queryAccount(viewer, code, "accounts?list=nothing")).rejects.toThrow(RequestError);
    expect(await queryAccount(viewer, code, "sales?period=2024")).toMatchObject({ from: "sales?period=2024" });
    for (const unheardOf of ["nobody", "", "\0", `${code}\0`, "%00", "'"])
      expect(await queryAccount(viewer, unheardOf, "accounts?list=nothing")).toBeNull();
  });
});
