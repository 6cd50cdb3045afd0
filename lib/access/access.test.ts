import { isValidElement } from "react";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Role } from "@/db/schema/user-programmes";
import type { fr } from "@/lib/i18n/fr";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { Printing } from "@/lib/paper/print-page";
import { scopeStatements } from "@/lib/report/open-reader";
import { type AccessFixture, type Asker, makeAccessFixture } from "@/lib/testing/access-fixture";
import { changes, FORM_ROUTE, listChanging } from "@/lib/testing/changes";
import { testDatabase } from "@/lib/testing/database";
import { findLeaks } from "@/lib/testing/find-leaks";
import { BYTES_ROUTE, call, post, type Surface, sendFile } from "@/lib/testing/surfaces";
import type { Scope } from "./viewer-type";

/** Who is signed in, the database of the server, and the guards that a test breaks on purpose. */
const state = vi.hoisted(() => ({
  sessionId: null as string | null,
  database: undefined as unknown,
  skipMatrix: false,
  everybodyWide: false,
}));
vi.mock("@/db/app-database", () => ({ appDatabase: async () => state.database }));
vi.mock("./session-cookie", () => ({
  readSessionId: async () => state.sessionId,
  pageCookie: async (id: string) => id,
}));
vi.mock("@/lib/env", async (original) => ({
  ...(await original<typeof import("@/lib/env")>()),
  printer: () => ({ browser: "played", server: "localhost" }),
}));
vi.mock("@/lib/paper/print-page", () => ({
  printPage: async (printing: Printing) => {
    const { playBrowser } = await import("@/lib/testing/play-browser");
    const asker = state.sessionId;
    return playBrowser(printing, (cookie) => {
      state.sessionId = cookie;
    }).finally(() => {
      state.sessionId = asker;
    });
  },
}));
vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));
vi.mock("./rights", async (original) => {
  const real = await original<typeof import("./rights")>();
  const { indicators } = await import("@/lib/indicators/registry");
  return {
    ...real,
    rightsOf: (...args: Parameters<typeof real.rightsOf>) =>
      state.skipMatrix ? new Set(indicators.map(({ id }) => id)) : real.rightsOf(...args),
  };
});
vi.mock("@/lib/report/open-reader", async (original) => {
  const real = await original<typeof import("@/lib/report/open-reader")>();
  return {
    ...real,
    withReader: async (viewer: Parameters<typeof real.withReader>[0], read: Parameters<typeof real.withReader>[1]) => {
      if (!state.everybodyWide) return real.withReader(viewer, read);
      return real.withReader({ ...viewer, scope: { kind: "programme" } }, read);
    },
  };
});

let fixture: AccessFixture;
beforeAll(async () => {
  fixture = await makeAccessFixture(await testDatabase());
  state.database = fixture.database.app;
});
afterAll(() => fixture.database.drop());

const signIn = (asker: Asker) => {
  state.sessionId = asker.sessionId;
};

/** Who asks for a change otherwise than a page of the site does, how it is answered, and what is sent instead. */
const refusals: [
  who: string,
  status: number,
  body: (body: Record<string, unknown>) => unknown,
  headers: Record<string, string>,
][] = [
  ["another site", 403, (body) => body, { origin: "https://elsewhere.example" }],
  ["no page", 403, (body) => body, { origin: "" }],
  ["a page of no origin", 403, (body) => body, { origin: "null" }],
  ["a form", 400, (body) => body, { "content-type": "text/plain" }],
  ["who sends too much", 413, (body) => ({ ...body, more: "x".repeat(20_000) }), {}],
  ["who adds a field", 400, (body) => ({ ...body, user_id: 1 }), {}],
  ["who sends no JSON", 400, () => "kind=done", {}],
  ["who sends a list", 400, (body) => [body], {}],
  ["who sends nothing", 400, () => "", {}],
];

/** A part of the surfaces that is enough to see a broken guard. */
const some = ({ name }: Surface) =>
  /^(API (revenue|goal-progress|generosity-consumed) |API view (marketing|sales|executive)$|page sales|list list=(members|portfolio)$|API calls|records|team |view sales as )/.test(
    name,
  );

test("every role gets its own rows on every surface, and nothing else", async () => {
  const { leaks, asked } = await findLeaks(fixture, signIn);
  expect(leaks.slice(0, 10).join("\n")).toBe("");
  expect(asked).toBeGreaterThan(2000);
}, 480_000);

describe("a guard broken on purpose turns it red", () => {
  test("the guards hold before they are broken", async () => {
    expect((await findLeaks(fixture, signIn, some)).leaks).toEqual([]);
  });

  test.each(["cube_reps", "cube_rep_totals"])("a policy of %s that lets every row pass", async (cube) => {
    await alterPolicy(cube, "true");
    const { leaks } = await findLeaks(fixture, signIn, some).finally(() => alterPolicy(cube, inScope));
    expect(leaks.length).toBeGreaterThan(0);
  });
  const inScope =
    "programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[])";

  test("policies of accounts that let every row pass", async () => {
    const tables = ["accounts", "account_now", "account_months"];
    for (const table of tables) await alterPolicy(table, "true");
    const { leaks } = await findLeaks(fixture, signIn, some).finally(async () => {
      for (const table of tables) await alterPolicy(table, inScope);
    });
    for (const surface of ["list", "API calls", "records of"])
      expect(leaks.filter((leak) => leak.startsWith(`rep, ${surface}`)).length, surface).toBeGreaterThan(0);
  });

  describe("of the sheet of an account", () => {
    const sheets = ({ name, shows }: Surface) => shows !== undefined && !name.endsWith(", from a list");
    const leaksWith = async (table: string, using: string, policy: string, mended: string) => {
      await alterPolicy(table, using, policy);
      return (await findLeaks(fixture, signIn, sheets).finally(() => alterPolicy(table, mended, policy))).leaks;
    };
    const forContacts = "nullif(current_setting('app.contacts', true), '')::int = 1";

    test("the guards hold before they are broken", async () => {
      expect((await findLeaks(fixture, signIn, sheets)).leaks).toEqual([]);
    });

    test("accounts that let every row pass", async () => {
      await alterPolicy("account_now", "true");
      await alterPolicy("account_months", "true");
      const leaks = await leaksWith("accounts", "true", "in_scope", inScope).finally(async () => {
        await alterPolicy("account_now", inScope);
        await alterPolicy("account_months", inScope);
      });
      expect(leaks.filter((leak) => leak.startsWith("rep, ")).length).toBeGreaterThan(0);
    });

    test("contacts that anybody reads", async () => {
      const mended = `${forContacts} and ${ofAccount("contacts")}`;
      const leaks = await leaksWith("contacts", ofAccount("contacts"), "of_account", mended);
      expect(leaks.filter((leak) => leak.startsWith("analyst, ")).length).toBeGreaterThan(0);
    });

    test("contacts that nobody reads", async () => {
      const mended = `${forContacts} and ${ofAccount("contacts")}`;
      const leaks = await leaksWith("contacts", "false", "of_account", mended);
      expect(leaks.filter((leak) => leak.includes("nobody of its people")).length).toBeGreaterThan(0);
    });
  });

  test("a matrix that is not asked", async () => {
    state.skipMatrix = true;
    const { leaks } = await findLeaks(fixture, signIn, some).finally(() => {
      state.skipMatrix = false;
    });
    expect(leaks.filter((leak) => leak.includes("sales may not see")).length).toBeGreaterThan(0);
  });

  test("a scope that is the whole programme for everybody", async () => {
    state.everybodyWide = true;
    const { leaks } = await findLeaks(fixture, signIn, some).finally(() => {
      state.everybodyWide = false;
    });
    expect(leaks.filter((leak) => leak.startsWith("rep,")).length).toBeGreaterThan(0);
    expect(leaks.filter((leak) => leak.startsWith("manager, team")).length).toBeGreaterThan(0);
  });

  test("a session that outlives the user", async () => {
    await fixture.database.writer`update users set disabled_at = null where email = 'disabled@example.com'`;
    const { leaks } = await findLeaks(fixture, signIn, some);
    await fixture.database.writer`update users set disabled_at = now() where email = 'disabled@example.com'`;
    expect(leaks.filter((leak) => leak.startsWith("disabled,")).length).toBeGreaterThan(0);
  });
});

describe("what a reader records", () => {
  const route = "app/api/programmes/[programme]/accounts/[account]/actions/route.ts";
  const recorded = () =>
    fixture.database.writer<{ author: string }[]>`
      select author from account_actions where programme_id = ${fixture.own.id} and user_id > 0 order by id desc`;

  test("is recorded in their own name", async () => {
    const { status, body } = changeOf(route);
    expect((await ask(route, body)).status).toBe(status);
    expect((await recorded())[0]).toEqual({ author: "rep" });
  });

  test("behind a proxy, from the address that people reach the site at", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://loyalty.example/app");
    try {
      const { body } = changeOf(route);
      expect((await ask(route, body, { origin: "https://loyalty.example" })).status).toBe(201);
      expect((await ask(route, body, { origin: "https://elsewhere.example" })).status).toBe(403);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("nothing where it is refused", async () => {
    const before = (await recorded()).length;
    for (const [, , change, headers] of refusals) await ask(route, change(changeOf(route).body), headers);
    expect((await recorded()).length).toBe(before);
  });

  test("no note that is too long", async () => {
    expect((await ask(route, { kind: "note", note: "x".repeat(1001) })).status).toBe(400);
  });
});

describe("whatever changes something", () => {
  test("is known to this test", () => {
    expect(listChanging()).toEqual([BYTES_ROUTE, FORM_ROUTE, ...Object.keys(changes)].sort());
  });

  describe.each(Object.keys(changes))("%s", (route) => {
    test("is answered as a page of the site asks for it", async () => {
      const { body, status } = changeOf(route);
      expect((await ask(route, body)).status).toBe(status);
    });

    test.each(refusals)("is refused from %s", async (_, status, change, headers) => {
      expect((await ask(route, change(changeOf(route).body), headers)).status).toBe(status);
    });
  });

  test.each([
    ["another site", 403, "email=a", { origin: "https://elsewhere.example" }],
    ["no page", 403, "email=a", { origin: "" }],
    ["a page, too much of it", 413, `email=${"x".repeat(20_000)}`, {}],
    ["a page, as JSON", 400, "{", { "content-type": "application/json" }],
  ])("a sign-in is refused from %s", async (_, status, body, headers) => {
    const form = { "content-type": "application/x-www-form-urlencoded", ...headers };
    const params = { nextauth: ["callback", "credentials"] as unknown as string };
    expect((await post(FORM_ROUTE, params, body, form)).status).toBe(status);
  });
});

describe("a file", () => {
  const send = (name: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const admin = fixture.askers.find((asker) => asker.role === "admin");
    if (admin) signIn(admin);
    return sendFile(fixture.own.slug, name, body, headers);
  };
  const kept = async () => {
    const [row] = await fixture.database.writer`
      select count(*)::int as pieces, coalesce(sum(length(content)), 0)::int as bytes from upload_pieces`;
    return row;
  };

  test("is kept in pieces, whole, and its sending recorded; the one before is given up", async () => {
    expect((await send("first.csv", "a,b\n1,2")).status).toBe(201);
    const { status, text } = await send("../folder/second.csv", new Uint8Array(2_500_000).fill(65));
    expect(status).toBe(201);
    expect(await kept()).toEqual({ pieces: 3, bytes: 2_500_000 });
    const [upload] = await fixture.database.writer`
      select name, bytes::int as bytes from uploads where id = ${JSON.parse(text).upload}`;
    expect(upload).toEqual({ name: "second.csv", bytes: 2_500_000 });
    const [event] = await fixture.database.writer`
      select object, details from audit_events where kind = 'upload' order by id desc limit 1`;
    expect(event).toEqual({ object: "second.csv", details: { upload: JSON.parse(text).upload, bytes: 2_500_000 } });
  });

  test.each([
    ["another site", 403, "a.csv", { origin: "https://elsewhere.example" }],
    ["no page", 403, "a.csv", { origin: "" }],
    ["a form", 400, "a.csv", { "content-type": "text/plain" }],
    ["who names a program", 400, "a.exe", {}],
    ["who names nothing", 400, ".csv", {}],
    ["who sends too much", 413, "a.csv", { "content-length": "268435457" }],
    ["who says of how much, and sends less", 400, "a.csv", { "content-length": "5" }],
    ["who says of how much, and sends more", 400, "a.csv", { "content-length": "2" }],
  ])("is refused from %s", async (_, status, name, headers) => {
    expect((await send(name, "a,b", headers)).status).toBe(status);
  });

  test("that holds nothing is refused", async () => {
    expect((await send("a.csv", "")).status).toBe(400);
  });
});

const changeOf = (route: string) => {
  const change = changes[route]?.(fixture);
  if (!change) throw new Error(`${route} is not known to this test: say what changes it, and who`);
  return change;
};

/** A text is sent as it is, all else as JSON. */
function ask(route: string, body: unknown, headers: Record<string, string> = {}) {
  const { params, asker } = changeOf(route);
  const found = fixture.askers.find(({ name }) => name === asker);
  if (!found) throw new Error(`nobody is called ${asker}`);
  signIn(found);
  return post(route, params, typeof body === "string" ? body : JSON.stringify(body), headers);
}

/** The condition of the policy of facts of an account. */
const ofAccount = (table: string) =>
  `${table}.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = ${table}.programme_id and a.id = ${table}.account_id)`;

/** As the tables' owner, who alone may. */
async function alterPolicy(table: string, using: string, policy = "in_scope"): Promise<void> {
  const { connect } = await import("@/db/connections");
  const owner = connect(fixture.database.target, "owner", { max: 1 });
  await owner.unsafe(`alter policy ${policy} on ${table} using (${using})`);
  await owner.end();
}

describe("the database itself refuses", () => {
  test("to record as another, of others' accounts, for who reads no people; and to change what is recorded", async () => {
    const leaf = fixture.askers.find(({ name }) => name === "rep");
    const [mine] = await fixture.database.writer<{ id: number }[]>`
      select id from accounts where programme_id = ${fixture.own.id} and rep_id = any (${leaf?.repIds ?? []}) limit 1`;
    const [theirs] = await fixture.database.writer<{ id: number }[]>`
      select id from accounts where programme_id = ${fixture.own.id} and rep_id <> all (${leaf?.repIds ?? []}) limit 1`;
    const scope: Scope = { kind: "portfolio", repIds: leaf?.repIds ?? [] };
    const record = (role: Role, account: number | undefined, user: number) =>
      codeOf(
        `${scopeStatements(fixture.own.id, scope, role)}; set local app.user_id = '7'`,
        `insert into account_actions (programme_id, account_id, user_id, author, kind, reasons)
         values (${fixture.own.id}, ${account}, ${user}, 'x', 'done', '{}')`,
      );
    expect(await record("sales", mine?.id, 7)).toBeNull();
    expect(await record("sales", mine?.id, 8)).toBe("42501");
    expect(await record("sales", theirs?.id, 7)).toBe("42501");
    expect(await record("analyst", mine?.id, 7)).toBe("42501");
    const statements = scopeStatements(fixture.own.id, scope, "sales");
    expect(await codeOf(statements, "update account_actions set note = 'other'")).toBe("42501");
    expect(await codeOf(statements, "delete from account_actions")).toBe("42501");
    const totals = scopeStatements(fixture.own.id, { kind: "totals" }, "executive");
    expect(await codeOf(totals, "select from account_actions")).toBe("42501");
    const notes = async (role?: Role) =>
      (await rowsOf("account_actions", scopeStatements(fixture.own.id, scope, role)))?.map((row) => row.account_id);
    const own = await accountsOf(leaf?.repIds ?? []);
    expect(new Set(await notes("sales"))).toEqual(new Set(own));
    expect(await notes("analyst")).toEqual([]);
  });

  /** The code of the error that a statement ends with; null where it goes through. */
  const codeOf = (statements: string, sql: string): Promise<string | null> =>
    fixture.database.app
      .begin(async (tx) => {
        await tx.unsafe(statements).simple();
        await tx.unsafe(sql);
        return null;
      })
      .catch((error) => error.code);

  /** What a login in that scope reads of a table: its rows, or null where it may not even ask. */
  async function rowsOf(table: string, statements: string): Promise<Record<string, unknown>[] | null> {
    const rows = await fixture.database.app
      .begin(async (tx) => {
        await tx.unsafe(statements).simple();
        return tx.unsafe(`select * from ${table}`);
      })
      .catch((error) => {
        if (error.code === "42501") return null;
        throw error;
      });
    return rows as Record<string, unknown>[] | null;
  }

  const listTables = () =>
    fixture.database.writer<
      { name: string }[]
    >`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

  test("rows of other reps and programmes, whatever the query", async () => {
    const manager = fixture.askers.find(({ name }) => name === "manager");
    const repIds = manager?.repIds ?? [];
    const scope: Scope = { kind: "portfolio", repIds };
    const seen: string[] = [];
    const theirs: unknown[] = [];
    for (const { name } of await listTables()) {
      const rows = await rowsOf(name, scopeStatements(fixture.own.id, scope));
      for (const row of rows ?? []) {
        if (!seen.includes(name)) seen.push(name);
        const programme = row.programme_id ?? (name === "programmes" ? row.id : undefined);
        expect(programme, name).toBe(fixture.own.id);
        // Of a hand-over, the rep may be one of another portfolio; the account never.
        if (name === "account_assignments" || name === "campaign_targets") theirs.push(row.account_id);
        else if ("rep_id" in row) expect(repIds, name).toContain(row.rep_id);
      }
    }
    expect(seen.sort()).toEqual(
      [
        "account_assignments",
        "account_months",
        "account_now",
        "account_year",
        "accounts",
        "campaign_targets",
        "campaigns",
        "cube_rep_totals",
        "cube_reps",
        "item_cube_reps",
        "now_cube_reps",
        "lot_cube_reps",
        "lot_months",
        "move_cube_reps",
        "period_cube_reps",
        "point_lots",
        "programme_references",
        "programmes",
        "rank_cube_reps",
        "reps",
        "reward_cube_reps",
        "reward_months",
        "rewards",
        "tiers",
      ].sort(),
    );
    expect(new Set(theirs)).toEqual(new Set(await accountsOf(repIds)));
  });

  const accountsOf = async (repIds: number[]) =>
    (
      await fixture.database.writer<{ id: number }[]>`
        select id from accounts where programme_id = ${fixture.own.id} and rep_id = any (${repIds})`
    ).map(({ id }) => id);

  test("contacts to roles without need of them, and those of other portfolios to all", async () => {
    const repIds = fixture.askers.find(({ name }) => name === "manager")?.repIds ?? [];
    const portfolio: Scope = { kind: "portfolio", repIds };
    const read = async (scope: Scope, role?: Role) =>
      (await rowsOf("contacts", scopeStatements(fixture.own.id, scope, role)))?.map((row) => row.account_id);
    expect(new Set(await read(portfolio, "sales"))).toEqual(new Set(await accountsOf(repIds)));
    expect(await read({ kind: "programme" }, "marketing")).toHaveLength(40);
    expect(await read({ kind: "programme" }, "admin")).toHaveLength(40);
    expect(await read({ kind: "programme" }, "analyst")).toEqual([]);
    expect(await read({ kind: "programme" })).toEqual([]);
    expect(await read({ kind: "totals" }, "executive")).toBeUndefined();
  });

  test("names of former reps but to who asks for hand-overs, and of theirs alone", async () => {
    const repIds = fixture.askers.find(({ name }) => name === "manager")?.repIds ?? [];
    const portfolio = scopeStatements(fixture.own.id, { kind: "portfolio", repIds });
    const ids = async (statements: string) => (await rowsOf("reps", statements))?.map((row) => row.id);
    expect(await ids(portfolio)).toEqual(repIds);
    const former = await fixture.database.writer<{ id: number }[]>`
      select distinct h.rep_id as id from account_assignments h join accounts a on a.id = h.account_id
      where a.programme_id = ${fixture.own.id} and a.rep_id = any (${repIds}) and h.rep_id > 0`;
    const open = await ids(`${portfolio}; set local app.hand_overs = '1'`);
    expect(new Set(open)).toEqual(new Set(former.map(({ id }) => id).concat(repIds)));
    expect(open?.length).toBeGreaterThan(repIds.length);
  });

  test("what an order earned, in whatever column", async () => {
    for (const kind of ["programme", "portfolio"] as const) {
      const scope: Scope = kind === "programme" ? { kind } : { kind, repIds: [1, 2, 3] };
      const statements = scopeStatements(fixture.own.id, scope, "marketing");
      for (const column of ["margin_cents", "ref", "channel"])
        expect(await rowsOf(`(select ${column} from orders) o`, statements), column).toBeNull();
      expect(await rowsOf("(select account_id, revenue_cents from orders) o", statements)).not.toBeNull();
    }
  });

  test("orders of other portfolios", async () => {
    const repIds = fixture.askers.find(({ name }) => name === "manager")?.repIds ?? [];
    const statements = scopeStatements(fixture.own.id, { kind: "portfolio", repIds });
    const read = (await rowsOf("(select distinct account_id from orders) o", statements)) ?? [];
    const mine = await accountsOf(repIds);
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((row) => !mine.includes(Number(row.account_id)))).toEqual([]);
  });

  test.each(["account_assignments", "campaign_targets", "orders"])(
    "and a policy of %s that lets every row pass is seen",
    async (table) => {
      const repIds = fixture.askers.find(({ name }) => name === "manager")?.repIds ?? [];
      const statements = scopeStatements(fixture.own.id, { kind: "portfolio", repIds });
      const mine = await accountsOf(repIds);
      const foreign = async () =>
        (await rowsOf(`(select distinct account_id from ${table}) o`, statements))?.filter(
          (row) => !mine.includes(Number(row.account_id)),
        ).length;
      expect(await foreign()).toBe(0);
      await alterPolicy(table, "true", "of_account");
      expect(await foreign().finally(() => alterPolicy(table, ofAccount(table), "of_account"))).toBeGreaterThan(0);
    },
  );

  test("rows of other programmes to who reads the whole of one", async () => {
    const seen: string[] = [];
    for (const { name } of await listTables())
      for (const row of (await rowsOf(name, scopeStatements(fixture.own.id, { kind: "programme" }))) ?? []) {
        if (!seen.includes(name)) seen.push(name);
        expect(row.programme_id ?? (name === "programmes" ? row.id : undefined), name).toBe(fixture.own.id);
      }
    for (const name of [
      "accounts",
      "account_now",
      "reps",
      "cube_reps",
      "cube_segments",
      "evidence",
      "item_cube_rewards",
    ])
      expect(seen).toContain(name);
    for (const name of ["orders", "points", "contacts", "users", "sessions"]) expect(seen).not.toContain(name);
  });

  test("accounts, reps and facts to who reads totals", async () => {
    const open: string[] = [];
    for (const { name } of await listTables())
      if (await rowsOf(name, scopeStatements(fixture.own.id, { kind: "totals" }))) open.push(name);
    expect(open.sort()).toEqual(
      [
        "campaigns",
        "cohort_cube_regions",
        "cost_months",
        "cube_regions",
        "cube_segments",
        "evidence",
        "now_cube_regions",
        "lot_cube_regions",
        "month_figures",
        "move_cube_regions",
        "period_cube_regions",
        "period_cube_segments",
        "programme_goals",
        "programme_references",
        "programmes",
        "rank_cube_regions",
        "restated_cohort_regions",
        "restated_costs",
        "restated_lot_regions",
        "restated_move_regions",
        "restated_period_regions",
        "restated_rank_regions",
        "restated_references",
        "restated_regions",
        "restated_reward_regions",
        "reward_cube_regions",
        "reward_cube_segments",
        "rewards",
        "tiers",
      ].sort(),
    );
  });

  test("everything where no scope is set, and anything without a role", async () => {
    for (const { name } of await listTables()) {
      for (const role of ["reader_rows", "reader_wide", "reader_totals"])
        expect((await rowsOf(name, `set local role ${role}`)) ?? [], name).toHaveLength(0);
      expect(await rowsOf(name, "select 1"), name).toBeNull();
    }
  });

  test("users and sessions to who reads reports", async () => {
    for (const table of [
      "users",
      "sessions",
      "page_passes",
      "user_programmes",
      "indicator_roles",
      "import_rejects",
      "source_totals",
      "uploads",
      "upload_pieces",
      "rejected_rows",
      "audit_events",
    ])
      expect(await rowsOf(table, scopeStatements(fixture.own.id, { kind: "programme" })), table).toBeNull();
  });
});

describe("a programme's own words", () => {
  const words: ProgrammeWords = {
    fr: {
      point: { one: "étoile", many: "étoiles", gender: "f" },
      tier: { one: "statut", many: "statuts", gender: "m" },
    },
  };
  const asker = (name: string): Asker => {
    const found = fixture.askers.find((one) => one.name === name);
    if (!found) throw new Error(`nobody is ${name}`);
    return found;
  };
  const keep = (kept: ProgrammeWords) =>
    fixture.database.writer`
      update programmes set words = ${JSON.stringify(kept)}::text::jsonb, settings_version = settings_version + 1
      where id = ${fixture.own.id}`;
  const files: [name: string, route: string, params: Record<string, string>, query: string][] = [
    ["a list", "accounts/export/route.ts", {}, "list=could-redeem&format=csv&columns=code,tier,stake"],
    ["a workbook", "accounts/export/route.ts", {}, "list=could-redeem&format=xlsx&columns=code,tier,stake"],
    ["slides", "views/[view]/export/route.ts", { view: "points" }, "format=pptx"],
    ["an indicator", "indicators/[indicator]/export/route.ts", { indicator: "points-issued" }, "format=csv&by=tier"],
  ];
  const fileOf = (programme: string, [, route, params, query]: (typeof files)[number]) =>
    call(`app/api/programmes/[programme]/${route}`, { programme, ...params }, query);
  /** What the frame of a programme's pages says its texts are. */
  const frameOf = async (programme: string) => {
    const { default: frame } = await import("@/app/(report)/[programme]/layout");
    const element = await frame({ params: Promise.resolve({ programme }), children: "page" });
    return isValidElement<{ messages?: typeof fr }>(element) ? element.props.messages?.views.points : null;
  };

  beforeAll(() => keep(words));
  afterAll(() => keep({}));

  test.each(files)("are in %s of its own, and in none of another", async (...file) => {
    signIn(asker("marketing"));
    const own = await fileOf(fixture.own.slug, file);
    expect(own.status).toBe(200);
    expect(own.text).toMatch(/étoile|statut/i);
    expect(own.text).not.toMatch(/Niveau|points (attribués|dépensés)/);
    signIn(asker("outsider"));
    const foreign = await fileOf(fixture.foreign.slug, file);
    expect(foreign.status).toBe(200);
    expect(foreign.text).not.toMatch(/étoile|statut/i);
  });

  test("are on its pages, and on none of another", async () => {
    signIn(asker("marketing"));
    expect(await frameOf(fixture.own.slug)).toBe("Étoiles et récompenses");
    signIn(asker("outsider"));
    expect(await frameOf(fixture.foreign.slug)).toBeUndefined();
    expect(
      (
        await call(
          "app/api/programmes/[programme]/views/[view]/route.ts",
          { programme: fixture.own.slug, view: "points" },
          "",
        )
      ).status,
    ).toBe(404);
  });

  test("are told to nobody who is in no place there", async () => {
    const { findWords } = await import("./find-viewer");
    const users = await fixture.database.writer<{ id: number; slug: string }[]>`
      select m.user_id as id, p.slug from user_programmes m join programmes p on p.id = m.programme_id`;
    for (const { id, slug } of users)
      expect(await findWords(fixture.database.app, id, fixture.own.slug)).toEqual(
        slug === fixture.own.slug ? words : {},
      );
  });
});
