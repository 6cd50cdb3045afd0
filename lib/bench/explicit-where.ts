import { quoteName } from "@/db/access-roles";
import type { Scope } from "@/lib/access/viewer-type";
import { roleOf, scopeStatements } from "@/lib/report/open-reader";
import type { BenchDatabase } from "./bench-database";
import { programme } from "./programme-settings";

const SCHEMA = "explicit";
/** How a policy reads a setting, with its type. */
const setting = /\(NULLIF\(current_setting\('(app\.\w+)'::text, true\), ''::text\)\)::(integer(?:\[\])?)/g;

/**
 * Makes the owner free of row-level security, in this database alone, and for each table that a reader reads a view of
 * its name with the reader's policy as an explicit WHERE: the same SQL, on the search path returned, then reads the same
 * rows without any policy.
 */
export async function withoutPolicies({ owner }: BenchDatabase, scope: Scope): Promise<string> {
  const values = new Map(
    [...scopeStatements(programme, scope).matchAll(/(app\.\w+) = '(.*?)'/g)].map(([, name, value]) => [name, value]),
  );
  const policies = await owner<{ table: string; condition: string }[]>`
    select tablename as table, string_agg('(' || qual || ')', ' or ') as condition from pg_policies
    where schemaname = 'public' and cmd = 'SELECT' and ${roleOf[scope.kind]} = any (roles)
    group by tablename`;
  await owner.unsafe(`drop schema if exists ${SCHEMA} cascade`);
  await owner.unsafe(`create schema ${SCHEMA}`);
  for (const { table, condition } of policies) {
    // A constant of its type, which the planner sees: a text that is cast would be read again for each row.
    const literal = condition.replace(setting, (_, name: string, type: string) =>
      values.get(name) ? `'${values.get(name)}'::${type}` : `null::${type}`,
    );
    if (literal.includes("current_setting")) throw new Error(`the policy of ${table} has another form: ${condition}`);
    await owner.unsafe(`alter table public.${quoteName(table)} no force row level security`);
    await owner.unsafe(
      `create view ${SCHEMA}.${quoteName(table)} as select * from public.${quoteName(table)} where ${literal}`,
    );
  }
  return `set local search_path = ${SCHEMA}, public`;
}
