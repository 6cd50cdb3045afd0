import { createTranslator } from "use-intl/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import { type Call, firstCalls, type Reason, reasonIds } from "@/lib/lists/calls";
import { reasonInWords } from "@/lib/lists/reason-words";
import { type ExpectedCall, expectedCalls } from "@/lib/oracle/call-reasons";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import { parseAction, recordAction } from "./account-actions";
import { PAGE_SIZE } from "./list-sql";
import { queryAccount } from "./query-account";
import { parseCallRequest, queryAllCalls, queryCalls } from "./query-calls";
import { RequestError } from "./request-error";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const rounded = (reasons: Reason[] | ExpectedCall["reasons"]) =>
  [...reasons]
    .map(({ landing, change, ...reason }) => ({ ...reason, landing: landing?.toFixed(9), change: change?.toFixed(9) }))
    .sort((one, other) => (one.list < other.list ? -1 : 1));
const byCode = (calls: { code: string; reasons: Reason[] | ExpectedCall["reasons"] }[]) =>
  Object.fromEntries(calls.map(({ code, reasons }) => [code, rounded(reasons)]));

describe("every call has the reasons that the facts give it", () => {
  const found = new Set<string>();
  afterAll(() => expect([...found].sort()).toEqual([...reasonIds].sort()));

  test.each([
    [51, "2024-12-17", 1],
    [52, "2025-01-31", 4],
    [53, "2024-11-30", 1],
  ])(
    "generated programme %i, as of %s",
    async (seed, asOf, fiscalStartMonth) => {
      const sql = database.writer;
      const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth, accounts: 160 };
      const id = await writeRandomProgramme(sql, seed, options);
      await sql`
      update programmes set features = ${["points", "rewards", "tiers", "objectives"]}, point_value = 1.5 where id = ${id}`;
      await sql.begin((tx) => refreshRollups(tx, id));
      // Thresholds that some are just under.
      await sql`
        update tiers t set threshold_cents = (
          select (percentile_disc(0.3 * t.rank - 0.3) within group (order by revenue_r12_cents) * 1.05)::bigint
          from account_now where programme_id = ${id}) where t.programme_id = ${id}`;
      const reps = await sql<{ id: number }[]>`
      select rep_id as id from accounts where programme_id = ${id} and rep_id > 0 group by 1 order by count(*) desc limit 2`;
      const repIds = reps.map((rep) => rep.id);
      const portfolio = viewerWith(database.app, id, "sales", { kind: "portfolio", repIds });
      for (const [viewer, scope] of [
        [wholeProgramme(database, id), null],
        [portfolio, repIds],
      ] as const) {
        const { rows, open, away } = await queryAllCalls(viewer, firstCalls());
        const wanted = await expectedCalls(sql, id, scope && [...scope]);
        expect(byCode(rows)).toEqual(byCode(wanted));
        expect([open, away]).toEqual([wanted.length, 0]);
        expect(wanted.length).toBeGreaterThan(scope ? 1 : 10);
        const worths = rows.map(({ worth }) => worth ?? -1);
        expect(worths).toEqual(rows.map(({ reasons }) => Math.max(...reasons.map(({ worth }) => worth ?? -1))));
        expect(worths).toEqual([...worths].sort((one, other) => other - one));
        for (const { reasons } of rows)
          expect(reasons[0]?.worth).toBe(Math.max(...reasons.map(({ worth }) => worth ?? 0)));
      }
      for (const { reasons } of await expectedCalls(sql, id, null)) for (const { list } of reasons) found.add(list);
    },
    120_000,
  );
});

/** A club in which five have reasons that a person works out by head, and one has none. */
async function smallClub(): Promise<HandMade> {
  const club = await handMade(database, { asOf: "2012-06-30", pointValue: 2 });
  await database.writer`update programmes set zone = 'UTC' where id = ${club.programme}`;
  await database.writer`update tiers set threshold_cents = (rank - 1) * 100000 where programme_id = ${club.programme}`;
  for (const [code, rep] of [
    ["Alpha", "R1"],
    ["Béton", "R1"],
    ["Cuivre", "R1"],
    ["Dalle", "R2"],
    ["Enduit", "R2"],
  ] as const) {
    club.account(code, { rep });
    club.member(code, "2010-01-01");
    club.tier(code, "2010-01-01", "silver");
  }
  // 2011 has half of its revenue by 30 June: what was bought by then this year is half of where it ends.
  for (const day of ["2011-03-01", "2011-09-01"]) club.order("Enduit", day, 50_000);
  club.order("Alpha", "2012-03-01", 190_000); // 10 000 under gold
  club.objective("Béton", 2012, 100_000);
  for (const day of ["2012-02-01", "2012-06-01"]) club.order("Béton", day, 24_000); // lands at 96 000 of 100 000
  club.earn("Béton", "2012-01-10", 90, "2012-08-31"); // not a reward’s worth, and expires
  club.earn("Cuivre", "2012-01-10", 150); // a reward costs 100
  club.earn("Dalle", "2012-01-10", 150, "2012-07-15");
  club.earn("Dalle", "2012-01-11", 30, "2012-09-28");
  club.earn("Dalle", "2012-01-12", 500, "2012-09-29");
  club.redeem("Dalle", "2012-02-10", 20);
  await club.ready();
  return club;
}

const told = (rows: Call[]) =>
  rows.map(({ code, worth, reasons }) => [code, worth, reasons.map(({ worth: _, ...reason }) => reason)]);

describe("a programme made by hand", () => {
  test("each call, its reasons and its place", async () => {
    const club = await smallClub();
    const { rows, pointsInMoney, reasons } = await queryAllCalls(await club.viewer(), firstCalls());
    expect(reasons).toEqual(["within-reach", "falling", "near-upper-tier", "could-redeem", "expiring"]);
    expect(pointsInMoney).toBe(true);
    expect(told(rows)).toEqual([
      [
        "Béton",
        52_000,
        [
          { list: "within-reach", stake: 52_000, landing: 0.96 },
          { list: "expiring", stake: 90, by: "2012-08-31" },
        ],
      ],
      ["Alpha", 10_000, [{ list: "near-upper-tier", stake: 10_000, tier: "gold" }]],
      ["Dalle", 320, [{ list: "expiring", stake: 160, by: "2012-09-28" }]],
      ["Cuivre", 300, [{ list: "could-redeem", stake: 150 }]],
    ]);
  });

  test("without the right that a reason tells of, it is absent, from the order too", async () => {
    const club = await smallClub();
    const viewer = await club.viewer();
    const without = (...ids: string[]): Viewer => ({
      ...viewer,
      rights: new Set([...viewer.rights].filter((id) => !ids.includes(id))),
    });
    const order = async (asker: Viewer) => (await queryAllCalls(asker, firstCalls())).rows.map(({ code }) => code);
    expect(await order(without("missing-to-objective"))).toEqual(["Alpha", "Dalle", "Cuivre", "Béton"]);
    expect(await order(without("projected-landing", "points-expiring"))).toEqual(["Alpha", "Cuivre"]);
    expect(await order(without("revenue"))).toEqual(["Béton", "Dalle", "Cuivre"]);
    // Points in money tell what a point is worth: without that right they count after money, by their number.
    const blind = await queryAllCalls(without("generosity-granted"), firstCalls());
    expect(blind.pointsInMoney).toBe(false);
    expect(blind.rows.map(({ code, worth }) => [code, worth])).toEqual([
      ["Béton", 52_000],
      ["Alpha", 10_000],
      ["Dalle", null],
      ["Cuivre", null],
    ]);
    expect(JSON.stringify(blind.rows)).not.toMatch(/"worth":(180|300|320)\b/);
    expect(await order(without(...viewer.rights))).toEqual([]);
  });

  test("a portfolio has its own accounts alone, whatever it is filtered by", async () => {
    const club = await smallClub();
    const reps = await database.writer<{ id: number }[]>`
      select id from reps where programme_id = ${club.programme} and code = 'R2'`;
    const repIds = reps.map(({ id }) => id);
    const rep = viewerWith(database.app, club.programme, "sales", { kind: "portfolio", repIds });
    const mine = await queryCalls(rep, firstCalls());
    expect(mine.rows.map(({ code }) => code)).toEqual(["Dalle"]);
    expect([mine.open, mine.found, mine.rows[0]?.rep]).toEqual([1, 1, null]);
    await expect(queryCalls(rep, firstCalls({ rep: "R1" }))).rejects.toThrow(RequestError);
    const marketing = await queryCalls(await club.viewer(), firstCalls({ rep: "R2" }));
    expect(marketing.rows.map(({ code, rep: name }) => [code, name])).toEqual([["Dalle", "R2"]]);
    expect((await queryCalls(await club.viewer(), firstCalls({ tier: "gold" }))).rows).toEqual([]);
  });

  test("who reads no people has no calls, and who sees totals none", async () => {
    const club = await smallClub();
    const analyst = viewerWith(database.app, club.programme, "analyst", { kind: "programme" });
    const executive = viewerWith(database.app, club.programme, "executive", { kind: "totals" });
    for (const viewer of [analyst, executive]) {
      await expect(queryCalls(viewer, firstCalls())).rejects.toThrow("unknown list");
      expect(await recordAction(viewer, "Alpha", { kind: "done" })).toBeNull();
    }
  });

  test("the phone is the first of the account's people who has one", async () => {
    const club = await smallClub();
    await database.writer`
      insert into contacts (programme_id, ref, account_id, name, phone)
      select programme_id, k.ref, id, k.name, k.phone from accounts,
        (values ('c1', 'Zoé', null), ('c2', 'Yann', '+33 1 23 45 67 89'), ('c3', 'Xavier', '+33 9')) k (ref, name, phone)
      where programme_id = ${club.programme} and code = 'Alpha'`;
    const { rows } = await queryCalls(await club.viewer(), firstCalls());
    expect(rows.map(({ code, contact }) => [code, contact])).toEqual([
      ["Béton", null],
      ["Alpha", { name: "Yann", phone: "+33 1 23 45 67 89" }],
      ["Dalle", null],
      ["Cuivre", null],
    ]);
  });

  test("the pages are the whole list, once", async () => {
    const club = await handMade(database, { pointValue: 1 });
    for (let place = 0; place < PAGE_SIZE + 7; place++) {
      const code = `A${String(place).padStart(3, "0")}`;
      club.member(code, "2011-01-01");
      club.earn(code, "2012-01-10", 100 + (place % 5));
    }
    await club.ready();
    const viewer = await club.viewer();
    const codes = async (page: number) =>
      (await queryCalls(viewer, { ...firstCalls(), page })).rows.map(({ code }) => code);
    const all = (await queryAllCalls(viewer, firstCalls())).rows.map(({ code }) => code);
    expect(all).toHaveLength(PAGE_SIZE + 7);
    expect([...(await codes(1)), ...(await codes(2))]).toEqual(all);
    expect(await codes(3)).toEqual([]);
    // The sheet of one that is opened from there has its neighbours, and the page that has it.
    for (const place of [0, 1, PAGE_SIZE - 1, PAGE_SIZE, all.length - 1]) {
      const sheet = await queryAccount(viewer, all[place] ?? "", "calls?page=1");
      const near = (at: number) => (all[at] ? { code: all[at], name: all[at] } : null);
      expect(sheet).toMatchObject({
        from: place < PAGE_SIZE ? "calls" : "calls?page=2",
        place: { position: place + 1, count: all.length, previous: near(place - 1), next: near(place + 1) },
      });
    }
    // Put off, it is in the other list alone.
    await recordAction(viewer, all[0] ?? "", { kind: "done" });
    expect(await queryAccount(viewer, all[0] ?? "", "calls")).not.toHaveProperty("place");
    expect((await queryAccount(viewer, all[0] ?? "", "calls?show=away"))?.place).toMatchObject({
      position: 1,
      count: 1,
    });
    const analyst = { ...viewer, role: "analyst" as const };
    await expect(queryAccount(analyst, all[0] ?? "", "calls")).rejects.toThrow("unknown list");
  });
});

test("who falls is called for what is missing, and says how long it has been quiet", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  // Twelve buy as last year, more or less; one of the thirteen bought 1 000 a month, then 400 once.
  for (let place = 1; place <= 12; place++)
    for (const [year, amount] of [
      [2011, 100_000],
      [2012, 99_500 + 100 * place],
    ] as const)
      for (const month of ["04", "05", "06"]) club.order(`A${place}`, `${year}-${month}-10`, amount);
  for (const day of ["2011-04-10", "2011-05-10", "2011-06-09", "2012-04-21"])
    club.order("Quiet", day, day < "2012" ? 100_000 : 40_000);
  await club.ready();
  const { rows } = await queryAllCalls(await club.viewer(), firstCalls());
  const actual = 3 * (12 * 99_500 + 100 * 78) + 40_000;
  const missing = Math.round((300_000 * actual) / (13 * 300_000)) - 40_000;
  expect(told(rows)).toEqual([
    [
      "Quiet",
      missing,
      [{ list: "falling", stake: missing, change: expect.closeTo(40 / 300 - 1, 9), quietDays: 70, usualDays: 30 }],
    ],
  ]);
  const words = createTranslator({ locale: "en", messages: loadMessages("en") });
  expect(rows[0]?.reasons.map((reason) => reasonInWords(reason, words, createFormatter("en", "EUR")))).toEqual([
    "€2,404 under what is expected over three months (−86.7% on last year), no order for 70 days, usually every 30",
  ]);
});

describe("what is done about an account", () => {
  const open = async (viewer: Viewer) => (await queryCalls(viewer, firstCalls())).rows.map(({ code }) => code);
  const away = async (viewer: Viewer) => (await queryCalls(viewer, { ...firstCalls(), show: "away" })).rows;
  const daysAgo = (club: HandMade, days: number) => database.writer`
    update account_actions set recorded_at = recorded_at - make_interval(days => ${days}), until = until - ${days}::int
    where programme_id = ${club.programme}`;
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  test("done goes away, comes back by hand, after 30 days, or with another reason", async () => {
    const club = await smallClub();
    const viewer = await club.viewer();
    expect(await recordAction(viewer, "Béton", { kind: "done", note: "Rappelle en juin" })).toEqual({
      notes: [expect.objectContaining({ author: "Test", text: "Rappelle en juin" })],
    });
    expect(await open(viewer)).toEqual(["Alpha", "Dalle", "Cuivre"]);
    expect(await away(viewer)).toEqual([
      expect.objectContaining({
        code: "Béton",
        away: expect.objectContaining({ kind: "done", author: "Test", until: null }),
        notes: [expect.objectContaining({ text: "Rappelle en juin" })],
      }),
    ]);
    await recordAction(viewer, "Béton", { kind: "note", note: "Absent" });
    expect(await open(viewer)).not.toContain("Béton");
    await recordAction(viewer, "Béton", { kind: "reopened" });
    const [first] = (await queryCalls(viewer, firstCalls())).rows;
    expect(first?.code).toBe("Béton");
    expect(first?.notes.map(({ text }) => text)).toEqual(["Absent", "Rappelle en juin"]);
    await recordAction(viewer, "Béton", { kind: "done" });
    await daysAgo(club, 29);
    expect(await open(viewer)).not.toContain("Béton");
    await daysAgo(club, 1);
    expect(await open(viewer)).toContain("Béton");
    await recordAction(viewer, "Béton", { kind: "done" });
    await recordAction(viewer, "Cuivre", { kind: "done" });
    // Béton can now afford a reward, too; Cuivre has more of the same.
    await database.writer`
      insert into points (programme_id, ref, account_id, dated_on, kind, points)
      select programme_id, 'more ' || code, id, '2012-06-01', 'earn', 60 from accounts
      where programme_id = ${club.programme} and code in ('Béton', 'Cuivre')`;
    await database.writer`
      insert into dirty_accounts (programme_id, account_id, from_month)
      select programme_id, id, '2012-06-01' from accounts where programme_id = ${club.programme}`;
    await database.writer.begin((tx) => refreshRollups(tx, club.programme));
    expect(await open(viewer)).toEqual(["Béton", "Alpha", "Dalle"]);
  });

  test("put off comes back on its day, and not to a day that cannot be", async () => {
    const club = await smallClub();
    const viewer = await club.viewer();
    await recordAction(viewer, "Alpha", { kind: "snoozed", until: inDays(7), note: "En congé" });
    expect(await open(viewer)).not.toContain("Alpha");
    expect((await away(viewer))[0]?.away).toMatchObject({ kind: "snoozed", until: inDays(7) });
    await daysAgo(club, 6);
    expect(await open(viewer)).not.toContain("Alpha");
    await daysAgo(club, 1);
    expect(await open(viewer)).toContain("Alpha");
    for (const until of [inDays(-1), inDays(0), inDays(400), "9999-12-31"])
      await expect(recordAction(viewer, "Alpha", { kind: "snoozed", until })).rejects.toThrow(RequestError);
  });

  test("an account of others, and one that there is not, are the same: none", async () => {
    const club = await smallClub();
    const reps = await database.writer<{ id: number }[]>`
      select id from reps where programme_id = ${club.programme} and code = 'R2'`;
    const scope = { kind: "portfolio", repIds: reps.map(({ id }) => id) } as const;
    const rep = viewerWith(database.app, club.programme, "sales", scope);
    for (const code of ["Alpha", "Nobody", "' or true --", "\0", "Dalle\0"])
      expect(await recordAction(rep, code, { kind: "note", note: "x" })).toBeNull();
    expect(await recordAction(rep, "Dalle", { kind: "note", note: "À moi" })).not.toBeNull();
    const [row] = await database.writer<{ count: number }[]>`
      select count(*)::int as count from account_actions where programme_id = ${club.programme}`;
    expect(row?.count).toBe(1);
  });

  test("what others note, of other accounts or programmes, moves no number of a note", async () => {
    const club = await smallClub();
    const viewer = await club.viewer();
    const ids = async () => {
      const told = await recordAction(viewer, "Dalle", { kind: "note", note: "x" });
      return told?.notes.map(({ id }) => id);
    };
    const before = await ids();
    await recordAction(viewer, "Alpha", { kind: "note", note: "x" });
    await recordAction(await (await smallClub()).viewer(), "Alpha", { kind: "note", note: "x" });
    expect([before, await ids()]).toEqual([[1], [2, 1]]);
    const { rows } = await queryCalls(viewer, firstCalls());
    expect(rows.find(({ code }) => code === "Dalle")?.notes.map(({ id }) => id)).toEqual([2, 1]);
  });

  test.each([
    [{ kind: "done", until: "2030-01-01" }],
    [{ kind: "done", user_id: 1 }],
    [{ kind: "done", note: "x".repeat(1001) }],
    [{ kind: "note", note: "  " }],
    [{ kind: "note", note: "a\0b" }],
    [{ kind: "note" }],
    [{ kind: "snoozed" }],
    [{ kind: "snoozed", until: "2030-02-31" }],
    [{ kind: "snoozed", until: "tomorrow" }],
    [{ kind: "reopened", note: "no" }],
    [{ kind: "erased" }],
    [["done"]],
    [null],
  ])("%j is no action", (body) => {
    expect(() => parseAction(body)).toThrow(RequestError);
  });
});

test("an address is read whole or not at all", () => {
  const read = (text: string) => parseCallRequest(new URLSearchParams(text));
  expect(read("")).toEqual({ filters: {}, show: "open", page: 1 });
  expect(read("show=away&tier=gold&page=2")).toEqual({ filters: { tier: "gold" }, show: "away", page: 2 });
  for (const text of ["show=all", "page=0", "sort=name", "tier=a&tier=b", "period=ytd"])
    expect(() => read(text), text).toThrow(RequestError);
});
