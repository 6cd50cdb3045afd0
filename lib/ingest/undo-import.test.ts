import { randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mutateProgramme } from "@/lib/oracle/mutate-programme";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { closeMonths } from "@/lib/rollup/close-months";
import { refreshRollups, rollupTables } from "@/lib/rollup/refresh";
import { seededRandom } from "@/lib/seeded-random";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { rollupDifferences } from "@/lib/testing/rollup-differences";
import { tester } from "@/lib/testing/tester";
import { type FeedName, feedNames, feedOf } from "./feeds";
import { type StagedColumn, stagedColumns } from "./staged-columns";
import { fillSource, importInto, type TestSource, testSource } from "./testing-source";
import { type UndoOptions, undoImport } from "./undo-import";
import { undoableImport } from "./undoable-import";

const bound = vi.hoisted(() => ({ rows: 2_000_000 }));
vi.mock("./most-kept-rows", () => ({
  get MOST_KEPT_ROWS() {
    return bound.rows;
  },
}));

let database: TestDatabase;
let writer: Sql;
let source: TestSource;

beforeAll(async () => {
  database = await testDatabase();
  writer = database.writer;
});
afterAll(() => database.drop());
beforeEach(async () => {
  source = await testSource();
});
afterEach(async () => {
  bound.rows = 2_000_000;
  await source.remove();
});

const closedTables = ["closed_months", "closed_account_months", "closed_reward_months", "closed_lot_months"] as const;
const keptTables = [
  ...feedNames.map((feed) => feedOf(feed).table),
  ...rollupTables,
  ...closedTables,
  "corrected_months",
  "dirty_accounts",
  "rollup_states",
];

/** Every row of a programme but its versions, by table. */
async function snapshot(programme: number, tables: readonly string[] = keptTables): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await writer.unsafe(
      `select to_jsonb(t)::text as row from ${table} t where programme_id = ${programme} order by 1`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  const settings = await writer`
    select (to_jsonb(p) - array['data_version', 'settings_version'])::text as row from programmes p where id = ${programme}`;
  found.programmes = settings.map(({ row }) => row);
  return found;
}

const undo = (programme: string, options: Partial<UndoOptions> = {}) =>
  undoImport({ writer, programme, startedBy: tester, refresh: refreshRollups, ...options });

const undoable = (programme: number) => writer.begin((tx) => undoableImport(tx, programme));

describe("after the undo of random changes", () => {
  /** A column of a feed as its source would say it. */
  function toldColumn({ database: name, definition }: StagedColumn): string {
    if (definition.of)
      return `(select c.code from ${feedOf(definition.of).table} c where c.programme_id = t.programme_id and c.id = t.${name})`;
    if (definition.kind === "money") return `(t.${name}::numeric / 100)::text`;
    if (definition.kind === "instant") return `to_char(t.${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
    return `t.${name}::text`;
  }

  /** Makes the source say what the programme holds. */
  async function tellAll(sql: TransactionSql, programme: number): Promise<void> {
    for (const feed of feedNames) {
      const columns = stagedColumns(feed).filter(({ definition }) => !definition.madeOf);
      const { table, key } = feedOf(feed);
      const rows = await sql
        .unsafe(
          `select ${columns.map(toldColumn).join(", ")} from ${table} t where programme_id = ${programme} order by t.${key}`,
        )
        .values();
      const lines = rows.map((row) => row.map((value) => (value === null ? "" : `"${value}"`)).join(","));
      await source.csv(feed, [columns.map(({ feedColumn }) => feedColumn).join(","), ...lines]);
    }
    const [row] = await sql`select * from programmes where id = ${programme}`;
    if (!row) throw new Error("no programme");
    const major = (minor: string | number | null) => (minor === null ? null : Number(minor) / 100);
    await source.settings(
      { full: feedNames, rejectThreshold: 1 },
      {
        slug: row.slug,
        name: row.name,
        fiscalStartMonth: row.fiscal_start_month,
        startedOn: row.started_on,
        asOf: row.as_of,
        dataFrom: row.data_from,
        features: row.features,
        pointValue: major(row.point_value),
        objectiveCoefficient: row.objective_coefficient === null ? null : Number(row.objective_coefficient),
        targetTierShares: row.target_tier_shares,
        budget: major(row.budget_cents),
        fallingAmount: major(row.falling_amount_cents),
        words: row.words,
      },
    );
  }

  class NotMeant extends Error {}

  /** Makes the source say the programme with some things changed, which the database is not. */
  async function tellMutated(programme: number, random: () => number): Promise<string> {
    const done: string[] = [];
    await writer
      .begin(async (tx) => {
        for (let count = 20; count > 0; count--)
          done.push(await mutateProgramme(tx as unknown as Sql, programme, random));
        await tellAll(tx, programme);
        throw new NotMeant();
      })
      .catch((error) => {
        if (!(error instanceof NotMeant)) throw error;
      });
    return done.join("; ");
  }

  it.each([1, 2, 3, 4])("seed %i: facts, settings, rollups and closed months are as before", async (seed) => {
    const programme = await writeRandomProgramme(writer, seed, { accounts: 16 });
    const [{ slug } = { slug: "" }] = await writer<{ slug: string }[]>`
      select slug from programmes where id = ${programme}`;
    await writer.begin((tx) => refreshRollups(tx, programme));
    if (seed % 2 === 0) await writer.begin((tx) => closeMonths(tx, programme, "2023-10-01", tester));
    const random = seededRandom(seed * 7919);
    // What the first brings stays: closed months have corrections before the second.
    await tellMutated(programme, random);
    await importInto(writer, source, { refresh: refreshRollups });
    const before = await snapshot(programme);
    const done = await tellMutated(programme, random);
    const result = await importInto(writer, source, { refresh: refreshRollups });
    expect(result.changed, done).toBe(true);
    expect(await snapshot(programme)).not.toEqual(before);
    const undone = await undo(slug);
    for (const [feed, { new: back, changed, removed }] of Object.entries(undone.feeds))
      expect(result.feeds[feed as FeedName], feed).toMatchObject({ new: removed, changed, removed: back });
    expect(undone).toMatchObject({ importId: result.importId, dataVersion: (result.dataVersion ?? 0) + 1 });
    const after = await snapshot(programme);
    for (const table of Object.keys(before)) expect(after[table], `${table}, ${done}`).toEqual(before[table]);
    expect((await rollupDifferences(writer, programme)).join("\n"), done).toBe("");
  });
});

describe("an import that is undone", () => {
  let slug: string;
  let programme: number;
  const headers = {
    reps: "code,name,email,manager",
    accounts: "code,name,segment,region,parent,kind,eligible,since",
    orders: "ref,account,ordered_on,revenue,margin,status,channel",
  };
  const settings = (changed: Record<string, unknown> = {}, ofProgramme: Record<string, unknown> = {}) =>
    source.settings(changed, { slug, ...ofProgramme });
  const orders = (...lines: string[]) => source.csv("orders", [headers.orders, ...lines]);
  const changeOrder = () => orders("O1,A1,2011-01-10,123,20,,web");
  const roll = { refresh: refreshRollups };
  const imported = () => importInto(writer, source, roll);

  beforeEach(async () => {
    slug = `essai-${randomBytes(4).toString("hex")}`;
    await fillSource(source);
    await settings();
    programme = (await imported()).programmeId;
  });

  it("leaves rows of every feed as they were, under the ids that they had", async () => {
    const [third] = await writer<{ id: number }[]>`
      select id from accounts where programme_id = ${programme} and code = 'A3'`;
    await writer`
      insert into account_actions (programme_id, account_id, user_id, author, kind, reasons)
      values (${programme}, ${third?.id ?? 0}, 1, 'Anne', 'note', '{}')`;
    const before = await snapshot(programme);
    await settings(
      { full: feedNames, rejectThreshold: 1 },
      { asOf: "2012-06-16", zone: "Europe/Berlin", budget: 10.5 },
    );
    await source.csv("reps", [headers.reps, "R2,Bruno,,", "R9,Nine,,R2"]);
    await source.csv("tiers", ["code,name,rank,threshold", "S,Silver,3,0", "P,Platinum,1,5"]);
    await source.csv("rewards", ["code,name,kind,points,cost", "W1,Lamp,service,500,1", "W3,New,gift,1,1"]);
    await source.csv("campaigns", ["code,name,starts_on,ends_on,cost", "C2,Autumn,2012-03-01,2012-04-30,"]);
    // Of A1 the parent alone is another, who is new.
    await source.csv("accounts", [
      headers.accounts,
      "A1,Alpha,big,north,A9,direct,true,2010-01-01",
      "A2,Beta,other,south,,distributor,1,2010-02-01",
      "A9,Nine,small,,,,1,",
    ]);
    await source.csv("account_assignments", ["ref,account,rep,since", "1,A2,R9,2010-01-01", "9,A9,R2,2011-01-01"]);
    await source.csv("contacts", ["ref,account,name,job,email,phone", "K9,A9,Other,,,"]);
    await source.csv("enrolments", ["ref,account,starts_on,ends_on", "E2,A9,2011-01-01,", "E3,A2,2010-06-01,"]);
    await source.csv("tier_changes", ["ref,account,tier,since", "T1,A1,P,2010-02-01", "T9,A9,S,2011-03-01"]);
    await orders("O1,A9,2011-01-10,100.00,20,,web", "O9,A1,2011-02-10,7,,cancelled,");
    await source.csv("order_lines", ["ref,account,order_ref,family,quantity,revenue", "L1,A9,O1,paint,2.25,60"]);
    await source.csv("points", [
      "ref,account,dated_on,kind,points,mechanic,expires_on,reverses_ref",
      "P1,A1,2011-01-10,earn,70,purchase,,",
    ]);
    await source.csv("reward_orders", ["ref,account,reward,ordered_on,points,cost,status", "X9,A9,W3,2011-05-10,4,1,"]);
    await source.csv("visits", ["ref,account,visited_at,page", "V1,A2,2011-05-10T08:00:00.123456Z,"]);
    await source.csv("objectives", ["ref,account,fiscal_year,target", "J1,A1,2012,5000"]);
    await source.csv("campaign_targets", ["ref,account,campaign", "CT1,A9,C2"]);
    await source.csv("programme_costs", ["ref,dated_on,kind,cost", "PC9,2011-01-01,platform,1"]);
    await source.csv("programme_goals", [
      "ref,indicator,definition,period,target,baseline",
      "G1,redemption-rate,,fy2013,0.7,",
    ]);
    await source.csv("totals", ["month,figure,value", "2011-01-01,revenue,99.995", "2011-02-01,revenue,-50"]);
    const result = await imported();
    expect(result.rejects).toEqual([]);
    for (const [feed, { new: brought, changed, removed }] of Object.entries(result.feeds))
      expect(brought + changed + removed, feed).toBeGreaterThan(0);
    await undo(slug);
    expect(await snapshot(programme)).toEqual(before);
    expect(await rollupDifferences(writer, programme)).toEqual([]);
    expect(
      await writer`
        select a.code from account_actions n join accounts a on a.programme_id = n.programme_id and a.id = n.account_id
        where n.programme_id = ${programme}`,
    ).toEqual([{ code: "A3" }]);
  });

  it("is told: its state, by whom it was undone, which settings changed; the versions go on", async () => {
    const versions = () => writer`select data_version, settings_version from programmes where id = ${programme}`;
    await settings({}, { asOf: "2012-06-17", budget: 10 });
    const { importId } = await imported();
    expect(await versions()).toEqual([{ data_version: 2, settings_version: 1 }]);
    await undo(slug);
    expect(await versions()).toEqual([{ data_version: 3, settings_version: 2 }]);
    expect(await writer`select status from imports where id = ${importId}`).toEqual([{ status: "undone" }]);
    const events = await writer`
      select kind, actor, object, details from audit_events where programme_id = ${programme} order by id desc limit 2`;
    expect(events.reverse()).toEqual([
      { kind: "settings-changed", actor: "test", object: slug, details: { budget_cents: { from: 1000, to: null } } },
      { kind: "import-undone", actor: "test", object: slug, details: { import: importId, dataVersion: 3 } },
    ]);
    expect(await writer`select from import_before where programme_id = ${programme}`).toHaveLength(0);
  });

  it("can be imported again", async () => {
    await changeOrder();
    const { feeds } = await imported();
    const changed = await snapshot(programme);
    await undo(slug);
    expect((await imported()).feeds).toEqual(feeds);
    expect(await snapshot(programme)).toEqual(changed);
  });

  it("is the last that changed something, and no other", async () => {
    expect(await undoable(programme)).toEqual({ reason: "first" });
    await expect(undo(slug)).rejects.toThrow("undo-first");
    await changeOrder();
    const second = await imported();
    // Changes nothing.
    await imported();
    expect(await undoable(programme)).toMatchObject({
      importId: second.importId,
      by: "test",
      feeds: { orders: { changed: 1 } },
    });
    await orders("O1,A1,2011-01-10,124,20,,web");
    const last = await imported();
    const images = await writer`select distinct import_id from import_before where programme_id = ${programme}`;
    expect(images).toEqual([{ import_id: last.importId }]);
    await expect(undo(slug, { importId: second.importId })).rejects.toMatchObject({
      code: "undo-not-last",
      values: { asked: second.importId, last: last.importId },
    });
    await undo(slug, { importId: last.importId });
    expect(await writer`select revenue_cents from orders where programme_id = ${programme} and ref = 'O1'`).toEqual([
      { revenue_cents: 12_300 },
    ]);
    expect(await undoable(programme)).toEqual({ reason: "undone" });
    await expect(undo(slug)).rejects.toThrow("undo-undone");
    await expect(undo("nobody")).rejects.toThrow("no programme nobody");
  });

  it("did not change more rows than are kept, in whatever feed or way", async () => {
    bound.rows = 3;
    await settings({ full: ["visits"] });
    await orders("O1,A1,2011-01-10,1,,,", "O2,A1,2011-02-10,1,,,");
    await source.csv("visits", ["ref,account,visited_at,page", "V8,A1,2011-05-10T08:00:00Z,"]);
    await imported();
    expect(await undoable(programme)).toEqual({ reason: "too-many" });
    expect(await writer`select from import_before where programme_id = ${programme}`).toHaveLength(0);
    await expect(undo(slug)).rejects.toThrow("undo-too-many");
    await source.csv("visits", ["ref,account,visited_at,page", "V7,A1,2011-05-10T08:00:00Z,"]);
    await imported();
    expect(await undoable(programme)).toMatchObject({ feeds: { visits: { new: 1, removed: 1 } } });
  });

  describe("that brought what people refer to since", () => {
    const bring = async () => {
      await source.csv("reps", [headers.reps, "R9,Nine,,R1"]);
      await source.csv("accounts", [headers.accounts, "A9,Nine,small,,,,1,"]);
      await imported();
    };
    const note = () => writer`
      insert into account_actions (programme_id, account_id, user_id, author, kind, reasons)
      select ${programme}, id, 1, 'Anne', 'note', '{}' from accounts where programme_id = ${programme} and code = 'A9'`;
    const noted = { code: "undo-accounts", values: { codes: ["A9"], more: 0 } };

    it.each([
      ["an action", note, noted],
      [
        "a user",
        () => writer`
          insert into user_programmes (user_id, programme_id, role, rep_id)
          select 1, ${programme}, 'sales', id from reps where programme_id = ${programme} and code = 'R9'`,
        { code: "undo-reps", values: { codes: ["R9"], more: 0 } },
      ],
    ])("is refused because of %s, and nothing changes", async (_, refer, reason) => {
      await bring();
      await refer();
      const before = await snapshot(programme);
      await expect(undo(slug)).rejects.toMatchObject(reason);
      expect(await snapshot(programme)).toEqual(before);
      expect(await undoable(programme)).toMatchObject({ feeds: { accounts: { new: 1 } } });
    });

    it("is refused because of what they do meanwhile", async () => {
      await bring();
      const before = await snapshot(programme);
      // While the account goes, others see it still.
      const refresh: UndoOptions["refresh"] = async (...given) => {
        await refreshRollups(...given);
        await note();
      };
      await expect(undo(slug, { refresh })).rejects.toMatchObject(noted);
      expect(await snapshot(programme)).toEqual(before);
    });
  });

  it("is undone whole or not at all", async () => {
    await changeOrder();
    await imported();
    const before = await snapshot(programme);
    const refresh = async () => {
      throw new Error("no rollups today");
    };
    await expect(undo(slug, { refresh })).rejects.toThrow("no rollups today");
    expect(await snapshot(programme)).toEqual(before);
    let second: Promise<unknown> = Promise.resolve();
    await undo(slug, {
      refresh: async (...given) => {
        second = undo(slug).catch((error: Error) => error.message);
        await second;
        await refreshRollups(...given);
      },
    });
    expect(await second).toBe("import-running");
  });

  it("is refused while a month is closed that the data would not reach", async () => {
    await settings({}, { asOf: "2012-06-30" });
    await imported();
    await writer`
      insert into closed_months (programme_id, month, running_cost_cents) values (${programme}, '2012-06-01', 0)`;
    const before = await snapshot(programme);
    await expect(undo(slug)).rejects.toMatchObject({
      code: "undo-closed",
      values: { month: "2012-06-01" },
    });
    expect(await snapshot(programme)).toEqual(before);
    await writer`delete from closed_months where programme_id = ${programme}`;
    await undo(slug);
    expect(await writer`select as_of from programmes where id = ${programme}`).toEqual([{ as_of: "2012-06-15" }]);
  });

  it("is no more among the corrections of closed months, but of those that were closed since", async () => {
    const close = (month: string) => writer.begin((tx) => closeMonths(tx, programme, month, tester));
    const corrected = async () =>
      (
        await writer`
        select a.code, m.month, m.late, m.cancelled, m.changed, m.removed from corrected_months m
        left join accounts a on a.programme_id = m.programme_id and a.id = m.account_id
        where m.programme_id = ${programme} order by 1, 2`
      ).map((row) => Object.values(row));
    await close("2011-02-01");
    await orders("O7,A1,2011-02-03,10,,,");
    await imported();
    expect(await corrected()).toEqual([["A1", "2011-02-01", 1, 0, 0, 0]]);
    await settings({ full: ["orders"] });
    // O2 goes, O7 changes, O8 was cancelled from the first, O9 comes late, O3 and its account's other month are open.
    await orders(
      "O1,A1,2011-01-10,100.00,20,cancelled,web",
      "O7,A1,2011-02-03,11,,,",
      "O8,A2,2011-02-01,5,,cancelled,",
      "O9,A1,2011-04-03,11,,,",
    );
    await imported();
    expect(await corrected()).toEqual([
      ["A1", "2011-01-01", 0, 1, 0, 0],
      ["A1", "2011-02-01", 1, 0, 1, 1],
    ]);
    await close("2011-04-01");
    await undo(slug);
    expect(await corrected()).toEqual([
      ["A1", "2011-02-01", 1, 0, 0, 0],
      ["A1", "2011-04-01", 0, 0, 0, 1],
    ]);
    expect(await rollupDifferences(writer, programme)).toEqual([]);
  });
});
