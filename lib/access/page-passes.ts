import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import type { Preview } from "@/db/schema/sessions";
import { withIdentity } from "./identity";

/** What opens one page to the browser that prints it: a token, once, for as long as that takes to start; then a session. */
export const passLimits = { tokenSeconds: 30, sessionSeconds: 60 };

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/**
 * A token that opens `page`, an address of this site, to a user as they are now, or as whom they look: once, within
 * seconds. Its hash is kept.
 */
export async function givePass(sql: Sql, userId: number, page: string, preview?: Preview): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await withIdentity(sql, async (tx) => {
    await tx`delete from page_passes where expires_at < now()`;
    await tx`
      insert into page_passes (token_hash, user_id, user_version, page, preview, expires_at)
      select ${hashOf(token)}, id, session_version, ${page}, ${preview ? JSON.stringify(preview) : null}::text::jsonb, now() + make_interval(secs => ${passLimits.tokenSeconds})
      from users where id = ${userId} and disabled_at is null`;
  });
  return token;
}

/**
 * Takes a token for the id of a session that opens its page and nothing else. Null for one that was used, is late, or is
 * of another page, or of a user who was disabled or signed out everywhere since.
 */
export async function exchangePass(sql: Sql, token: string, page: string): Promise<string | null> {
  const id = randomBytes(32).toString("base64url");
  const opened = await withIdentity(
    sql,
    (tx) => tx`
      with used as (delete from page_passes where token_hash = ${hashOf(token)} returning *)
      insert into sessions (id, user_id, user_version, page, preview, expires_at)
      select ${id}, u.id, u.session_version, used.page, used.preview, now() + make_interval(secs => ${passLimits.sessionSeconds})
      from used join users u on u.id = used.user_id and u.session_version = used.user_version
      where used.page = ${page} and used.expires_at > now() and u.disabled_at is null
      returning id`,
  );
  return opened.length > 0 ? id : null;
}
