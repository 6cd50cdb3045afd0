import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { viewerWith } from "@/lib/testing/viewers";
import { hideSmallCells } from "./hide-small-cells";
import { queryIndicator } from "./query-indicator";

type Key = Partial<Record<Dimension, string>>;

const row = (key: Key, accounts: number) => ({
  period: "2012",
  key,
  value: accounts * 10,
  numerator: accounts * 10,
  denominator: null,
  partial: false,
  accounts,
});

/** Groups of a region, by their accounts; those that stay shown. */
const shownOf = (counts: number[]) =>
  hideSmallCells(
    counts.map((accounts, i) => row({ region: `r${i}` }, accounts)),
    ["region"],
  ).map(({ value }) => value);

describe("hiding", () => {
  test("5 accounts are shown, 4 are not, and a group of none has nothing to hide", () => {
    expect(shownOf([5, 6, 7])).toEqual([50, 60, 70]);
    expect(shownOf([4, 3, 7])).toEqual([null, null, 70]);
    expect(shownOf([0, 6, 7])).toEqual([0, 60, 70]);
  });

  test("one alone would be the total less the rest: the next smallest goes with it", () => {
    expect(shownOf([20, 4, 8])).toEqual([200, null, null]);
    expect(shownOf([4, 0, 20])).toEqual([null, 0, null]);
    expect(shownOf([4])).toEqual([null]);
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

describe("an executive's answer", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const executiveOf = (programme: number): Viewer =>
    viewerWith(database.app, programme, "executive", { kind: "totals" });

  /** Members of each region, with an order of 10.00 each. */
  async function regions(sizes: Record<string, number>) {
    const club = await handMade(database, { asOf: "2012-04-30" });
    for (const [region, size] of Object.entries(sizes))
      for (let i = 0; i < size; i++) {
        club.account(`${region}${i}`, { region });
        club.member(`${region}${i}`, "2010-01-01");
        club.order(`${region}${i}`, "2012-02-10", 10_00);
      }
    return club;
  }

  const ask = (programme: number, more: object = {}, indicator = "member-revenue") =>
    queryIndicator(executiveOf(programme), { indicator, period: "2012-Q1", ...more });

  test("by region: four accounts are hidden with the six beside them; marketing sees all", async () => {
    const club = await regions({ a: 4, b: 6, c: 9 });
    await club.ready();
    const { rows } = await ask(club.programme, { by: ["region"] });
    expect(rows.map(({ key, value, hidden }) => [key.region, value, hidden])).toEqual([
      ["a", null, true],
      ["b", null, true],
      ["c", 90_00, undefined],
    ]);
    expect((await ask(club.programme)).rows[0]?.value).toBe(190_00);
    expect(await club.values("member-revenue", "2012-Q1", "region")).toEqual({ a: 40_00, b: 60_00, c: 90_00 });
  });

  test("filtered to four accounts: hidden as well", async () => {
    const club = await regions({ a: 4, b: 6, c: 9 });
    await club.ready();
    expect((await ask(club.programme, { where: { region: "a" } })).rows).toMatchObject([{ value: null, hidden: true }]);
  });

  test("filtered to what is hidden beside a small group: hidden too, or the total less the others tells it", async () => {
    const club = await regions({ a: 4, b: 6, c: 9 });
    await club.ready();
    const values = await Promise.all(
      [{}, { region: "b" }, { region: "c" }].map(
        async (where) => (await ask(club.programme, { where })).rows[0]?.value,
      ),
    );
    expect(values.some((value) => value === null)).toBe(true);
  });

  test("a tier that one account held until it moved up: its months there are that account's", async () => {
    const club = await regions({ a: 9 });
    for (let i = 0; i < 9; i++) club.tier(`a${i}`, "2011-01-01", i === 0 ? "silver" : "gold");
    club.tier("a0", "2012-03-01", "gold");
    await club.ready();
    const { rows } = await ask(club.programme, { by: ["tier"] });
    expect(rows.find(({ key }) => key.tier === "silver")?.value ?? null).toBeNull();
  });

  test("N-1 of a group that was small then: hidden, however large it is today", async () => {
    const club = await regions({ a: 1, b: 9 });
    for (let i = 1; i < 6; i++) {
      club.account(`a${i}`, { region: "a", since: "2012-01-01" });
      club.member(`a${i}`, "2012-01-01");
      club.order(`a${i}`, "2012-02-10", 10_00);
    }
    club.order("a0", "2011-02-10", 77_00);
    await club.ready();
    const { rows } = await ask(club.programme, { by: ["region"], compare: "n-1" });
    expect(rows.find(({ key }) => key.region === "a")?.previous ?? null).toBeNull();
  });
});
