import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertSafeLogin } from "./check-safety";
import { connect, databaseTarget, EMBEDDED_LOGINS, type Login, superuserConnection, type Target } from "./connections";
import { startEmbedded, stopEmbedded } from "./embedded/server";
import { migrateDatabase } from "./migrate";

const CLUSTER = "trial";
let folder: string;
let target: Target;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pilotage-test-"));
  process.env.PILOTAGE_STATE_DIR = folder;
  await mkdir(join(folder, "migrations", "meta"), { recursive: true });
  const entry = { idx: 0, version: "7", when: 1, tag: "0000_pets", breakpoints: true };
  const journal = { version: "7", dialect: "postgresql", entries: [entry] };
  await writeFile(join(folder, "migrations", "meta", "_journal.json"), JSON.stringify(journal));
  await writeFile(
    join(folder, "migrations", "0000_pets.sql"),
    `create table pets (programme_id int, born date, points bigint, price numeric);
     alter table pets enable row level security, force row level security;
     create policy pets_all on pets to reader_rows using (true);
     create policy pets_write on pets to writer using (true);
     grant select on pets to reader_rows; grant select, insert on pets to writer;`,
  );
  await startEmbedded(CLUSTER, { durable: false });
  target = await databaseTarget({ cluster: CLUSTER, database: "pets" });
}, 30_000);

afterAll(async () => {
  for (const name of ["DATABASE_URL", "DATABASE_WRITER_URL", "DATABASE_OWNER_URL"]) delete process.env[name];
  await stopEmbedded(CLUSTER);
  await rm(folder, { recursive: true, force: true });
});

async function as<T>(login: Login | "superuser", work: (sql: postgres.Sql) => Promise<T>, on = target): Promise<T> {
  const database = on.database ?? undefined;
  const sql = login === "superuser" ? superuserConnection(on, database) : connect(on, login, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function migratePets(on = target): Promise<{ applied: number }> {
  return migrateDatabase(on, join(folder, "migrations"));
}

/** The embedded cluster seen as somebody else's: the same socket, by address. */
async function externalTarget(owner = "pilotage_owner", ownerPassword?: string): Promise<Target> {
  if (target.kind !== "embedded") throw new Error("the tests' cluster is embedded");
  const { secrets, socketDir, port } = target.server;
  const address = (name: string, password: string) =>
    `postgres://${name}:${password}@localhost:${port}/elsewhere?host=${socketDir}`;
  process.env.DATABASE_URL = address(EMBEDDED_LOGINS.app, secrets.app);
  process.env.DATABASE_WRITER_URL = address(EMBEDDED_LOGINS.writer, secrets.writer);
  process.env.DATABASE_OWNER_URL = address(owner, ownerPassword ?? secrets.owner);
  const external = await databaseTarget();
  expect(external.kind).toBe("external");
  return external;
}

describe("migrateDatabase", { timeout: 30_000 }, () => {
  it("says so when there are no migrations", async () => {
    await expect(migrateDatabase(target, folder)).rejects.toThrow("no migrations were generated");
  });

  it("applies each migration once, whoever calls at the same time", async () => {
    const results = await Promise.all([migratePets(), migratePets(), migratePets()]);
    expect(results.map(({ applied }) => applied).sort()).toEqual([0, 0, 1]);
    const other = await databaseTarget({ cluster: CLUSTER, database: "other-pets" });
    expect(await migratePets(other)).toEqual({ applied: 1 });
  });

  it("gives the three logins no power, and the app its roles without inheriting them", async () => {
    const rows = await as(
      "superuser",
      (sql) => sql`
      select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as power, rolinherit
      from pg_roles where rolname like 'pilotage%' order by 1`,
    );
    expect(rows).toEqual([
      { rolname: "pilotage_app", power: false, rolinherit: false },
      { rolname: "pilotage_owner", power: false, rolinherit: true },
      { rolname: "pilotage_writer", power: false, rolinherit: true },
    ]);
    await expect(as("app", (sql) => sql`select from pets`)).rejects.toMatchObject({ code: "42501" });
    await expect(as("app", (sql) => sql`set role writer`)).rejects.toMatchObject({ code: "42501" });
    const read = await as("app", (sql) =>
      sql.begin(async (transaction) => {
        await transaction`set local role reader_rows`;
        return transaction`select count(*) from pets`;
      }),
    );
    expect(read).toEqual([{ count: 0 }]);
    await expect(as("writer", (sql) => sql`create table own ()`)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("connect", { timeout: 30_000 }, () => {
  it("reads and writes dates as text, bigint as a safe number, numeric as text, in UTC", async () => {
    const row = { born: "2024-02-29", points: 9007199254740991, price: "1.10" };
    await as("writer", (sql) => sql`insert into pets ${sql({ programme_id: 1, ...row })}`);
    expect(await as("writer", (sql) => sql`select born, points, price from pets`)).toEqual([row]);
    expect(await as("writer", (sql) => sql`select array[born] as d, array[points] as p from pets`)).toEqual([
      { d: ["2024-02-29"], p: [9007199254740991] },
    ]);
    await expect(as("writer", (sql) => sql`select points + 1 as over from pets`)).rejects.toThrow("does not fit");
    expect(await as("app", (sql) => sql`show timezone`)).toEqual([{ TimeZone: "UTC" }]);
  });
});

describe("assertSafeLogin", { timeout: 30_000 }, () => {
  it("accepts the app's login and refuses the three others", async () => {
    await as("app", assertSafeLogin);
    await expect(as("writer", assertSafeLogin)).rejects.toThrow("member of writer");
    await expect(as("owner", assertSafeLogin)).rejects.toThrow("owner of, table");
    await expect(as("superuser", assertSafeLogin)).rejects.toThrow("superuser");
  });

  it.each([
    ["alter table pets disable row level security", "alter table pets enable row level security", "has no row-level"],
    ["alter table pets no force row level security", "alter table pets force row level security", "does not force"],
    ["create table bare (programme_id int)", "drop table bare", "table bare has no policy"],
    ["create table loose (name text)", "drop table loose", "table loose has no row-level"],
    ["create materialized view kept as select * from pets", "drop materialized view kept", "kept has no row-level"],
    ["grant writer to pilotage_app", "revoke writer from pilotage_app", "member of writer"],
    ["alter role pilotage_app bypassrls", "alter role pilotage_app nobypassrls", "row-security-free"],
  ])("refuses after: %s", async (damage, repair, reason) => {
    await as("superuser", (sql) => sql.unsafe(damage));
    await expect(as("app", assertSafeLogin)).rejects.toThrow(reason);
    await as("superuser", (sql) => sql.unsafe(repair));
    await as("app", assertSafeLogin);
  });
});

describe("an external database", { timeout: 30_000 }, () => {
  it("is told which SQL to run, and works once it was run", async () => {
    await as("superuser", (sql) => sql`create database elsewhere`);
    const embedded = { ...target, database: "elsewhere" };
    const external = await externalTarget();
    const error: Error = await migratePets(external).then(
      () => Promise.reject(new Error("it should have been refused")),
      (reason) => reason,
    );
    expect(error.message).toContain("As an administrator, run:");
    const script = error.message.split("run:\n")[1] ?? "";
    expect(script).toContain('grant usage, create on schema public to "pilotage_owner"');
    await as("superuser", (sql) => sql.unsafe(script), embedded as Target);
    expect(await migratePets(external)).toEqual({ applied: 1 });
    expect(await migratePets(external)).toEqual({ applied: 0 });
    expect(() => superuserConnection(external)).toThrow("administrator");
  });

  it("gets its roles made when its owner may", async () => {
    await as("superuser", async (sql) => {
      await sql`create role chief login superuser password 'chief'`;
      await sql`alter role pilotage_app inherit`;
      await sql`revoke reader_auth from pilotage_app`;
      await sql`grant reader_auth to pilotage_app with inherit true`;
    });
    await migratePets(await externalTarget("chief", "chief"));
    const rows = await as(
      "superuser",
      (sql) => sql`select pg_has_role('pilotage_app', 'reader_auth', 'USAGE') as inherits`,
    );
    expect(rows).toEqual([{ inherits: false }]);
  });

  it("must have three different logins", async () => {
    if (target.kind !== "embedded") throw new Error("the tests' cluster is embedded");
    const external = await externalTarget("pilotage_app", target.server.secrets.app);
    await expect(migratePets(external)).rejects.toThrow("must be three logins");
  });
});
