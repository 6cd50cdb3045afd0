import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";
import { refreshRollups } from "./refresh";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const flows = ["issued", "redeemed", "expired", "withdrawn"] as const;

/** What is not 0, after `names`. */
const told = (row: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (Number(row[name]) === 0 ? [] : [[name, Number(row[name])]])));

/** Each lot's points by what became of them, but for the points it began with; by the names given to refs. */
async function lots(club: HandMade, named: Record<string, string>) {
  const rows = await database.writer`
    select * from point_lots where programme_id = ${club.programme} order by ref collate "C"`;
  const names = new Map(Object.entries(named).map(([name, ref]) => [ref, name]));
  return Object.fromEntries(rows.map((row) => [names.get(row.ref) ?? row.ref, told(row, [...flows.slice(1), "open"])]));
}

/** What happened to earned points: "quarter > month" → points by flow. */
async function months(club: HandMade) {
  const rows = await database.writer`
    select to_char(quarter, 'YYYY"Q"Q') || ' > ' || to_char(month, 'YYYY-MM') || coalesce(' ' || t.code, '') as key,
      lot_issued as issued, lot_redeemed as redeemed, lot_expired as expired, lot_withdrawn as withdrawn
    from lot_months m left join tiers t on t.programme_id = m.programme_id and t.id = m.tier_id
    where m.programme_id = ${club.programme} order by quarter, month, tier_id`;
  return Object.fromEntries(rows.map((row) => [row.key, told(row, flows)]));
}

/** Points that expire within 30, 90, 180 days of each month's last day (or of the cut day), where there are any. */
async function expiring(club: HandMade, part = 0) {
  const rows = await database.writer`
    select to_char(month, 'YYYY-MM') as month, sum(points_expiring_30)::bigint as in_30,
      sum(points_expiring_90)::bigint as in_90, sum(points_expiring_180)::bigint as in_180
    from account_months
    where programme_id = ${club.programme} and part = ${part} and points_expiring_180 > 0 group by 1 order by 1`;
  return Object.fromEntries(rows.map((row) => [row.month, [row.in_30, row.in_90, row.in_180]]));
}

describe("which lots are consumed", () => {
  test("the first to expire first, those without expiry last, whatever the order of earning", async () => {
    const club = await handMade(database);
    const late = club.earn("A", "2012-01-10", 100, "2013-12-31");
    const early = club.earn("A", "2012-02-10", 50, "2012-12-31");
    const never = club.adjust("A", "2012-01-01", 30);
    club.redeem("A", "2012-04-01", 120);
    club.redeem("A", "2012-05-01", 45);
    await club.ready();
    expect(await lots(club, { late, early, never })).toEqual({
      early: { redeemed: 50 },
      late: { redeemed: 100 },
      never: { redeemed: 15, open: 15 },
    });
    expect(await months(club)).toEqual({
      "2012Q1 > 2012-01": { issued: 100 },
      "2012Q1 > 2012-02": { issued: 50 },
      "2012Q1 > 2012-04": { redeemed: 120 },
      "2012Q1 > 2012-05": { redeemed: 30 },
    });
  });

  test("a redemption takes nothing of what is earned later, though that expires earlier", async () => {
    const club = await handMade(database);
    const late = club.earn("A", "2012-01-10", 100, "2013-12-31");
    club.redeem("A", "2012-02-01", 60);
    const early = club.earn("A", "2012-03-01", 50, "2012-07-01");
    club.redeem("A", "2012-04-10", 10);
    await club.ready();
    expect(await lots(club, { late, early })).toEqual({
      late: { redeemed: 60, open: 40 },
      early: { redeemed: 10, open: 40 },
    });
    // 92 days from 31 March to 1 July, 62 from 30 April, 31 from 31 May, 11 from 20 June.
    expect(await expiring(club)).toEqual({
      "2012-03": [0, 0, 50],
      "2012-04": [0, 40, 40],
      "2012-05": [0, 40, 40],
      "2012-06": [40, 40, 40],
    });
  });

  test("on one day additions come first, then refs decide; one expiry: the day of earning, then refs", async () => {
    const club = await handMade(database);
    club.redeem("A", "2012-03-01", 30);
    const second = club.earn("A", "2012-03-01", 20, "2012-12-31");
    const third = club.earn("A", "2012-03-01", 20, "2012-12-31");
    const first = club.earn("A", "2012-02-01", 5, "2012-12-31");
    await club.ready();
    expect(await lots(club, { first, second, third })).toEqual({
      first: { redeemed: 5 },
      second: { redeemed: 20 },
      third: { redeemed: 5, open: 15 },
    });
  });

  test("a lot stays open past its expiry, and is the next to be consumed, until an entry expires it", async () => {
    const club = await handMade(database);
    const past = club.earn("A", "2012-01-10", 100, "2012-02-28");
    const open = club.earn("A", "2012-01-10", 100, "2012-06-30");
    club.redeem("A", "2012-03-15", 30);
    club.expire("A", "2012-04-01", 70);
    await club.ready();
    expect(await lots(club, { past, open })).toEqual({ past: { redeemed: 30, expired: 70 }, open: { open: 100 } });
    // Not the past one at the end of February: its last day is not after that day.
    expect(await expiring(club)).toEqual({
      "2012-01": [100, 100, 200],
      "2012-02": [0, 0, 100],
      "2012-03": [0, 0, 100],
      "2012-04": [0, 100, 100],
      "2012-05": [100, 100, 100],
      "2012-06": [100, 100, 100],
    });
  });
});

describe("debts", () => {
  test("what exceeds the open points is paid by the next lot, on its day", async () => {
    const club = await handMade(database);
    const first = club.earn("A", "2011-12-10", 50);
    club.redeem("A", "2012-01-05", 80);
    const next = club.earn("A", "2012-02-10", 100);
    await club.ready();
    expect(await lots(club, { first, next })).toEqual({ first: { redeemed: 50 }, next: { redeemed: 30, open: 70 } });
    expect(await months(club)).toEqual({
      "2011Q4 > 2011-12": { issued: 50 },
      "2011Q4 > 2012-01": { redeemed: 50 },
      "2012Q1 > 2012-02": { issued: 100, redeemed: 30 },
    });
  });

  test("the oldest is paid first, each by its own flow, by adjustments too", async () => {
    const club = await handMade(database);
    club.redeem("A", "2012-01-05", 30);
    club.expire("A", "2012-01-06", 20);
    club.adjust("A", "2012-01-07", -7);
    const earned = club.earn("A", "2012-02-10", 40);
    const adjusted = club.adjust("A", "2012-03-10", 25);
    await club.ready();
    expect(await lots(club, { earned, adjusted })).toEqual({
      earned: { redeemed: 30, expired: 10 },
      adjusted: { expired: 10, withdrawn: 7, open: 8 },
    });
  });

  test("a reversal of an entry reduces its debt before it gives back", async () => {
    const club = await handMade(database);
    const first = club.earn("A", "2012-01-01", 50, "2012-12-31");
    const redeemed = club.redeem("A", "2012-01-05", 80);
    club.reverse(redeemed, "2012-02-05", 40);
    const next = club.earn("A", "2012-03-01", 20);
    await club.ready();
    expect(await lots(club, { first, next })).toEqual({ first: { redeemed: 40, open: 10 }, next: { open: 20 } });
  });

  test("what a lot paid of a debt is given back to it first, the last consumed", async () => {
    const club = await handMade(database);
    const first = club.earn("A", "2012-01-01", 50, "2012-12-31");
    const redeemed = club.redeem("A", "2012-01-05", 80);
    const next = club.earn("A", "2012-02-01", 100, "2012-11-30");
    club.reverse(redeemed, "2012-03-05", 45);
    await club.ready();
    expect(await lots(club, { first, next })).toEqual({ first: { redeemed: 35, open: 15 }, next: { open: 100 } });
  });
});

describe("reversals", () => {
  test("of an earn partly spent: what is open of it, then others in their order, then a debt", async () => {
    const club = await handMade(database);
    const earned = club.earn("A", "2012-01-10", 100, "2012-10-31");
    const other = club.earn("A", "2012-01-11", 50, "2012-12-31");
    club.redeem("A", "2012-02-01", 70);
    club.reverse(earned, "2012-04-01");
    const next = club.earn("A", "2012-05-01", 60);
    await club.ready();
    expect(await lots(club, { earned, other, next })).toEqual({
      earned: { redeemed: 70, withdrawn: 30 },
      other: { withdrawn: 50 },
      next: { withdrawn: 20, open: 40 },
    });
    expect(await months(club)).toEqual({
      "2012Q1 > 2012-01": { issued: 150 },
      "2012Q1 > 2012-02": { redeemed: 70 },
      "2012Q1 > 2012-04": { withdrawn: 80 },
      "2012Q2 > 2012-05": { issued: 60, withdrawn: 20 },
    });
  });

  test("of an earn take that lot, not the first to expire", async () => {
    const club = await handMade(database);
    const sooner = club.earn("A", "2012-01-10", 100, "2012-10-31");
    const later = club.earn("A", "2012-01-11", 50, "2012-12-31");
    club.reverse(later, "2012-01-11", 20);
    club.reverse(later, "2012-03-01", 20);
    await club.ready();
    expect(await lots(club, { sooner, later })).toEqual({ sooner: { open: 100 }, later: { withdrawn: 40, open: 10 } });
  });

  test("of a redemption after the lot's expiry: open again, in no points expiring, and the next to be consumed", async () => {
    const club = await handMade(database);
    const past = club.earn("A", "2012-01-10", 100, "2012-03-31");
    const redeemed = club.redeem("A", "2012-02-01", 40);
    club.expire("A", "2012-03-31", 60);
    club.reverse(redeemed, "2012-04-10");
    const open = club.earn("A", "2012-04-01", 10, "2012-06-30");
    await club.ready();
    expect(await lots(club, { past, open })).toEqual({ past: { expired: 60, open: 40 }, open: { open: 10 } });
    expect(await months(club)).toEqual({
      "2012Q1 > 2012-01": { issued: 100 },
      "2012Q1 > 2012-02": { redeemed: 40 },
      "2012Q1 > 2012-03": { expired: 60 },
      "2012Q2 > 2012-04": { issued: 10 },
      "2012Q1 > 2012-04": { redeemed: -40 },
    });
    expect((await expiring(club))["2012-04"]).toEqual([0, 10, 10]);
    club.redeem("A", "2012-05-01", 45);
    await club.ready();
    expect(await lots(club, { past, open })).toEqual({
      past: { redeemed: 40, expired: 60 },
      open: { redeemed: 5, open: 5 },
    });
  });

  test("in parts: the last lot consumed gets its points first; beyond what was consumed, a lot of its own", async () => {
    const club = await handMade(database);
    const first = club.earn("A", "2012-01-01", 50, "2012-10-31");
    const second = club.earn("A", "2012-01-02", 60, "2012-11-30");
    const redeemed = club.redeem("A", "2012-02-01", 90);
    club.reverse(redeemed, "2012-03-01", 60);
    await club.ready();
    expect(await lots(club, { first, second })).toEqual({ first: { redeemed: 30, open: 20 }, second: { open: 60 } });
    club.reverse(redeemed, "2012-03-02", 25);
    const beyond = club.reverse(redeemed, "2012-04-01", 10);
    await club.ready();
    expect(await lots(club, { first, second, beyond })).toEqual({
      first: { open: 50 },
      second: { open: 60 },
      beyond: { open: 5 },
    });
    const [row] = await database.writer`
      select earned_on, expires_on, issued from point_lots where programme_id = ${club.programme} and ref = ${beyond}`;
    expect(row).toEqual({ earned_on: "2012-04-01", expires_on: null, issued: 5 });
  });

  test("of an expiry and of an adjustment give back by their own flow; of an adjustment upwards, take its lot", async () => {
    const club = await handMade(database);
    const earned = club.earn("A", "2012-01-01", 100);
    const added = club.adjust("A", "2012-01-02", 40);
    const expired = club.expire("A", "2012-02-01", 30);
    const removed = club.adjust("A", "2012-02-02", -20);
    club.reverse(expired, "2012-03-01", 25);
    club.reverse(removed, "2012-03-02");
    club.reverse(added, "2012-03-03", 15);
    await club.ready();
    expect(await lots(club, { earned, added })).toEqual({
      earned: { expired: 5, open: 95 },
      added: { withdrawn: 15, open: 25 },
    });
    expect(await months(club)).toEqual({
      "2012Q1 > 2012-01": { issued: 100 },
      "2012Q1 > 2012-02": { expired: 30, withdrawn: 20 },
      "2012Q1 > 2012-03": { expired: -25, withdrawn: -20 },
    });
  });

  test("of a redemption on its own day come before it, as every addition: a lot of their own", async () => {
    const club = await handMade(database);
    const earned = club.earn("A", "2012-01-01", 100, "2012-12-31");
    const redeemed = club.redeem("A", "2012-02-01", 40);
    const back = club.reverse(redeemed, "2012-02-01");
    await club.ready();
    expect(await lots(club, { earned, back })).toEqual({ earned: { redeemed: 40, open: 60 }, back: { open: 40 } });
  });
});

describe("what counts when", () => {
  test("entries before the data count, those after as of do not; accounts are apart", async () => {
    const club = await handMade(database, { dataFrom: "2012-02-10" });
    const before = club.earn("A", "2011-12-01", 100, "2012-05-10");
    club.redeem("A", "2012-01-15", 30);
    club.redeem("A", "2012-06-21", 50);
    club.earn("A", "2012-06-21", 10);
    const other = club.earn("B", "2012-06-20", 7, "2012-06-20");
    await club.ready();
    expect(await lots(club, { before, other })).toEqual({ before: { redeemed: 30, open: 70 }, other: { open: 7 } });
    expect(await months(club)).toEqual({
      "2011Q4 > 2011-12": { issued: 100 },
      "2011Q4 > 2012-01": { redeemed: 30 },
      "2012Q2 > 2012-06": { issued: 7 },
    });
    expect(await expiring(club)).toEqual({ "2012-02": [0, 70, 70], "2012-03": [0, 70, 70], "2012-04": [70, 70, 70] });
  });

  test("points are counted in the tier of the month they were earned in", async () => {
    const club = await handMade(database);
    club.member("A", "2012-01-01");
    club.tier("A", "2012-01-01", "bronze");
    club.tier("A", "2012-02-20", "silver");
    club.earn("A", "2012-01-10", 100);
    club.earn("A", "2012-02-10", 50);
    club.earn("A", "2012-03-10", 20);
    club.redeem("A", "2012-04-01", 155);
    await club.ready();
    expect(await months(club)).toEqual({
      "2012Q1 > 2012-01 bronze": { issued: 100 },
      "2012Q1 > 2012-02 silver": { issued: 50 },
      "2012Q1 > 2012-03 silver": { issued: 20 },
      "2012Q1 > 2012-04 bronze": { redeemed: 100 },
      "2012Q1 > 2012-04 silver": { redeemed: 55 },
    });
  });

  test("expiring on the cut days of earlier years is what was open on them", async () => {
    const club = await handMade(database);
    club.earn("A", "2011-03-01", 100, "2011-07-20");
    club.redeem("A", "2011-06-21", 60);
    club.earn("A", "2010-06-20", 10, "2010-12-17");
    club.earn("A", "2010-06-20", 5, "2010-12-18");
    await club.ready();
    // 30 days from 20 June are 20 July, 180 are 17 December.
    expect(await expiring(club, 1)).toEqual({ "2010-06": [0, 0, 10], "2011-06": [100, 100, 100] });
    // The redemption took what was left since 2010 first.
    expect(await expiring(club, 2)).toEqual({ "2010-06": [0, 0, 15], "2011-06": [55, 55, 55] });
  });

  test("where as of moves alone, lots follow: entries it passes, the tier of its month, the days of expiry", async () => {
    const club = await handMade(database);
    const rest = club.earn("A", "2011-06-10", 60, "2012-07-21");
    club.redeem("A", "2011-06-21", 20);
    club.member("B", "2012-01-01");
    club.tier("B", "2012-01-01", "bronze");
    club.tier("B", "2012-06-21", "gold");
    const tiered = club.earn("B", "2012-06-05", 30);
    club.redeem("C", "2012-06-21", 4);
    const spent = club.earn("C", "2012-06-01", 9, "2012-06-21");
    await club.ready();
    expect(await lots(club, { rest, tiered, spent })).toEqual({
      rest: { redeemed: 20, open: 40 },
      tiered: { open: 30 },
      spent: { open: 9 },
    });
    const moveTo = async (day: string) => {
      await database.writer`update programmes set as_of = ${day} where id = ${club.programme}`;
      await database.writer.begin((tx) => refreshRollups(tx, club.programme));
    };
    expect((await expiring(club))["2012-06"]).toEqual([9, 49, 49]);
    expect((await months(club))["2012Q2 > 2012-06 bronze"]).toEqual({ issued: 30 });
    await moveTo("2012-06-21");
    expect(await lots(club, { rest, tiered, spent })).toEqual({
      rest: { redeemed: 20, open: 40 },
      tiered: { open: 30 },
      spent: { redeemed: 4, open: 5 },
    });
    expect((await expiring(club))["2012-06"]).toEqual([40, 40, 40]);
    expect((await months(club))["2012Q2 > 2012-06 gold"]).toEqual({ issued: 30 });
    await moveTo("2012-06-20");
    expect((await lots(club, { spent })).spent).toEqual({ open: 9 });
    expect((await months(club))["2012Q2 > 2012-06 bronze"]).toEqual({ issued: 30 });
  });
});
