import type postgres from "postgres";

async function loginProblems(sql: postgres.Sql): Promise<string[]> {
  // Membership counts as much as possession: a member can take the role.
  const rows = await sql<{ problem: string }[]>`
    select format('it is, or may become, the superuser or row-security-free role %I', rolname) as problem
    from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(session_user, oid, 'MEMBER')
    union all
    select 'it is a member of writer'
    from pg_roles where rolname = 'writer' and pg_has_role(session_user, oid, 'MEMBER')
    union all
    select format('it owns, or may become the owner of, table %s', string_agg(oid::regclass::text, ', ' order by oid))
    from pg_class where relkind in ('r', 'p') and pg_has_role(session_user, relowner, 'MEMBER')
      and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and relnamespace <> 'pg_toast'::regnamespace
    having count(*) > 0`;
  return rows.map(({ problem }) => problem);
}

async function tableProblems(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string; secured: boolean; forced: boolean; policies: boolean; public: boolean }[]>`
    select c.oid::regclass::text as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      exists (select from pg_policy p where p.polrelid = c.oid) as policies,
      exists (select from pg_policy p where p.polrelid = c.oid and p.polroles @> '{0}') as public
    from pg_class c
    where c.relkind in ('r', 'p', 'm', 'f') and c.relnamespace = 'public'::regnamespace
    order by 1`;
  return rows.flatMap(({ name, secured, forced, policies, public: everybody }) => [
    ...(secured ? [] : [`table ${name} has no row-level security`]),
    ...(forced ? [] : [`table ${name} does not force row-level security on its owner`]),
    ...(policies ? [] : [`table ${name} has no policy`]),
    ...(everybody ? [`table ${name} has a policy for everybody`] : []),
  ]);
}

/** A login, or a database, with which row-level security would not hold. */
export class UnsafeDatabaseError extends Error {}

/**
 * Every reason why row-level security would not hold. `sql` is connected as the app: the login is or may become a
 * superuser, free of row security, the writer or a table's owner; or whatever holds rows in schema public, where nothing is
 * everybody's, lacks forced row-level security or a policy.
 */
export const listProblems = async (sql: postgres.Sql): Promise<string[]> => [
  ...(await loginProblems(sql)),
  ...(await tableProblems(sql)),
];

/** Throws an `UnsafeDatabaseError` with every reason at once. */
export async function assertSafeLogin(sql: postgres.Sql): Promise<void> {
  const problems = await listProblems(sql);
  if (problems.length === 0) return;
  throw new UnsafeDatabaseError(
    `The app's login must not be used with this database:\n${problems.map((text) => `- ${text}`).join("\n")}`,
  );
}
