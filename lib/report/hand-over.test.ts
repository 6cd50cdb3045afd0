import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findViewer } from "@/lib/access/find-viewer";
import { addUser } from "@/lib/access/users";
import type { Viewer } from "@/lib/access/viewer-type";
import { importInto, type TestSource, testSource } from "@/lib/ingest/testing-source";
import { wholeList } from "@/lib/lists/list-request";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { queryAllAccounts } from "./query-accounts";
import { queryIndicator } from "./query-indicator";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

let source: TestSource;
let club = 0;
const accounts = ["A", "B", "C", "Z"];

const load = () => importInto(database.writer, source, { refresh: (tx, id) => refreshRollups(tx, id) });
/** Diane is above Marc and Nora, Sana below Nora. */
const writeReps = (managerOfR: string) =>
  source.csv("reps", [
    "code,name,email,manager",
    "D,Diane,,",
    "M,Marc,,D",
    "N,Nora,,D",
    `R,Rémi,,${managerOfR}`,
    "S,Sana,,N",
  ]);
const assign = (...later: string[]) =>
  source.csv("account_assignments", [
    "ref,account,rep,since",
    "1,A,R,2010-01-01",
    "2,B,R,2010-01-01",
    "3,C,S,2010-01-01",
    ...later,
  ]);

/** Rémi, below Marc, has A and B, Sana C, and nobody Z; they sold for 100 to 400 this year, and a tenth a year before. */
beforeEach(async () => {
  club += 1;
  source = await testSource();
  await source.settings({}, { slug: `club-${club}` });
  await writeReps("M");
  await source.csv("accounts", ["code,name", ...accounts.map((code) => `${code},${code}`)]);
  await assign();
  await source.csv("enrolments", [
    "ref,account,starts_on,ends_on",
    ...accounts.map((code) => `E${code},${code},2010-01-01,`),
  ]);
  await source.csv("orders", [
    "ref,account,ordered_on,revenue",
    ...accounts.flatMap((code, i) => [
      `${code}1,${code},2011-04-01,${10 * (i + 1)}`,
      `${code}2,${code},2012-04-01,${100 * (i + 1)}`,
    ]),
  ]);
  await load();
  const user = { password: "a long password", programme: `club-${club}` };
  for (const rep of ["D", "M", "N", "R", "S"])
    await addUser(
      database.writer,
      { ...user, email: `${rep}${club}@example.com`, name: rep, role: "sales", rep },
      tester,
    );
  await addUser(database.writer, { ...user, email: `all${club}@example.com`, name: "all", role: "marketing" }, tester);
  return () => source.remove();
});

async function viewerOf(who: string): Promise<Viewer> {
  const viewer = await findViewer(database.app, { email: `${who}${club}@example.com` }, `club-${club}`);
  if (!viewer) throw new Error(`${who} is nobody`);
  return viewer;
}

/** What the next request of a reader says: whose accounts they are, and revenue of this year and of N-1. */
async function seen(who: string) {
  const viewer = await viewerOf(who);
  const { rows } = await queryAllAccounts(viewer, wholeList({ list: "members" }));
  const { rows: figures } = await queryIndicator(viewer, { indicator: "revenue", period: "ytd", compare: "n-1" });
  const codes = rows.map(({ code }) => code).sort();
  return [codes.join(""), ...figures.flatMap(({ value, previous }) => [(value ?? 0) / 100, (previous ?? 0) / 100])];
}

test("an account that is handed over goes with its years, from the next request on", async () => {
  expect([await seen("R"), await seen("S"), await seen("M"), await seen("N")]).toEqual([
    ["AB", 300, 30],
    ["C", 300, 30],
    ["AB", 300, 30],
    ["C", 300, 30],
  ]);
  await assign("4,B,S,2012-06-01", "5,A,S,2012-06-16");
  await load();
  // A goes on the day after as of.
  expect([await seen("R"), await seen("S"), await seen("M"), await seen("N"), await seen("D")]).toEqual([
    ["A", 100, 10],
    ["BC", 500, 50],
    ["A", 100, 10],
    ["BC", 500, 50],
    ["ABC", 600, 60],
  ]);
  const byRep = async () => {
    const { rows } = await queryIndicator(await viewerOf("all"), { indicator: "revenue", period: "2011", by: ["rep"] });
    return Object.fromEntries(rows.map(({ key, value }) => [key.rep, (value ?? 0) / 100]));
  };
  expect(await byRep()).toEqual({ R: 10, S: 50, none: 40 });
  await source.settings({}, { slug: `club-${club}`, asOf: "2012-06-16" });
  await load();
  expect([await seen("R"), await seen("S")]).toEqual([
    ["", 0, 0],
    ["ABC", 600, 60],
  ]);
  expect(await byRep()).toEqual({ S: 60, none: 40 });
});

test("a rep who moves takes the portfolio to the new manager, from the next request on", async () => {
  await writeReps("N");
  await load();
  expect([await seen("R"), await seen("M"), await seen("N"), await seen("D")]).toEqual([
    ["AB", 300, 30],
    ["", 0, 0],
    ["ABC", 600, 60],
    ["ABC", 600, 60],
  ]);
  await writeReps("");
  await load();
  expect([await seen("N"), await seen("D")]).toEqual([
    ["C", 300, 30],
    ["C", 300, 30],
  ]);
});

test("nobody's account is no rep's, however high; marketing finds it as such", async () => {
  for (const who of ["D", "M", "N", "R", "S"]) expect(JSON.stringify(await seen(who))).not.toContain("Z");
  expect(await seen("all")).toEqual(["ABCZ", 1000, 100]);
  const viewer = await viewerOf("all");
  const list = await queryAllAccounts(viewer, {
    ...wholeList({ list: "members" }, { rep: "none" }),
    columns: ["code", "rep"],
  });
  expect(list.rows.map(({ code, rep }) => [code, rep])).toEqual([["Z", null]]);
  expect(list.choices.rep?.map(({ code }) => code)).toEqual(["D", "M", "N", "R", "S", "none"]);
  const director = await queryAllAccounts(await viewerOf("D"), wholeList({ list: "members" }));
  expect(director.choices.rep?.map(({ code }) => code)).toEqual(["D", "M", "N", "R", "S"]);
  await expect(queryAllAccounts(await viewerOf("D"), wholeList({ list: "members" }, { rep: "none" }))).rejects.toThrow(
    "unknown rep",
  );
  await assign("6,A,,2012-06-01");
  await load();
  expect([await seen("D"), await seen("all")]).toEqual([
    ["BC", 500, 50],
    ["ABCZ", 1000, 100],
  ]);
});
