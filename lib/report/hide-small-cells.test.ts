import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { viewerWith } from "@/lib/testing/viewers";
import { hideSmallCells } from "./hide-small-cells";
import { queryIndicator } from "./query-indicator";
import { RequestError } from "./request-error";

type Key = Partial<Record<Dimension, string>>;

/** `Infinity` accounts: nothing is in the group. */
const row = (key: Key, accounts: number) => ({
  period: "2012",
  key,
  value: Number.isFinite(accounts) ? accounts * 10 : 0,
  numerator: Number.isFinite(accounts) ? accounts * 10 : 0,
  denominator: null,
  partial: false,
  accounts: [accounts],
});

/** Groups of a region, by their accounts; those that stay shown. */
const shownOf = (counts: number[]) =>
  hideSmallCells(
    counts.map((accounts, i) => row({ region: `r${i}` }, accounts)),
    ["region"],
  ).map(({ value }) => value);

const nothing = Number.POSITIVE_INFINITY;

describe("hiding", () => {
  test("5 accounts are shown, 4 are not, nor is something of accounts that are gone; nothing at all has nothing to hide", () => {
    expect(shownOf([5, 6, 7])).toEqual([50, 60, 70]);
    expect(shownOf([4, 3, 7])).toEqual([null, null, 70]);
    expect(shownOf([0, 6, 7])).toEqual([null, null, 70]);
    expect(shownOf([nothing, 6, 7])).toEqual([0, 60, 70]);
  });

  test("one alone would be the total less the rest: the next smallest goes with it", () => {
    expect(shownOf([20, 4, 8])).toEqual([200, null, null]);
    expect(shownOf([4, nothing, 20])).toEqual([null, 0, null]);
    expect(shownOf([4])).toEqual([null]);
  });

  test("two that are fewer than five accounts together need a third, and so on", () => {
    expect(shownOf([2, 3, 9, 20])).toEqual([null, null, 90, 200]);
    expect(shownOf([2, 2, 9, 20])).toEqual([null, null, null, 200]);
    expect(shownOf([1, 20, 1, nothing])).toEqual([null, null, null, 0]);
    expect(shownOf([0, 0, 0, 20, 30])).toEqual([null, null, null, null, 300]);
    expect(shownOf([2, 2])).toEqual([null, null]);
    expect(shownOf([2, 2, nothing])).toEqual([null, null, 0]);
  });

  test("in two dimensions no line and no column has one hidden alone", () => {
    const counts = [
      [4, 6, 9],
      [7, 8, 9],
      [9, 9, 9],
    ];
    const rows = counts.flatMap((line, i) =>
      line.map((accounts, j) => row({ tier: `t${i}`, segment: `s${j}` }, accounts)),
    );
    const hidden = hideSmallCells(rows, ["tier", "segment"]).filter((one) => one.hidden);
    expect(hidden.length).toBeGreaterThanOrEqual(4);
    for (const dimension of ["tier", "segment"] as const)
      for (const name of new Set(hidden.map(({ key }) => key[dimension])))
        expect(hidden.filter(({ key }) => key[dimension] === name).length, `${name}`).toBeGreaterThan(1);
  });

  test("each look hides for itself, and what any hides is hidden: nothing of one is shown because another hides more", () => {
    const rows = [
      [3, 3],
      [10, 4],
      [7, 7],
      [40, 40],
    ].map((accounts, i) => ({ ...row({ region: `r${i}` }, 9), accounts }));
    const hidden = hideSmallCells(rows, ["region"]).map((one) => one.hidden === true);
    expect(hidden).toEqual([true, true, true, false]);
  });

  test("what is hidden keeps no figure, N-1 neither, and nobody is told how many accounts there are", () => {
    const [hidden, shown] = hideSmallCells(
      [
        { ...row({ tier: "a" }, 2), previous: 5, change: 3 },
        { ...row({ tier: "b" }, 3), previous: 5, change: 3 },
      ],
      ["tier"],
    );
    const blank = { value: null, numerator: null, denominator: null, previous: null, change: null };
    expect(hidden).toEqual({ period: "2012", key: { tier: "a" }, partial: false, hidden: true, ...blank });
    expect(shown).not.toHaveProperty("accounts");
  });
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const executiveOf = (programme: number): Viewer => viewerWith(database.app, programme, "executive", { kind: "totals" });

describe("an executive's answer", () => {
  /** Members of each region, with an order of 10.00 each in February. */
  async function regions(sizes: Record<string, number>, asOf = "2012-12-31") {
    const club = await handMade(database, { asOf });
    for (const [region, size] of Object.entries(sizes))
      for (let i = 0; i < size; i++) {
        club.account(`${region}${i}`, { region });
        club.member(`${region}${i}`, "2010-01-01");
        club.order(`${region}${i}`, "2012-02-10", 10_00);
      }
    return club;
  }

  const ask = (programme: number, more: object = {}, indicator = "member-revenue") =>
    queryIndicator(executiveOf(programme), { indicator, period: "fy2012", ...more });

  /** Values by group; null: hidden. */
  async function values(programme: number, dimension: Dimension, indicator?: string, more: object = {}) {
    const { rows } = await ask(programme, { by: [dimension], ...more }, indicator);
    for (const { value, hidden } of rows) expect(value === null).toBe(hidden === true);
    return Object.fromEntries(rows.map(({ key, value }) => [key[dimension], value]));
  }

  test("a median of four members is hidden too, however many customers are beside them", async () => {
    const club = await regions({ a: 4, b: 6, c: 9 });
    for (let i = 0; i < 9; i++) club.account(`beside${i}`, { region: "a" });
    await club.ready();
    expect(await values(club.programme, "region", "recency")).toEqual({ a: null, b: null, c: 325 });
  });

  test.each(["fy2012", "ytd", "r12"])(
    "of %s by region: four accounts are hidden with the six beside them; marketing sees all",
    async (period) => {
      const club = await regions({ a: 4, b: 6, c: 9 });
      await club.ready();
      const { rows } = await ask(club.programme, { by: ["region"], period });
      expect(rows.map(({ key, value, hidden }) => [key.region, value, hidden])).toEqual([
        ["a", null, true],
        ["b", null, true],
        ["c", 90_00, undefined],
      ]);
      expect((await ask(club.programme, { period })).rows[0]?.value).toBe(190_00);
      expect(await club.values("member-revenue", period, "region")).toEqual({ a: 40_00, b: 60_00, c: 90_00 });
    },
  );

  test("two groups of 2 accounts each are hidden with a third: their sum would be 4 accounts'", async () => {
    const club = await regions({ a: 2, b: 2, c: 9, d: 12 });
    await club.ready();
    expect(await values(club.programme, "region")).toEqual({ a: null, b: null, c: null, d: 120_00 });
  });

  test("each year of a split by fiscal year hides its own", async () => {
    const club = await regions({ a: 6, b: 7, d: 3 }, "2012-06-20");
    for (let i = 0; i < 4; i++) {
      club.account(`c${i}`, { region: "c" });
      club.member(`c${i}`, "2010-01-01");
      club.order(`c${i}`, "2011-11-10", 10_00);
    }
    for (let i = 0; i < 6; i++) club.order(`a${i}`, "2011-11-10", 10_00);
    await club.ready();
    const { rows } = await ask(club.programme, { by: ["fiscal-year", "region"], period: "r12" });
    const of = (period: string) =>
      Object.fromEntries(rows.filter((one) => one.period === period).map(({ key, value }) => [key.region, value]));
    expect(of("fy2011")).toEqual({ a: null, b: 0, c: null, d: 0 });
    expect(of("fy2012")).toEqual({ a: null, b: 70_00, c: 0, d: null });
  });

  test("what would tell by subtraction what a split hides cannot be asked", async () => {
    const club = await regions({ a: 4, b: 6, c: 9 });
    await club.ready();
    const refused = async (more: object, message: string, indicator?: string) =>
      expect(
        await ask(club.programme, more, indicator).catch(
          (error: unknown) => error instanceof RequestError && error.message,
        ),
        JSON.stringify(more),
      ).toBe(message);
    for (const where of [{ region: "a" }, { region: "b" }, { tier: "gold" }, { segment: "" }, { rep: "none" }])
      await refused({ where }, "unknown filter");
    await refused({ where: { kind: "gift" } }, "unknown filter", "reward-mix");
    await refused({ by: ["region", "tier"] }, "one split at a time");
    for (const period of ["2012-Q1", "2012-02", "2012", "2012-01..2012-06", "2012-01-01..2012-12-31"])
      await refused({ by: ["region"], period }, "no split of that period");
    for (const grain of ["month", "quarter", "year"])
      await refused({ by: ["region", grain] }, "no split of that grain of time");
    await refused({ by: ["region"] }, "unknown split, or two of time", "attainment-curve");
    await refused({ by: ["region"] }, "unknown split, or two of time", "tier-distribution");
    await refused({ by: ["tier"] }, "unknown split, or two of time", "reward-mix");
    await refused({ period: "2012-Q1" }, "no split of that period", "tier-distribution");
    expect((await ask(club.programme, { period: "2012-02" })).rows[0]?.value).toBe(190_00);
    expect((await ask(club.programme, { period: "2012-Q1", by: ["month"] })).rows).toHaveLength(3);
    expect((await ask(club.programme, { period: "2012-Q1" }, "attainment-curve")).rows.length).toBeGreaterThan(0);
  });

  test("a tier that one account held until it moved up: its months there are that account's", async () => {
    const club = await regions({ a: 9 });
    for (let i = 0; i < 9; i++) club.tier(`a${i}`, "2011-01-01", i === 0 ? "silver" : "gold");
    club.tier("a0", "2012-03-01", "gold");
    await club.ready();
    expect(await club.values("member-revenue", "fy2012", "tier")).toMatchObject({ silver: 10_00, gold: 80_00 });
    expect(await values(club.programme, "tier")).toMatchObject({ silver: null, gold: null });
  });

  test("a tier of four that five more join during the year: its first months are the four's", async () => {
    const club = await regions({ a: 32 });
    for (let i = 0; i < 32; i++) club.tier(`a${i}`, "2011-01-01", i < 4 ? "silver" : i < 12 ? "bronze" : "gold");
    for (let i = 0; i < 5; i++) {
      club.member(`b${i}`, "2012-06-01");
      club.tier(`b${i}`, "2012-06-01", "silver");
      club.order(`b${i}`, "2012-09-10", 1_00);
    }
    await club.ready();
    expect(await club.values("members", "fy2012", "tier")).toMatchObject({ silver: 9, bronze: 8, gold: 20 });
    expect(await values(club.programme, "tier")).toMatchObject({ silver: null, bronze: null, gold: 200_00 });
  });

  test("N-1 of a group that was small then: hidden, however large it is today", async () => {
    const club = await regions({ a: 1, b: 9, c: 12 });
    for (let i = 1; i < 6; i++) {
      club.account(`a${i}`, { region: "a", since: "2012-01-01" });
      club.member(`a${i}`, "2012-01-01");
      club.order(`a${i}`, "2012-02-10", 10_00);
    }
    club.order("a0", "2011-02-10", 77_00);
    await club.ready();
    const { rows } = await ask(club.programme, { by: ["region"], compare: "n-1" });
    const blank = { value: null, previous: null, change: null, hidden: true };
    expect(rows.map(({ key }) => key.region)).toEqual(["a", "b", "c"]);
    expect(rows).toMatchObject([blank, blank, { value: 120_00, previous: 0 }]);
  });

  test("of two questions with a sum in common the one shows nothing that the other hides: other years, other members", async () => {
    const club = await handMade(database, { asOf: "2012-12-31" });
    // Beside `a` are hidden: in 2011, and of accounts, `b`; of the members of 2012, `c`, which is small then.
    const groups = { a: [3, 3], b: [7, 7], c: [10, 10], e: [20, 8], d: [60, 40] } as const;
    for (const [region, [accounts, members]] of Object.entries(groups))
      for (let i = 0; i < accounts; i++) {
        club.account(`${region}${i}`, { region });
        if (i < members) club.member(`${region}${i}`, "2010-01-01", region === "c" && i >= 4 ? "2012-01-01" : null);
        club.order(`${region}${i}`, "2011-02-10", 10_00);
        club.order(`${region}${i}`, "2012-02-10", 10_00);
      }
    await club.ready();
    const shown = async (more: object, indicator?: string) => {
      const { rows } = await ask(club.programme, { by: ["region"], ...more }, indicator);
      return rows.filter(({ hidden }) => !hidden).map(({ key }) => key.region);
    };
    const together = async (...asked: Promise<(string | undefined)[]>[]) =>
      [...new Set((await Promise.all(asked)).flat())].sort();
    expect(await together(shown({ period: "fy2011" }), shown({ compare: "n-1" }))).toEqual(["c", "d", "e"]);
    expect(await together(shown({}, "revenue"), shown({}, "member-revenue-share"))).toEqual(["c", "d", "e"]);
  });

  test("leavers of a group that has nobody left: as small as one can be", async () => {
    const club = await handMade(database, { asOf: "2012-12-31" });
    const groups = { gone: [6, 6], large: [20, 6], larger: [30, 7], still: [9, 0] } as const;
    for (const [region, [members, leavers]] of Object.entries(groups))
      for (let i = 0; i < members; i++) {
        club.account(`${region}${i}`, { region });
        club.member(`${region}${i}`, "2010-01-01", i < leavers ? "2012-05-10" : null);
      }
    await club.ready();
    expect(await club.values("leavers", "fy2012", "region")).toEqual({ gone: 6, large: 6, larger: 7, still: 0 });
    expect(await values(club.programme, "region", "leavers")).toEqual({ gone: null, large: null, larger: 7, still: 0 });
  });

  test("members are counted for what members make up, accounts for what all do, objectives for objectives", async () => {
    const club = await handMade(database, { asOf: "2012-12-31" });
    const groups = { a: [9, 2], b: [9, 6], c: [15, 12] } as const;
    for (const [region, [accounts, members]] of Object.entries(groups))
      for (let i = 0; i < accounts; i++) {
        club.account(`${region}${i}`, { region });
        if (i < members) club.member(`${region}${i}`, "2010-01-01");
        club.order(`${region}${i}`, "2012-02-10", 10_00);
        if (i < members && (region !== "c" || i < 4)) club.objective(`${region}${i}`, 2012, 5_00);
      }
    await club.ready();
    expect(await values(club.programme, "region", "revenue")).toEqual({ a: 90_00, b: 90_00, c: 150_00 });
    expect(await values(club.programme, "region")).toEqual({ a: null, b: null, c: 120_00 });
    expect(await values(club.programme, "region", "objective-attainment")).toEqual({ a: null, b: 1, c: null });
  });

  test("kinds of reward with fewer than 5 orders are hidden, and the next with one alone", async () => {
    const club = await regions({ a: 30 });
    const kinds = { gift: 4, "gift-card": 6, service: 20 } as const;
    for (const [kind, orders] of Object.entries(kinds) as [keyof typeof kinds, number][])
      for (let i = 0; i < orders; i++) club.reward(`a${i}`, "2012-03-10", kind, 10, 1_00);
    await club.ready();
    expect(await values(club.programme, "kind", "reward-mix", { by: [] })).toEqual({
      gift: null,
      "gift-card": null,
      service: 20 / 30,
    });
  });
});

describe("points of totals", () => {
  const region = (club: HandMade, name: string, accounts: number, since = "2010-01-01") => {
    for (let i = 0; i < accounts; i++) {
      club.account(`${name}${i}`, { region: name, since });
      club.member(`${name}${i}`, since);
    }
  };
  const earn = (club: HandMade, name: string, accounts: number, day: string, points: number) => {
    for (let i = 0; i < accounts; i++) club.earn(`${name}${i}`, day, points);
  };
  const shown = async (club: HandMade, indicator: string, period: string) => {
    const { rows } = await queryIndicator(executiveOf(club.programme), { indicator, period, by: ["region"] });
    return new Set(rows.filter(({ hidden }) => !hidden).map(({ key }) => key.region));
  };
  const asked = [
    "points-roll-forward",
    "points-outstanding",
    "points-issued",
    "points-redeemed",
    "points-expired",
    // Of all points so far: less those of the year, it is what was before.
    "redemption-rate",
  ];

  test("of a region that was one account on the eve, neither what stood nor what it follows from", async () => {
    const club = await handMade(database, { asOf: "2012-12-31", dataFrom: "2009-01-01" });
    region(club, "a", 1);
    earn(club, "a", 1, "2011-05-01", 777);
    for (let i = 1; i < 6; i++) {
      club.account(`a${i}`, { region: "a", since: "2012-01-05" });
      club.member(`a${i}`, "2012-01-10");
      club.earn(`a${i}`, "2012-03-01", 10);
    }
    for (const [name, accounts] of [
      ["b", 12],
      ["c", 30],
    ] as const) {
      region(club, name, accounts);
      earn(club, name, accounts, "2011-05-01", 100);
    }
    await club.ready();
    for (const indicator of [...asked, "membership-growth"])
      expect(await shown(club, indicator, "fy2012"), indicator).toEqual(new Set(["c"]));
  });

  test("what is hidden beside a small region is the same in what stood, came, went and stands", async () => {
    const club = await handMade(database, { asOf: "2012-12-31", dataFrom: "2009-01-01" });
    for (const [name, accounts] of [
      ["a", 3],
      ["b", 6],
      ["c", 10],
      ["d", 40],
    ] as const)
      region(club, name, accounts);
    earn(club, "a", 3, "2012-01-10", 111);
    earn(club, "b", 6, "2011-05-10", 50);
    for (const [name, accounts] of [
      ["c", 10],
      ["d", 40],
    ] as const) {
      earn(club, name, accounts, "2011-05-10", 40);
      earn(club, name, accounts, "2012-01-10", 7);
    }
    await club.ready();
    for (const indicator of asked)
      expect(await shown(club, indicator, "fy2012"), indicator).toEqual(new Set(["c", "d"]));
  });
});
