import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Login, superuserConnection, type Target } from "@/db/connections";
import { migrateDatabase } from "@/db/migrate";
import journal from "@/db/migrations/meta/_journal.json";
import { rebuildSchema } from "@/db/rebuild-schema";
import { findViewer } from "@/lib/access/find-viewer";
import { parseListRequest, queryAllAccounts } from "@/lib/report/query-accounts";
import { queryIndicator } from "@/lib/report/query-indicator";
import { queryView } from "@/lib/report/query-view";
import { closeMonths } from "@/lib/rollup/close-months";
import { makeAccessFixture } from "@/lib/testing/access-fixture";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { listTables, readLines, type Table } from "./list-tables";
import { checkBackup } from "./read-backup-file";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";
import { writeBackupFile } from "./write-backup-file";

let folder: string;
let path: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pilotage-backup-"));
  path = join(folder, "whole.backup");
  source = await testDatabase();
  const { own } = await makeAccessFixture(source);
  await source.writer.begin((tx) => closeMonths(tx, own.id, "2024-09-01", tester));
  await source.writer`insert into sign_in_failures values ('somebody', 3, now())`;
  // A number that was given, and whose row is gone.
  await source.writer`insert into users (email, name) values ('gone@example.com', 'Gone')`;
  await source.writer`delete from users where email = 'gone@example.com'`;
  await backUp(source, path);
}, 240_000);
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  target = await testDatabase();
});
afterEach(() => target.drop());

async function as<T>(on: Target, login: Login, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(on, login, { max: 1 });
  return work(sql).finally(() => sql.end());
}

const backUp = (from: TestDatabase, to: string, report?: (line: string) => void) =>
  as(from.target, "owner", (owner) =>
    writeBackup({ writer: from.writer, owner, path: to, ...(report ? { report } : {}) }),
  );

const restore = (from = path, replace = false) =>
  as(target.target, "owner", (owner) => restoreBackup({ owner, path: from, replace }));

async function asSuperuser(statement: string): Promise<void> {
  const sql = superuserConnection(source.target, source.target.database);
  await sql.unsafe(statement).finally(() => sql.end());
}

/** By table everything that it holds, whatever the order. */
async function contents(writer: Sql): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name } of await listTables(writer)) {
    const [row] = await writer.unsafe(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as content from ${name} t`,
    );
    found[name] = row?.content;
  }
  return found;
}

/** What readers of three kinds are told. */
async function figures({ app }: TestDatabase): Promise<unknown[]> {
  const viewer = async (name: string) => {
    const found = await findViewer(app, { email: `${name}@example.com` }, "own");
    if (!found) throw new Error(`${name} may not read`);
    return found;
  };
  const [marketing, executive, rep] = [await viewer("marketing"), await viewer("executive"), await viewer("manager")];
  const asked = { period: "ytd", compare: "n-1", filters: {} } as const;
  return [
    await queryView(marketing, "marketing", asked),
    await queryView(executive, "executive", asked),
    await queryView(rep, "sales", asked),
    await queryIndicator(marketing, { indicator: "member-revenue", period: "2024", by: ["month", "tier"] }),
    await queryIndicator(marketing, { indicator: "incremental-margin", period: "2024" }),
    await queryAllAccounts(marketing, parseListRequest(new URLSearchParams("list=portfolio"))),
    await queryAllAccounts(rep, parseListRequest(new URLSearchParams("of=active-rate&side=rest&period=2024"))),
  ];
}

describe("a backup that is restored", () => {
  it("holds every table as it was, and tells every reader the same", async () => {
    const before = await figures(source);
    await restore();
    expect(await contents(target.writer)).toEqual(await contents(source.writer));
    expect(await figures(target)).toEqual(before);
    const rows = Object.values((await checkBackup(path)).manifest.tables).map((table) => table.rows);
    expect(rows.filter((count) => count > 0).length).toBeGreaterThan(30);
  });

  it("lets nobody be signed in, and gives no number again", async () => {
    await restore();
    const [left] = await target.writer`
      select (select count(*)::int from sessions) as sessions, (select count(*)::int from sign_in_failures) as refused`;
    expect(left).toEqual({ sessions: 0, refused: 0 });
    const add = ({ writer }: TestDatabase) => writer<{ id: number }[]>`
      insert into users (email, name) values ('new@example.com', 'New') returning id`;
    const [here] = await add(target);
    const [there] = await add(source);
    expect(here).toEqual(there);
    await source.writer`delete from users where email = 'new@example.com'`;
  });

  it("binds everybody by the same policies and rights", async () => {
    const rules = (sql: Sql) => sql`
      select relname, relrowsecurity, relforcerowsecurity, relacl::text,
        (select count(*)::int from pg_policy where polrelid = c.oid) as policies
      from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by 1`;
    const before = await rules(target.writer);
    await target.writer.end();
    await restore();
    expect(await as(target.target, "writer", rules)).toEqual(before);
  });

  it("may be of an older version, and is brought forward", async () => {
    const last = journal.entries.at(-2)?.when ?? 0;
    await as(target.target, "owner", (owner) => owner.begin((tx) => rebuildSchema(tx, last)));
    await target.writer`insert into users (email, name, password_hash) values ('old@example.com', 'Old', 'none')`;
    const old = join(folder, "old.backup");
    await backUp(target, old);
    await target.writer.end();
    await restore(old, true);
    expect(await migrateDatabase(target.target)).toEqual({ applied: 1 });
    expect(await as(target.target, "writer", (sql) => sql`select email from users`)).toEqual([
      { email: "old@example.com" },
    ]);
  });
});

describe("what a database holds", () => {
  it("is replaced where that is asked, and only then", async () => {
    await as(
      target.target,
      "writer",
      (sql) => sql`insert into users (email, name) values ('kept@example.com', 'Kept')`,
    );
    await expect(restore()).rejects.toThrow("The database holds data (users)");
    expect(await as(target.target, "writer", (sql) => sql`select email from users`)).toEqual([
      { email: "kept@example.com" },
    ]);
    await restore(path, true);
    expect(await as(target.target, "writer", contents)).toEqual(await contents(source.writer));
  });

  it("is left alone while others are at work on it", async () => {
    await target.app`select`;
    await expect(restore()).rejects.toThrow("at work on this database");
  });

  it("stays as it is where the file is damaged anywhere, cut short, of a newer version or none", async () => {
    await restore();
    const before = await as(target.target, "writer", contents);
    const whole = await readFile(path);
    const broken = join(folder, "broken.backup");
    const refused = async (bytes: Buffer) => {
      await writeFile(broken, bytes);
      await expect(restore(broken, true)).rejects.toThrow("is damaged, or no backup");
    };
    const content = gunzipSync(whole);
    /** With a byte changed there, or soon after: one in some two hundred tells the same repetition otherwise, which is no damage. */
    const damagedAt = (at: number): Buffer => {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      try {
        return gunzipSync(flipped).equals(content) ? damagedAt(at + 1) : flipped;
      } catch {
        return flipped;
      }
    };
    for (const share of [0, 0.01, 0.3, 0.5, 0.9, 0.999]) await refused(damagedAt(Math.floor(share * whole.length)));
    for (const share of [0, 0.2, 0.7, 0.999]) await refused(whole.subarray(0, Math.floor(share * whole.length)));
    await refused(Buffer.concat([whole, whole]));
    await writeBackupFile(broken, { made: new Date().toISOString(), migration: 9e15 }, ({ end }) => end({}));
    await expect(restore(broken, true)).rejects.toThrow("of a version that this one does not know");
    await writeBackupFile(broken, (await checkBackup(path)).header, ({ end }) => end({}));
    await expect(restore(broken, true)).rejects.toThrow("lacks account_actions, ");
    expect(await as(target.target, "writer", contents)).toEqual(before);
  });

  it("stays as it is where a row of the file cannot be restored", async () => {
    const twice = join(folder, "twice.backup");
    const { header } = await checkBackup(path);
    const [table] = await listTables(source.writer);
    await writeBackupFile(twice, header, async (backup) => {
      async function* lines() {
        yield Buffer.from("no row of that table\n");
      }
      await backup.table(table as Table, lines());
      await backup.end({});
    });
    await expect(restore(twice, true)).rejects.toThrow(/invalid input syntax|missing data/);
    expect((await contents(target.writer)).users).toMatch(/^0 /);
  });
});

describe("a backup under way", () => {
  it("is of one moment, whatever is written meanwhile", async () => {
    const moment = join(folder, "moment.backup");
    const [before] = await source.writer`select count(*)::int as rows from users`;
    let later: Promise<unknown> | undefined;
    await backUp(source, moment, () => {
      later ??= as(
        source.target,
        "writer",
        (sql) => sql`insert into users (email, name) values ('late@example.com', 'Late')`,
      );
    });
    await later;
    expect((await checkBackup(moment)).manifest.tables.users?.rows).toBe(before?.rows);
    await source.writer`delete from users where email = 'late@example.com'`;
  });

  it("bears no name that looks whole, and leaves nothing where it fails", async () => {
    const unfinished = join(folder, "unfinished.backup");
    await copyFile(path, unfinished);
    const was = await readFile(unfinished);
    const parts = async () => (await readdir(folder)).filter((name) => name.endsWith(".part"));
    async function* lines() {
      yield Buffer.from("1\n");
      expect((await readFile(unfinished)).equals(was)).toBe(true);
      const [part] = await parts();
      await expect(checkBackup(join(folder, String(part)))).rejects.toThrow("is damaged, or no backup");
      throw new Error("the database is gone");
    }
    await expect(
      writeBackupFile(unfinished, { made: new Date().toISOString(), migration: 1 }, async (backup) => {
        await backup.table({ name: "one", columns: ["id"] }, lines());
      }),
    ).rejects.toThrow("the database is gone");
    expect(await parts()).toEqual([]);
    expect((await readFile(unfinished)).equals(was)).toBe(true);
  });

  it.each([
    [
      "drop policy written on orders",
      `create policy written on orders to writer using (true) with check (true)`,
      "orders",
    ],
    [
      "create policy narrow on accounts as restrictive for select to writer using (rep_id > 0)",
      "drop policy narrow on accounts",
      "accounts",
    ],
    ["revoke select on users from writer", "grant select on users to writer", "users"],
  ])("is refused where a row might be hidden: %s", async (damage, repair, table) => {
    const partial = join(folder, "partial.backup");
    await asSuperuser(damage);
    try {
      await expect(backUp(source, partial)).rejects.toThrow(`may not see every row of ${table}`);
    } finally {
      await asSuperuser(repair);
    }
    expect((await readdir(folder)).filter((name) => name.startsWith("partial"))).toEqual([]);
  });

  it("may be broken off in the middle of a table: the connection goes on", async () => {
    const table = (await listTables(source.writer)).find(({ name }) => name === "account_months");
    await source.writer.begin(async (tx) => {
      for await (const lines of readLines(tx, table as Table)) {
        expect(lines.length).toBeGreaterThan(0);
        break;
      }
      expect(await tx`select 1 as one`).toEqual([{ one: 1 }]);
    });
  });

  it("says what the disk says", async () => {
    await expect(backUp(source, join(path, "below-a-file"))).rejects.toThrow("ENOTDIR");
    expect(await source.writer`select 1 as one`).toEqual([{ one: 1 }]);
  });
});
