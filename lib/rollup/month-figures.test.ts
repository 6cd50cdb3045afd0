import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { type HandMade, handMade } from "@/lib/testing/hand-made";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A figure's groups in a month: value, accounts, events. */
async function figures({ programme }: HandMade, figure: "recency" | "first-reward", month: string, part = 0) {
  const rows = await database.writer<{ group: string; of: (number | null)[] }[]>`
    select trim(dimension || ' ' || group_key) as group, jsonb_build_array(value, accounts, events) as of from month_figures
    where programme_id = ${programme} and figure = ${figure} and month = ${`${month}-01`} and part = ${part}`;
  return Object.fromEntries(rows.map(({ group, of }) => [group, of]));
}

test("recency: the middle of days since the last order of members who ever ordered, on the period's last day", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-01-01" });
  club.account("A", { segment: "trade", region: "east", rep: "R" });
  club.account("B", { segment: "trade" });
  for (const code of ["A", "B", "C", "D", "E"]) club.member(code, "2011-01-01");
  club.tier("A", "2011-01-01", "gold");
  club.order("A", "2012-05-21", 100); // 10 days before May's end.
  club.order("B", "2012-05-10", 100); // 21
  club.order("C", "2011-05-31", 100); // 366
  club.order("D", "2010-12-31", 100); // Before the data: never.
  club.order("E", "2012-05-30", -50); // A return is no order.
  club.order("F", "2012-05-30", 100); // Not a member.
  club.order("A", "2012-06-18", 100); // 2 days before as of.
  club.order("B", "2012-06-21", 100); // After it.
  await club.ready();
  expect(await figures(club, "recency", "2012-05")).toEqual({
    all: [21, 3, 3],
    "tier 0": [193.5, 2, 2],
    "tier 3": [10, 1, 1],
    "segment trade": [15.5, 2, 2],
    segment: [366, 1, 1],
    "region east": [10, 1, 1],
    region: [193.5, 2, 2],
    "rep 1": [10, 1, 1],
    "rep 0": [193.5, 2, 2],
  });
  expect((await figures(club, "recency", "2012-06")).all).toEqual([41, 3, 3]); // 2, 41, 386.
  expect((await figures(club, "recency", "2011-06", 1)).all).toEqual([20, 1, 1]); // June 20, 2011: C alone.
  expect(await figures(club, "recency", "2011-04")).toEqual({}); // Nobody has ordered yet.
});

test("first reward: half have theirs, those who still wait or left counted for as long as they did", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2012-01-01" });
  club.account("A", { segment: "trade" });
  for (const code of ["A", "B", "D"]) club.member(code, "2012-01-01");
  club.member("C", "2012-01-01", "2012-01-16");
  club.redeem("A", "2012-01-11", 10); // After 10 days.
  club.redeem("A", "2012-01-12", 10);
  club.redeem("B", "2012-01-21", 10); // After 20.
  club.redeem("C", "2012-01-16", 10); // On the day it left: too late.
  club.member("E", "2011-12-31"); // Enrolled before the data.
  club.redeem("E", "2012-01-02", 10);
  club.member("F", "2012-04-01");
  club.member("G", "2012-06-21"); // After as of.
  await club.ready();
  // January: A after 10 days leaves 3/4; C gone after 15; B after 20 is one of 2 who still wait: 3/8.
  expect(await figures(club, "first-reward", "2012-01")).toEqual({
    all: [20, 4, 2],
    "segment trade": [10, 1, 1],
    segment: [20, 3, 1], // After 20 days 1 of 2.
    region: [20, 4, 2],
    "rep 0": [20, 4, 2],
  });
  // April: F has waited 29 days: 4/5, then 1 of 3 after 20 days: 8/15.
  expect((await figures(club, "first-reward", "2012-04")).all).toEqual([null, 5, 2]);
});

test("first reward: what was given back the same day is none; what is given back later was one", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2012-01-01" });
  club.member("A", "2012-02-01");
  club.reverse(club.redeem("A", "2012-02-06", 10), "2012-02-06");
  club.reverse(club.redeem("A", "2012-02-11", 10), "2012-02-12");
  club.expire("A", "2012-02-03", 5);
  await club.ready();
  expect((await figures(club, "first-reward", "2012-02")).all).toEqual([10, 1, 1]);
  expect(await figures(club, "first-reward", "2012-01")).toEqual({});
});

test("only moments whose figures may have changed are counted again", async () => {
  const club = await handMade(database, { asOf: "2012-06-20", dataFrom: "2011-01-01" });
  for (const code of ["A", "B"]) club.member(code, "2011-01-01");
  club.order("A", "2011-02-01", 100);
  await club.ready();
  const written = async (figure: string) => {
    const rows = await database.writer<{ moment: string; xid: string }[]>`
      select month || '/' || part as moment, min(xmin::text) as xid from month_figures
      where programme_id = ${club.programme} and figure = ${figure} group by 1`;
    return new Map(rows.map(({ moment, xid }) => [moment, xid]));
  };
  const before = { recency: await written("recency"), waits: await written("first-reward") };
  const changed = async (figure: string, from: Map<string, string>) =>
    [...(await written(figure))].filter(([moment, xid]) => from.get(moment) !== xid).map(([moment]) => moment);
  club.order("B", "2012-05-09", 100);
  club.redeem("B", "2012-04-09", 100);
  await club.ready();
  expect((await changed("recency", before.recency)).sort()).toEqual(["2012-05-01/0", "2012-06-01/0"]);
  expect((await changed("first-reward", before.waits)).sort()).toEqual([
    "2012-04-01/0",
    "2012-05-01/0",
    "2012-06-01/0",
  ]);
});
