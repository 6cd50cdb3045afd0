import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { quoteName } from "@/db/access-roles";
import { connect, superuserConnection, type Target } from "@/db/connections";
import { startEmbedded } from "@/db/embedded/server";
import { migrateDatabase } from "@/db/migrate";
import { createDatabase } from "@/db/prepare-embedded";

const CLUSTER = "test";
const COPY_LOCK = 7_405_123;

/** A database of a test's own: its logins' connections, and its end. */
export interface TestDatabase {
  target: Extract<Target, { kind: "embedded" }>;
  writer: Sql;
  app: Sql;
  drop(): Promise<void>;
}

/** Named after what the migrations say, so that a changed migration is a new template. */
function templateName(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync("db/migrations").sort())
    if (file.endsWith(".sql")) hash.update(readFileSync(join("db/migrations", file)));
  return `template_${hash.digest("hex").slice(0, 12)}`;
}

/** The cluster for tests: no fsync, apart from the one that holds anybody's data. */
export async function testTarget(database: string): Promise<Extract<Target, { kind: "embedded" }>> {
  return { kind: "embedded", server: await startEmbedded(CLUSTER, { durable: false }), database };
}

/** Makes the migrated template that test databases are copies of. */
export async function prepareTemplate(): Promise<Target> {
  const target = await testTarget(templateName());
  await migrateDatabase(target);
  return target;
}

/** A fresh, migrated, empty database; `drop` it at the suite's end. */
export async function testDatabase(): Promise<TestDatabase> {
  const target = await testTarget(`test_${randomBytes(6).toString("hex")}`);
  const superuser = superuserConnection(target);
  // Two copies of one template at once are refused by PostgreSQL.
  await superuser`select pg_advisory_lock(${COPY_LOCK})`;
  const template = templateName();
  const [found] = await superuser`select 1 from pg_database where datname = ${template}`;
  if (!found) await migrateDatabase({ ...target, database: template });
  await createDatabase(superuser, target.database, template);
  await superuser.end();
  const writer = connect(target, "writer", { max: 4 });
  const app = connect(target, "app", { max: 4 });
  const drop = async () => {
    await Promise.all([writer.end(), app.end()]);
    const last = superuserConnection(target);
    await last.unsafe(`drop database if exists ${quoteName(target.database)} with (force)`);
    await last.end();
  };
  return { target, writer, app, drop };
}
