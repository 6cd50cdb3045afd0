import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/refusals/refusal";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { rollupDifferences } from "@/lib/testing/rollup-differences";
import { tester } from "@/lib/testing/tester";
import type { SettingChanges, SettingName } from "../changeable-settings";
import { fillSource, importInto, type TestSource, testSource } from "../testing-source";
import { changeSettings } from "./change-settings";
import { readProgrammeSettings } from "./programme-settings";

let database: TestDatabase;
let source: TestSource;
let programme: number;
const decided = { pointValue: 0.005, budget: 1200, generosityBand: [0.01, 0.03] as [number, number] };

beforeAll(async () => {
  database = await testDatabase();
  source = await testSource();
  await fillSource(source);
  await source.settings({}, decided);
  programme = (await load()).programmeId;
});
afterAll(async () => {
  await source.remove();
  await database.drop();
});

const load = () => importInto(database.writer, source, { refresh: refreshRollups });
const change = (changes: SettingChanges, asSource: SettingName[] = []) =>
  database.writer.begin((tx) =>
    changeSettings(tx, {
      programmeId: programme,
      changes,
      asSource,
      by: tester,
      refresh: refreshRollups,
      progress: () => {},
    }),
  );
async function read() {
  const found = await readProgrammeSettings(database.writer, programme);
  if (!found) throw new Error("the programme is gone");
  return found;
}
const versions = async () =>
  (
    await database.writer`select data_version as data, settings_version as settings from programmes where id = ${programme}`
  )[0];

test("settings are read as their source says them, amounts in major units", async () => {
  const { settings, source: otherwise } = await read();
  expect(settings).toMatchObject({ ...decided, slug: "essai", currency: "EUR", fallingAmount: 500, thresholds: {} });
  expect(otherwise).toEqual({});
});

describe("what an admin decides", () => {
  test("holds through imports, and goes back to what the source says by then", async () => {
    expect((await change({ pointValue: 0.01, budget: null })).sort()).toEqual(["budget_cents", "point_value"]);
    expect((await read()).settings).toMatchObject({ pointValue: 0.01, budget: null });
    expect((await load()).changed).toBe(false);
    await source.settings({}, { ...decided, budget: 1300, asOf: "2012-06-16" });
    await load();
    expect(await read()).toMatchObject({
      settings: { pointValue: 0.01, budget: null, asOf: "2012-06-16" },
      source: { pointValue: 0.005, budget: 1300 },
    });
    expect(await change({}, ["budget"])).toEqual(["budget_cents"]);
    expect(await read()).toMatchObject({ settings: { budget: 1300, pointValue: 0.01 }, source: { pointValue: 0.005 } });
    expect(await change({ pointValue: 0.005 })).toEqual(["point_value"]);
    expect((await read()).source).toEqual({});
  });

  test("are the programme's words too", async () => {
    const words = { fr: { point: { one: "étoile", many: "étoiles", gender: "f" as const } } };
    const data = (await versions())?.data;
    expect(await change({ words })).toEqual(["words"]);
    expect(await read()).toMatchObject({ settings: { words }, source: { words: {} } });
    expect(await versions(), "pages know it").toMatchObject({ data: data + 1 });
    await source.settings({}, { ...decided, words: { en: { point: { one: "star", many: "stars" } } } });
    await load();
    expect((await read()).settings.words).toEqual(words);
    expect(await change({}, ["words"])).toEqual(["words"]);
    expect((await read()).settings.words).toEqual({ en: { point: { one: "star", many: "stars" } } });
  });

  test("is told in the log with what was before, and raises what pages know the data by", async () => {
    const before = await versions();
    await change({ name: "Essai deux" });
    expect(await versions()).toEqual({ data: before?.data + 1, settings: before?.settings + 1 });
    const [told] = await database.writer`
      select actor, details from audit_events where kind = 'settings-changed' order by id desc limit 1`;
    expect(told).toEqual({ actor: tester.name, details: { name: { from: "Essai", to: "Essai deux" } } });
    expect(await change({ name: "Essai deux" })).toEqual([]);
    expect(await versions()).toEqual({ data: before?.data + 1, settings: before?.settings + 1 });
    await change({}, ["name"]);
  });

  test.each([
    ["the fiscal year", { fiscalStartMonth: 7 }, ["fiscalStartMonth"]],
    ["the zone", { zone: "America/New_York" }, ["zone"]],
    ["the objective", { objectiveCoefficient: 1.1 }, ["objectiveCoefficient"]],
  ] as const)("reaches the rollups as a rebuild would: %s", async (_, changes, names) => {
    expect(await change(changes)).toHaveLength(1);
    expect(await rollupDifferences(database.writer, programme)).toEqual([]);
    await change({}, [...names]);
    expect(await rollupDifferences(database.writer, programme)).toEqual([]);
  });
});

describe("what cannot be changes nothing", () => {
  test.each([
    ["a currency of other cents", { currency: "JPY" }, "other-minor-units"],
    ["a band upside down", { generosityBand: [0.03, 0.01] }, "band-upside-down"],
    ["a tier that is none", { targetTierShares: { X: 1 } }, "no-tier"],
    ["shares that are not whole", { targetTierShares: { S: 0.5, G: 0.4 } }, "shares-not-whole"],
  ] as const)("%s", async (_, changes, why) => {
    const before = await versions();
    await expect(change(changes as SettingChanges)).rejects.toThrow(new Refusal(why));
    expect(await versions()).toEqual(before);
    expect((await read()).source).toEqual({});
  });

  test("shares of the tiers that there are may be set", async () => {
    expect(await change({ targetTierShares: { S: 0.75, G: 0.25 } })).toEqual(["target_tier_shares"]);
    await change({}, ["targetTierShares"]);
  });
});
