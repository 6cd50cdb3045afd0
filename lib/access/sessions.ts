import "server-only";
import { randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Preview } from "@/db/schema/sessions";
import { sessionLimits, shareOf } from "@/lib/env";
import { takeTurns } from "@/lib/take-turns";
import { withIdentity } from "./identity";
import { mailboxOf } from "./mailbox";
import type { Claim } from "./oidc-provider";
import { checkPassword } from "./password";
import { type Actor, recordEvent } from "./record-event";
import { countRefusal, forgetRefusals, secondsToWait } from "./throttle";

export interface SignedIn {
  userId: number;
  name: string;
  email: string;
}

/** Who tries to sign in: `address` is the network's. */
export interface Attempt {
  email: string;
  password: string;
  address: string | null;
}

/** A session's id; or null, which says neither what was wrong nor whether the user exists; or how long to wait. */
export type Opened = string | null | { waitSeconds: number };

interface Known {
  id: number;
  email: string;
  passwordHash: string | null;
  version: number;
  disabled: boolean;
}

/** A check takes 19 MiB and a processor: as many as are checked at once may pass a limit that is being reached. */
const inTurn = takeTurns(shareOf(4), 500, () => new Error("too many sign-ins at once"));

/** Checks a password and opens a session. Where refusals cannot be counted it throws, and no password is checked. */
export const openSession = (sql: Sql, { email, password, address }: Attempt): Promise<Opened> =>
  inTurn(async () => {
    // No address holds a zero byte, and PostgreSQL would refuse it with an error of its own.
    const asked = email.includes("\0") || email.length > 320 ? "" : mailboxOf(email.trim());
    const { waitSeconds, user } = await withIdentity(sql, async (tx) => ({
      waitSeconds: await secondsToWait(tx, asked, address),
      user: await findUser(tx, asked),
    }));
    if (waitSeconds > 0) return { waitSeconds };
    const fits = await checkPassword(user && !user.disabled ? user.passwordHash : null, password);
    await withIdentity(sql, (tx) => tx`delete from sessions where expires_at < now()`);
    return withIdentity(sql, async (tx) => {
      if (user && fits) {
        await forgetRefusals(tx, asked);
        return begin(tx, user, { address, by: "password" });
      }
      const throttled = await countRefusal(tx, asked, address);
      await recordRefusal(tx, user, { address, by: "password" }, "password");
      if (throttled) await recordEvent(tx, { kind: "sign-in-throttled", ...ofUnknown(user, address) });
      return null;
    });
  });

/**
 * Opens a session to whom a company's own server vouches for by their mail; null where it does not, no admin created them,
 * or they are disabled.
 */
export const openVouchedSession = (
  sql: Sql,
  { email, isVerified }: Claim,
  address: string | null,
): Promise<string | null> =>
  withIdentity(sql, async (tx) => {
    const user = email.includes("\0") ? null : await findUser(tx, mailboxOf(email));
    if (!user || user.disabled || !isVerified) {
      await recordRefusal(tx, user, { address, by: "oidc" }, "unverified");
      return null;
    }
    await tx`update users set vouched_at = now() where id = ${user.id}`;
    return begin(tx, user, { address, by: "oidc" });
  });

async function findUser(tx: TransactionSql, email: string): Promise<Known | null> {
  const [user] = await tx<Known[]>`
    select id, email, password_hash as "passwordHash", session_version as version, disabled_at is not null as disabled
    from users where email = ${email}`;
  return user ?? null;
}

/** From where, and by what, somebody signs in. */
interface Way {
  address: string | null;
  by: "password" | "oidc";
}

async function begin(tx: TransactionSql, user: Known, { address, by }: Way): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await tx`
    insert into sessions (id, user_id, user_version, expires_at)
    values (${id}, ${user.id}, ${user.version}, now() + make_interval(hours => ${sessionLimits().absoluteHours}))`;
  const who = { userId: user.id, name: user.email, address };
  await recordEvent(tx, { kind: "sign-in", by: who, personId: user.id, details: { by } });
  return id;
}

/** `wrong` is what a person who may sign in was refused for. */
async function recordRefusal(
  tx: TransactionSql,
  user: Known | null,
  { address, by }: Way,
  wrong: "password" | "unverified",
): Promise<void> {
  const reason = !user ? "unknown" : user.disabled ? "disabled" : wrong;
  await recordEvent(tx, { kind: "sign-in-refused", ...ofUnknown(user, address), details: { by, reason } });
}

/** Who was not known may have typed anything for an address, a password too: it is not kept. */
const ofUnknown = (user: Known | null, address: string | null) => ({
  by: { userId: null, name: null, address },
  ...(user ? { personId: user.id, object: user.email } : {}),
});

/** Who a session is, the one page that it opens where it opens no other, and as whom an admin looks in it. */
type Session = SignedIn & { page: string | null; preview: Preview | null };

/** A session, if it still holds: not ended, not idle for too long, of a user neither disabled nor signed out. */
export async function readSession(sql: Sql, id: string): Promise<Session | null> {
  const { idleHours, absoluteHours } = sessionLimits();
  const [found] = await withIdentity(sql, async (tx) => {
    const rows = await tx<(Session & { stale: boolean })[]>`
      select u.id as "userId", u.name, u.email, s.page, s.preview, s.last_seen_at < now() - interval '1 minute' as stale
      from sessions s join users u on u.id = s.user_id
      where s.id = ${id} and s.expires_at > now() and s.created_at > now() - make_interval(hours => ${absoluteHours})
        and u.disabled_at is null and s.user_version = u.session_version
        and s.last_seen_at > now() - make_interval(hours => ${idleHours})`;
    if (rows[0]?.stale) await tx`update sessions set last_seen_at = now() where id = ${id}`;
    return rows;
  });
  if (!found) return null;
  const { stale: _, ...session } = found;
  return session;
}

/** Has a session look as another role would from its next request on. */
export async function beginPreview(sql: Sql, id: string, preview: Preview): Promise<void> {
  const text = JSON.stringify(preview);
  await withIdentity(sql, (tx) => tx`update sessions set preview = ${text}::text::jsonb where id = ${id}`);
}

/** Has it look as its user again, who is told to have been there until now. */
export const endPreview = (sql: Sql, id: string, { programmeId, role }: Preview, by: Actor): Promise<void> =>
  withIdentity(sql, async (tx) => {
    const ended = await tx`update sessions set preview = null where id = ${id} and preview is not null`;
    if (ended.count > 0) await recordEvent(tx, { kind: "preview-ended", by, programmeId, details: { role } });
  });

/** Ends a session, asked from that network address. */
export async function closeSession(sql: Sql, id: string, address: string | null): Promise<void> {
  await withIdentity(sql, async (tx) => {
    const [user] = await tx<{ id: number; email: string }[]>`
      delete from sessions s using users u where u.id = s.user_id and s.id = ${id} returning u.id, u.email`;
    const who = user && { userId: user.id, name: user.email, address };
    if (who) await recordEvent(tx, { kind: "sign-out", by: who, personId: who.userId });
  });
}
