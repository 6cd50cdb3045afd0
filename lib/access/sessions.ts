import "server-only";
import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { withIdentity } from "./identity";
import { checkPassword } from "./password";

/** A session ends this long after its last request, and in any case this long after the sign-in. */
export const sessionLimits = { idleHours: 24, absoluteHours: 24 * 7 };

export interface SignedIn {
  userId: number;
  name: string;
  email: string;
}

/** Checks a password and opens a session; null says neither what was wrong nor whether the user exists. */
export async function openSession(sql: Sql, email: string, password: string): Promise<string | null> {
  // No address holds a zero byte, and PostgreSQL would refuse it with an error of its own.
  if (email.includes("\0") || email.length > 320 || password.length > 1024) return null;
  const [user] = await withIdentity(
    sql,
    (tx) => tx<{ id: number; passwordHash: string; version: number }[]>`
      select id, password_hash as "passwordHash", session_version as version from users
      where email = ${email.trim().toLowerCase()} and disabled_at is null`,
  );
  if (!(await checkPassword(user?.passwordHash ?? null, password)) || !user) return null;
  const id = randomBytes(32).toString("base64url");
  await withIdentity(sql, (tx) => tx`delete from sessions where expires_at < now()`);
  await withIdentity(
    sql,
    (tx) => tx`
      insert into sessions (id, user_id, user_version, expires_at)
      values (${id}, ${user.id}, ${user.version}, now() + make_interval(hours => ${sessionLimits.absoluteHours}))`,
  );
  return id;
}

/** Who a session is, and the one page that it opens where it opens no other. */
type Session = SignedIn & { page: string | null };

/** A session, if it still holds: not ended, not idle for too long, of a user neither disabled nor signed out. */
export async function readSession(sql: Sql, id: string): Promise<Session | null> {
  const [found] = await withIdentity(sql, async (tx) => {
    const rows = await tx<(Session & { stale: boolean })[]>`
      select u.id as "userId", u.name, u.email, s.page, s.last_seen_at < now() - interval '1 minute' as stale
      from sessions s join users u on u.id = s.user_id
      where s.id = ${id} and s.expires_at > now() and u.disabled_at is null and s.user_version = u.session_version
        and s.last_seen_at > now() - make_interval(hours => ${sessionLimits.idleHours})`;
    if (rows[0]?.stale) await tx`update sessions set last_seen_at = now() where id = ${id}`;
    return rows;
  });
  return found ? { userId: found.userId, name: found.name, email: found.email, page: found.page } : null;
}

export async function closeSession(sql: Sql, id: string): Promise<void> {
  await withIdentity(sql, (tx) => tx`delete from sessions where id = ${id}`);
}
