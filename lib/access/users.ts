import "server-only";
import type { Sql, TransactionSql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { hashPassword, leastPasswordLength } from "./password";

/** A change to users that cannot be made, said for the person who asked. */
export class UserError extends Error {}

export interface UserRow {
  email: string;
  name: string;
  disabled: boolean;
  programmes: { programme: string; role: Role; rep: string | null }[];
}

export interface NewUser {
  email: string;
  name: string;
  password: string;
  programme: string;
  role: Role;
  /** Code of the rep that a sales user is. */
  rep?: string;
}

/** Adds a user, or gives one who exists a role in one more programme (their name and password then stay). As writer. */
export async function addUser(sql: Sql, { email, name, password, programme, role, rep }: NewUser): Promise<void> {
  const address = email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw new UserError(`${email} is no mail address`);
  checkLength(password);
  const passwordHash = await hashPassword(password);
  await sql.begin(async (tx) => {
    const [found] = await tx<{ id: number }[]>`select id from programmes where slug = ${programme}`;
    if (!found) throw new UserError(`no programme ${programme}`);
    const repId = rep === undefined ? null : await findRep(tx, found.id, rep);
    if (role === "sales" && repId === null) throw new UserError("a sales user is a rep: name its code with --rep");
    if (role !== "sales" && repId !== null) throw new UserError("only a sales user is a rep");
    const [user] = await tx<{ id: number }[]>`
      insert into users (email, name, password_hash) values (${address}, ${name}, ${passwordHash})
      on conflict (email) do update set email = excluded.email returning id`;
    await tx`
      insert into user_programmes (user_id, programme_id, role, rep_id)
      values (${user?.id ?? 0}, ${found.id}, ${role}, ${repId})
      on conflict (user_id, programme_id) do update set role = excluded.role, rep_id = excluded.rep_id`;
  });
}

async function findRep(sql: TransactionSql, programmeId: number, code: string): Promise<number> {
  const [rep] = await sql<{ id: number }[]>`select id from reps where programme_id = ${programmeId} and code = ${code}`;
  if (!rep) throw new UserError(`no rep ${code} in this programme`);
  return rep.id;
}

function checkLength(password: string): void {
  if (password.length < leastPasswordLength)
    throw new UserError(`a password has at least ${leastPasswordLength} characters`);
}

export const listUsers = (sql: Sql): Promise<UserRow[]> =>
  sql<UserRow[]>`
    select u.email, u.name, u.disabled_at is not null as disabled,
      coalesce(jsonb_agg(jsonb_build_object('programme', p.slug, 'role', m.role, 'rep', r.code) order by p.slug)
        filter (where p.id is not null), '[]') as programmes
    from users u
    left join user_programmes m on m.user_id = u.id
    left join programmes p on p.id = m.programme_id
    left join reps r on r.programme_id = p.id and r.id = m.rep_id
    group by u.id order by u.email`;

/** Ends a user's sessions and lets them open no other, from the next request on. */
export async function disableUser(sql: Sql, email: string): Promise<void> {
  const rows = await sql`
    update users set disabled_at = coalesce(disabled_at, now()), session_version = session_version + 1
    where email = ${email.trim().toLowerCase()} returning id`;
  if (rows.length === 0) throw new UserError(`no user ${email}`);
}

/** Sets a password, ends the user's sessions, and lets a disabled user in again. */
export async function setPassword(sql: Sql, email: string, password: string): Promise<void> {
  checkLength(password);
  const passwordHash = await hashPassword(password);
  const rows = await sql`
    update users set password_hash = ${passwordHash}, session_version = session_version + 1, disabled_at = null
    where email = ${email.trim().toLowerCase()} returning id`;
  if (rows.length === 0) throw new UserError(`no user ${email}`);
}
