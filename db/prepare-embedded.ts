import type postgres from "postgres";
import { missingAccess, quoteName } from "./access-roles";
import { EMBEDDED_LOGINS, type Login, superuserConnection, type Target } from "./connections";

/** Any number that nobody else uses; held in database `postgres`, since advisory locks are per database. */
const SETUP_LOCK = 7_405_121;
const LOGINS: Login[] = ["owner", "writer", "app"];
const NO_POWERS = "login nosuperuser nobypassrls nocreaterole nocreatedb noreplication";

async function createLogins(sql: postgres.Sql, passwords: Record<Login, string>): Promise<void> {
  const present = await sql<{ name: string }[]>`select rolname as name from pg_roles`;
  const names = new Set(present.map(({ name }) => name));
  for (const login of LOGINS) {
    const name = EMBEDDED_LOGINS[login];
    const verb = names.has(name) ? "alter" : "create";
    const inherit = login === "app" ? "noinherit" : "inherit";
    // Such statements take no parameters; our passwords hold nothing that needs quoting.
    await sql.unsafe(`${verb} role ${quoteName(name)} ${NO_POWERS} ${inherit} password '${passwords[login]}'`);
  }
}

/**
 * Makes a database of the embedded cluster, where it is missing, with the rights that our logins need and no others;
 * a copy of `template`, whose rights a copy does not inherit.
 */
export async function createDatabase(sql: postgres.Sql, database: string, template = "template0"): Promise<void> {
  const name = quoteName(database);
  const owner = quoteName(EMBEDDED_LOGINS.owner);
  const found = await sql`select 1 from pg_database where datname = ${database}`;
  if (found.length === 0)
    await sql.unsafe(`create database ${name} owner ${owner} template ${quoteName(template)} strategy file_copy`);
  await sql.unsafe(`revoke all on database ${name} from public`);
  await sql.unsafe("revoke all on database postgres from public");
  const logins = LOGINS.map((login) => quoteName(EMBEDDED_LOGINS[login])).join(", ");
  await sql.unsafe(`grant connect on database ${name} to ${logins}`);
  // The refresh of the rollups works in temporary tables.
  await sql.unsafe(`grant temporary on database ${name} to ${quoteName(EMBEDDED_LOGINS.writer)}`);
}

/**
 * Makes, in an embedded cluster, the three logins with the passwords of `secrets.json`, the group roles, and the target's
 * database owned by the owner login. Does again what is already done without harm; safe from several processes at once.
 */
export async function prepareEmbedded(target: Extract<Target, { kind: "embedded" }>): Promise<void> {
  const cluster = superuserConnection(target);
  try {
    await cluster`select pg_advisory_lock(${SETUP_LOCK})`;
    await createLogins(cluster, target.server.secrets);
    await createDatabase(cluster, target.database);
    const database = superuserConnection(target, target.database);
    try {
      await database.unsafe(`alter schema public owner to ${quoteName(EMBEDDED_LOGINS.owner)}`);
      for (const statement of await missingAccess(database, EMBEDDED_LOGINS)) await database.unsafe(statement);
    } finally {
      await database.end();
    }
  } finally {
    // Ending the connection gives the lock back.
    await cluster.end();
  }
}
