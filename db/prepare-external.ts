import type postgres from "postgres";
import { missingAccess } from "./access-roles";
import { connect, type Login, type Target } from "./connections";

async function loginName(target: Target, login: Login): Promise<string> {
  const sql = connect(target, login, { max: 1 });
  try {
    const [row] = await sql<{ name: string }[]>`select session_user as name`;
    return row?.name ?? "";
  } finally {
    await sql.end();
  }
}

async function tryStatements(owner: postgres.Sql, statements: string[]): Promise<string> {
  try {
    await owner.begin(async (sql) => {
      for (const statement of statements) await sql.unsafe(statement);
    });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Checks that an external database has the group roles and that its three logins, which must differ, hold them; where the
 * owner login may create roles, makes what is missing. Otherwise throws an error with the SQL that an administrator must run.
 */
export async function prepareExternal(target: Target): Promise<void> {
  const logins: Record<Login, string> = {
    owner: await loginName(target, "owner"),
    writer: await loginName(target, "writer"),
    app: await loginName(target, "app"),
  };
  if (new Set(Object.values(logins)).size < 3) {
    throw new Error(`The owner, the writer and the app must be three logins, not ${Object.values(logins).join(", ")}`);
  }
  const owner = connect(target, "owner", { max: 1 });
  try {
    const missing = await missingAccess(owner, logins);
    if (missing.length === 0) return;
    const refusal = await tryStatements(owner, missing);
    // Looked at again even after an error: another process may have made the roles first.
    const left = await missingAccess(owner, logins);
    if (left.length === 0) return;
    const script = left.map((statement) => `  ${statement};`).join("\n");
    throw new Error(
      `The database lacks roles or rights that ${logins.owner} may not give (${refusal}). As an administrator, run:\n${script}`,
    );
  } finally {
    await owner.end();
  }
}
