import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { withIdentity } from "./identity";
import { hashPassword } from "./password";
import { whyRefused } from "./password-rules";
import { recordEvent } from "./record-event";
import { forgetRefusals } from "./throttle";
import { UserError } from "./user-error";

/** How long a link to set a password by is good, where it is not used before. */
export const invitationHours = 72;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Gives a user a link to set their password by, once, in place of one given before: its secret, of which the hash is kept. */
export async function giveInvitation(tx: TransactionSql, userId: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx`delete from invitations where user_id = ${userId}`;
  await tx`
    insert into invitations (user_id, token_hash, expires_at)
    values (${userId}, ${hashOf(token)}, now() + make_interval(hours => ${invitationHours}))`;
  return token;
}

/**
 * Sets the password of whom a link was given to, and ends their sessions: their mail address. Null where the link was
 * used or replaced, is late, or its user disabled. Throws `UserError` of a password that may not be one.
 */
export async function acceptInvitation(sql: Sql, { token, password, address }: Acceptance): Promise<string | null> {
  return withIdentity(sql, async (tx) => {
    const [user] = await tx<{ id: number; email: string }[]>`
      delete from invitations i using users u
      where i.token_hash = ${hashOf(token)} and i.expires_at > now() and u.id = i.user_id and u.disabled_at is null
      returning u.id, u.email`;
    if (!user) return null;
    const why = whyRefused(password, user.email);
    // The link is there again then: what threw is undone.
    if (why) throw new UserError("bad-password", why);
    await tx`
      update users set password_hash = ${await hashPassword(password)}, session_version = session_version + 1
      where id = ${user.id}`;
    await forgetRefusals(tx, user.email);
    const by = { userId: user.id, name: user.email, address };
    await recordEvent(tx, { kind: "password-set", by, personId: user.id, object: user.email });
    return user.email;
  });
}

/** A link that is used: its secret, the password chosen, and the network address where that is. */
interface Acceptance {
  token: string;
  password: string;
  address: string | null;
}

/** The address of a link, whose secret stands where no server, log or referrer sees it. */
export const invitationPath = (token: string): string => `/welcome#${token}`;
