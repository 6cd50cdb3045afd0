import "server-only";
import type { Sql, TransactionSql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { giveInvitation } from "./invitations";
import { mailboxOf } from "./mailbox";
import { hashPassword } from "./password";
import { whyRefused } from "./password-rules";
import { type Actor, recordEvent } from "./record-event";
import { forgetRefusals } from "./throttle";
import { UserError } from "./user-error";

/** As writer; or in an admin's transaction, whose policies leave alone what is not theirs. */
type Database = Sql | TransactionSql;

export interface UserRow {
  email: string;
  name: string;
  disabled: boolean;
  programmes: { programme: string; role: Role; rep: string | null }[];
}

/** A role in a programme; `rep` is the code of the rep that a sales user is. */
export interface Place {
  programme: string;
  role: Role;
  rep?: string | undefined;
}

export interface NewUser extends Place {
  email: string;
  name: string;
  password: string;
}

const addressOf = (email: string): string => mailboxOf(email.trim());

const together = <T>(sql: Database, step: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  ("begin" in sql ? sql.begin(step) : step(sql)) as Promise<T>;

/**
 * Adds a user, or gives one who exists a role in one more programme: their name then stays, and their password, unless somebody
 * may know it who is no admin there (`mayBeKnownOutside`). As writer.
 */
export async function addUser(sql: Sql, { email, name, password, ...place }: NewUser, by: Actor): Promise<void> {
  checkPasswordRules(password, addressOf(email));
  const passwordHash = await hashPassword(password);
  await sql.begin(async (tx) => {
    const { id, isNew } = await findOrAdd(tx, { email, name, programme: place.programme }, by);
    if (isNew) await tx`update users set password_hash = ${passwordHash} where id = ${id}`;
    else if (!(await isIn(tx, id, place.programme)) && (await mayBeKnownOutside(tx, id, place.programme)))
      await replacePassword(tx, { id, email, passwordHash, by });
    await giveRole(tx, addressOf(email), place, by);
  });
}

/**
 * Gives a person a role in a programme, and one who was in none a link to set their password by: its secret, which is kept
 * nowhere. An admin gives a role to people of their own programmes alone, so that nobody who once set a password for somebody
 * comes with them into a programme of others; where an admin of theirs is none here, they set another one by the link too. Null
 * for anybody else, whose password stays.
 */
export const inviteUser = (
  sql: Database,
  { email, name, ...place }: Place & { email: string; name: string },
  by: Actor,
): Promise<string | null> =>
  together(sql, async (tx) => {
    const { id } = await findOrAdd(tx, { email, name, programme: place.programme }, by);
    if (await isIn(tx, id, place.programme)) throw new UserError("already-here", email);
    const { all, theirs } = await countProgrammes(tx, id, by);
    if (by.userId !== null && theirs < all) throw new UserError("others-too", email);
    const isKept = all > 0 && !(await mayBeKnownOutside(tx, id, place.programme));
    await giveRole(tx, addressOf(email), place, by);
    return isKept ? null : giveLink(tx, id, { email, by, programme: place.programme });
  });

/** Whether somebody who could set a person's password, as an admin of a programme that they are in, is no admin of this one. */
async function mayBeKnownOutside(tx: TransactionSql, userId: number, programme: string): Promise<boolean> {
  const programmeId = await findProgramme(tx, programme);
  const found = await tx`
    select from user_programmes theirs
    join user_programmes a on a.programme_id = theirs.programme_id and a.role = 'admin' and a.user_id <> theirs.user_id
    where theirs.user_id = ${userId} and not exists (
      select from user_programmes here
      where here.programme_id = ${programmeId} and here.user_id = a.user_id and here.role = 'admin')
    limit 1`;
  return found.length > 0;
}

/** How many programmes a person is in, and in how many of these somebody is an admin. */
async function countProgrammes(
  tx: TransactionSql,
  userId: number,
  by: Actor,
): Promise<{ all: number; theirs: number }> {
  const [counted] = await tx<{ all: number; theirs: number }[]>`
    select count(*)::int as all, count(mine.user_id)::int as theirs
    from user_programmes m
    left join user_programmes mine
      on mine.programme_id = m.programme_id and mine.user_id = ${by.userId}::int and mine.role = 'admin'
    where m.user_id = ${userId}`;
  return counted ?? { all: 0, theirs: 0 };
}

async function findOrAdd(
  tx: TransactionSql,
  { email, name, programme }: { email: string; name: string; programme: string },
  by: Actor,
): Promise<{ id: number; isNew: boolean }> {
  const address = addressOf(email);
  if (address.length > 320 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw new UserError("no-mail", email);
  const [added] = await tx<{ id: number }[]>`
    insert into users (email, name) values (${address}, ${name}) on conflict (email) do nothing returning id`;
  if (!added) return { id: await findUser(tx, address), isNew: false };
  await recordEvent(tx, { kind: "user-added", by, programmeId: await findProgramme(tx, programme), object: address });
  return { id: added.id, isNew: true };
}

/** Gives somebody who is in a programme another role there, from the next request on. */
export const changeRole = (sql: Database, email: string, place: Place, by: Actor): Promise<void> =>
  together(sql, async (tx) => {
    await findUser(tx, email, place.programme);
    await giveRole(tx, addressOf(email), place, by);
  });

async function giveRole(tx: TransactionSql, email: string, place: Place, by: Actor): Promise<void> {
  const { programme, role, rep } = place;
  const programmeId = await findProgramme(tx, programme);
  const repId = rep === undefined ? null : await findRep(tx, programmeId, rep);
  if (role === "sales" && repId === null) throw new UserError("needs-rep");
  if (role !== "sales" && repId !== null) throw new UserError("only-sales");
  const userId = await findUser(tx, email);
  const [before] = await tx<{ role: Role; rep: string | null }[]>`
    select m.role, r.code as rep from user_programmes m
    left join reps r on r.programme_id = m.programme_id and r.id = m.rep_id
    where m.programme_id = ${programmeId} and m.user_id = ${userId}`;
  await keepingAdmins(tx, userId, async () => {
    await tx`
      insert into user_programmes (user_id, programme_id, role, rep_id)
      values (${userId}, ${programmeId}, ${role}, ${repId}::int)
      on conflict (user_id, programme_id) do update set role = excluded.role, rep_id = excluded.rep_id`;
  });
  const details = { role, ...(rep ? { rep } : {}), ...(before ? { before } : {}) };
  await recordEvent(tx, { kind: "role-given", by, programmeId, object: email, details });
}

/** Takes a user's role in a programme away, from the next request on; who they are elsewhere stays. */
export const removeRole = (sql: Database, email: string, programme: string, by: Actor): Promise<void> =>
  together(sql, async (tx) => {
    const programmeId = await findProgramme(tx, programme);
    const userId = await findUser(tx, email, programme);
    const removed = await keepingAdmins(
      tx,
      userId,
      () => tx<{ role: Role }[]>`
        delete from user_programmes where user_id = ${userId} and programme_id = ${programmeId} returning role`,
    );
    // Whoever asks may be no admin any more, or somebody else has done it: nothing is left to do, nor to tell.
    if (removed.length === 0) throw new UserError("no-user", email);
    const details = { role: removed[0]?.role };
    await recordEvent(tx, { kind: "role-removed", by, programmeId, object: addressOf(email), details });
  });

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

/** Changes somebody, of `programme` where it is named. */
type ChangeUser<T = void> = (sql: Database, email: string, by: Actor, programme?: string) => Promise<T>;

/** Ends a user's sessions and lets them open no other, from the next request on. */
export const disableUser: ChangeUser = (sql, email, by, programme) =>
  together(sql, async (tx) => {
    const id = await findUser(tx, email, programme);
    const event = { kind: "user-disabled", by, programme } as const;
    await keepingAdmins(tx, id, () =>
      changeUser(tx, email, event, () => tx`disabled_at = coalesce(disabled_at, now())`),
    );
  });

/** Lets a disabled user sign in again. */
export const enableUser: ChangeUser = (sql, email, by, programme) =>
  together(sql, async (tx) => {
    await findUser(tx, email, programme);
    await changeUser(tx, email, { kind: "user-enabled", by, programme }, () => tx`disabled_at = null`);
  });

/** Ends a user's sessions, from the next request on. */
export const signOutEverywhere: ChangeUser = (sql, email, by, programme) =>
  together(sql, async (tx) => {
    await findUser(tx, email, programme);
    await changeUser(tx, email, { kind: "signed-out-everywhere", by, programme });
  });

/** Takes a user's password away, ends their sessions, and gives a new link to set one by: its secret. */
export const resetUser: ChangeUser<string> = (sql, email, by, programme) =>
  together(sql, async (tx) => {
    const id = await findUser(tx, email, programme);
    return keepingAdmins(tx, id, () => giveLink(tx, id, { email, by, programme }));
  });

async function giveLink(
  tx: TransactionSql,
  userId: number,
  { email, by, programme }: { email: string; by: Actor; programme?: string | undefined },
): Promise<string> {
  await changeUser(tx, email, { kind: "link-given", by, programme }, () => tx`password_hash = null`);
  return giveInvitation(tx, userId);
}

/** Sets a password, ends the user's sessions, and lets a disabled user in again. As writer. */
export async function setPassword(sql: Sql, email: string, password: string, by: Actor): Promise<void> {
  checkPasswordRules(password, email);
  const passwordHash = await hashPassword(password);
  await sql.begin(async (tx) => {
    const id = await findUser(tx, email);
    await tx`update users set disabled_at = null where id = ${id}`;
    await replacePassword(tx, { id, email, passwordHash, by });
  });
}

async function replacePassword(
  tx: TransactionSql,
  { id, email, passwordHash, by }: { id: number; email: string; passwordHash: string; by: Actor },
): Promise<void> {
  await tx`delete from invitations where user_id = ${id}`;
  await changeUser(tx, email, { kind: "password-set", by }, () => tx`password_hash = ${passwordHash}`);
}

/** A change to who may sign in, which ends all their sessions. */
async function changeUser(
  tx: TransactionSql,
  email: string,
  {
    programme,
    ...event
  }: {
    kind: "user-disabled" | "user-enabled" | "signed-out-everywhere" | "password-set" | "link-given";
    by: Actor;
    programme?: string | undefined;
  },
  change?: () => ReturnType<TransactionSql>,
): Promise<void> {
  const [user] = await tx<{ id: number }[]>`
    update users set session_version = session_version + 1 ${change ? tx`, ${change()}` : tx``}
    where email = ${addressOf(email)} returning id`;
  // What row-level security leaves unchanged is a person's of other admins' programmes.
  if (!user) throw new UserError("others-too", email);
  await forgetRefusals(tx, addressOf(email));
  const here = programme === undefined ? {} : { programmeId: await findProgramme(tx, programme) };
  await recordEvent(tx, { ...event, ...here, personId: user.id, object: addressOf(email) });
}

/** Throws where a password may not be that user's. */
function checkPasswordRules(password: string, email: string): void {
  const why = whyRefused(password, email);
  if (why) throw new UserError("bad-password", why);
}

async function findProgramme(tx: TransactionSql, slug: string): Promise<number> {
  const [found] = await tx<{ id: number }[]>`select id from programmes where slug = ${slug}`;
  if (!found) throw new UserError("no-programme", slug);
  return found.id;
}

async function findUser(tx: TransactionSql, email: string, programme?: string): Promise<number> {
  const [user] = await tx<{ id: number }[]>`select id from users where email = ${addressOf(email)}`;
  if (!user || (programme !== undefined && !(await isIn(tx, user.id, programme))))
    throw new UserError("no-user", email);
  return user.id;
}

async function isIn(tx: TransactionSql, userId: number, programme: string): Promise<boolean> {
  const rows = await tx`
    select from user_programmes m join programmes p on p.id = m.programme_id
    where m.user_id = ${userId} and p.slug = ${programme}`;
  return rows.length > 0;
}

async function findRep(tx: TransactionSql, programmeId: number, code: string): Promise<number> {
  const [rep] = await tx<{ id: number }[]>`select id from reps where programme_id = ${programmeId} and code = ${code}`;
  if (!rep) throw new UserError("no-rep", code);
  return rep.id;
}

/** Any number that nobody else uses: two changes at once could each take the other for the admin who stays. */
const ADMINS_LOCK = 7_405_125;

/**
 * Makes a change to a user; throws where one of their programmes loses with it its last admin who can sign in: one who was
 * invited and never came is none.
 */
async function keepingAdmins<T>(tx: TransactionSql, userId: number, change: () => PromiseLike<T>): Promise<T> {
  await tx`select pg_advisory_xact_lock(${ADMINS_LOCK})`;
  const theirs = await tx<{ id: number }[]>`
    select programme_id as id from user_programmes where user_id = ${userId} and role = 'admin'`;
  const before = await listKept(tx, theirs);
  const changed = await change();
  if ((await listKept(tx, before)).length < before.length) throw new UserError("last-admin");
  return changed;
}

/** Those of the programmes that have an admin who can sign in. */
const listKept = (tx: TransactionSql, programmes: readonly { id: number }[]) => tx<{ id: number }[]>`
  select distinct m.programme_id as id from user_programmes m join users u on u.id = m.user_id
  where m.programme_id = any (${programmes.map(({ id }) => id)}::int[]) and m.role = 'admin' and u.can_sign_in`;
