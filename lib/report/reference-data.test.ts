import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { listReps } from "@/lib/testing/viewers";
import { type Reader, withReader } from "./open-reader";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const read = <T>(viewer: Viewer, of: (reader: Reader) => T) => withReader(viewer, async (reader) => of(reader));

test("is kept while the programme's versions stay, and read again when one is raised", async () => {
  const { writer } = database;
  const club = await handMade(database);
  club.order("A", "2012-05-10", 10_00);
  await club.ready();
  const viewer = await club.viewer();
  const names = () => read(viewer, ({ tiers }) => tiers.map(({ name }) => name));
  const rename = (name: string) =>
    writer`update tiers set name = ${name} where programme_id = ${club.programme} and code = 'gold'`;

  expect(await names()).toEqual(["bronze", "silver", "gold"]);
  await rename("Gold");
  expect(await names()).toEqual(["bronze", "silver", "gold"]);
  for (const column of ["data_version", "settings_version"]) {
    await rename(column);
    await writer`
      update programmes set ${writer(column)} = ${writer(column)} + 1 where id = ${club.programme}`;
    expect(await names()).toEqual(["bronze", "silver", column]);
  }
});

test("what is kept for one scope is not what another one gets", async () => {
  const club = await handMade(database);
  club.account("A", { rep: "R1", region: "north" });
  club.account("B", { rep: "R2", region: "south" });
  club.order("A", "2012-05-10", 10_00);
  club.order("B", "2012-05-10", 10_00);
  await club.ready();
  const whole = await club.viewer();
  const seen = ({ reps, regions }: Reader) => ({ reps: reps.length, regions });
  const ids = await listReps(database, whole.programme.id);
  expect(await read(whole, seen)).toEqual({ reps: 2, regions: ["north", "south"] });
  for (const [index, id] of ids.entries()) {
    const own: Viewer = { ...whole, role: "sales", scope: { kind: "portfolio", repIds: [id] } };
    expect(await read(own, seen)).toEqual({ reps: 1, regions: [["north"], ["south"]][index] });
  }
  const none: Viewer = { ...whole, role: "sales", scope: { kind: "portfolio", repIds: [] } };
  expect(await read(none, seen)).toEqual({ reps: 0, regions: [] });
  expect(await read({ ...whole, role: "executive", scope: { kind: "totals" } }, ({ reps }) => reps)).toEqual([]);
});
