import type postgres from "postgres";
import type { Login } from "./connections";

/** Roles that the app takes, one per transaction, with `SET LOCAL ROLE`. */
const TAKEN = ["reader_rows", "reader_wide", "reader_totals", "reader_auth", "administrator"];
const GROUPS = [...TAKEN, "writer"];

/** Quotes a name for use inside SQL text. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

interface GroupState {
  name: string;
  appMember: boolean;
  appInherits: boolean;
  writerInherits: boolean;
  usesSchema: boolean;
}

async function memberships(sql: postgres.Sql, logins: Record<Login, string>, inheritWord: (on: boolean) => string) {
  const groups = await sql<GroupState[]>`
    select rolname as name, pg_has_role(${logins.app}::name, oid, 'MEMBER') as "appMember",
      pg_has_role(${logins.app}::name, oid, 'USAGE') as "appInherits",
      pg_has_role(${logins.writer}::name, oid, 'USAGE') as "writerInherits",
      has_schema_privilege(oid, 'public', 'USAGE') as "usesSchema"
    from pg_roles where rolname in ${sql(GROUPS)}`;
  const found = new Map(groups.map((group) => [group.name, group]));
  const app = quoteName(logins.app);
  const statements = GROUPS.filter((name) => !found.has(name)).map((name) => `create role ${name} nologin`);
  const isApart = (name: string) => found.get(name)?.appMember === true && found.get(name)?.appInherits === false;
  const joining = TAKEN.filter((name) => !isApart(name));
  // Not inheriting is the point: outside a transaction that takes a role, the app reads nothing.
  if (joining.length > 0) {
    statements.push(`alter role ${app} noinherit`, `grant ${joining.join(", ")} to ${app}${inheritWord(false)}`);
  }
  if (!found.get("writer")?.writerInherits) {
    statements.push(`grant writer to ${quoteName(logins.writer)}${inheritWord(true)}`);
  }
  const outside = GROUPS.filter((name) => !found.get(name)?.usesSchema);
  if (outside.length > 0) statements.push(`grant usage on schema public to ${outside.join(", ")}`);
  return statements;
}

async function schemaRights(sql: postgres.Sql, logins: Record<Login, string>): Promise<string[]> {
  const owner = quoteName(logins.owner);
  const [state] = await sql<
    { database: string; onDatabase: boolean; onSchema: boolean; open: boolean; temporary: boolean }[]
  >`
    select current_database() as database,
      has_database_privilege(${logins.writer}::name, current_database(), 'TEMPORARY') as temporary, has_schema_privilege('public', 'public', 'CREATE') as open,
      has_database_privilege(${logins.owner}::name, current_database(), 'CREATE') as "onDatabase",
      has_schema_privilege(${logins.owner}::name, 'public', 'CREATE') as "onSchema"`;
  const outside = await sql<{ name: string }[]>`
    select rolname as name from pg_roles
    where rolname in ${sql([logins.app, logins.writer])} and not has_schema_privilege(oid, 'public', 'USAGE')`;
  return [
    state?.temporary === false
      ? [`grant temporary on database ${quoteName(state.database)} to ${quoteName(logins.writer)}`]
      : [],
    state?.onDatabase === false ? [`grant create on database ${quoteName(state.database)} to ${owner}`] : [],
    state?.onSchema === false ? [`grant usage, create on schema public to ${owner}`] : [],
    state?.open ? ["revoke create on schema public from public"] : [],
    outside.map(({ name }) => `grant usage on schema public to ${quoteName(name)}`),
  ].flat();
}

/**
 * The SQL statements still needed, in the connected database, for the six group roles to exist and for the logins (given
 * by their names there) to hold exactly them: the writer inherits `writer`, the app may take each of the others and
 * inherits none. Empty when all is in place. Changes nothing. Throws when a login does not exist.
 */
export async function missingAccess(sql: postgres.Sql, logins: Record<Login, string>): Promise<string[]> {
  const [version] = await sql<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
  // Before 16 inheriting was an attribute of the member alone, and the grant has no such option.
  const inheritWord = (on: boolean) => ((version?.number ?? 0) >= 160_000 ? ` with inherit ${on}` : "");
  return [...(await memberships(sql, logins, inheritWord)), ...(await schemaRights(sql, logins))];
}
