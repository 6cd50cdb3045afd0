import "server-only";
import type { Sql, TransactionSql } from "postgres";
import type { Feature } from "@/db/schema/programmes";
import type { Preview } from "@/db/schema/sessions";
import type { Role } from "@/db/schema/user-programmes";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import { withIdentity } from "./identity";
import { mailboxOf } from "./mailbox";
import { rightsOf } from "./rights";
import type { Scope, Viewer } from "./viewer-type";

interface Found {
  userId: number;
  name: string;
  email: string;
  role: Role;
  repId: number | null;
  programmeId: number;
  slug: string;
  programmeName: string;
  words: ProgrammeWords;
}

export interface UserProgramme {
  slug: string;
  name: string;
  role: Role;
  /** What it runs on: which pages it has. */
  features: Feature[];
  /** Whether there are reps below that this user may see. */
  hasTeam: boolean;
  /** Whether it is seen as another role sees it, and as which rep. */
  preview: { rep: string | null } | null;
}

/**
 * Makes the viewer of a user and programme from the database as it is now; null where the user is disabled or has no
 * role there, as where the programme does not exist. A preview is an admin's alone, in its programme.
 */
export const findViewer = (
  sql: Sql,
  who: { userId: number; preview?: Preview | null } | { email: string },
  slug: string,
): Promise<Viewer | null> =>
  withIdentity(sql, async (tx) => {
    const [found] = await tx<Found[]>`
      select u.id as "userId", u.name, u.email, m.role, m.rep_id as "repId", p.id as "programmeId", p.slug,
        p.name as "programmeName", p.words
      from users u
      join user_programmes m on m.user_id = u.id
      join programmes p on p.id = m.programme_id
      where u.disabled_at is null and p.slug = ${slug}
        and ${"userId" in who ? tx`u.id = ${who.userId}` : tx`u.email = ${mailboxOf(who.email.trim())}`}`;
    if (!found) return null;
    const { programmeId } = found;
    const asked = "userId" in who ? who.preview : null;
    const preview = asked && found.role === "admin" && asked.programmeId === programmeId ? asked : null;
    const { role, repId } = preview ?? found;
    const overrides = await tx<{ indicator: string; allowed: boolean }[]>`
      select indicator, allowed from indicator_roles where programme_id = ${programmeId} and role = ${role}`;
    return {
      database: sql,
      userId: found.userId,
      name: found.name,
      email: found.email,
      role,
      programme: { id: programmeId, slug: found.slug, name: found.programmeName, words: found.words },
      scope: await scopeOf(tx, { programmeId, role, repId }),
      rights: rightsOf(role, overrides),
      ...(preview ? { preview } : {}),
    };
  });

/** The rows of a role: totals for executives, the reps below for sales, everything for the rest. */
async function scopeOf(tx: TransactionSql, { role, programmeId, repId }: Preview): Promise<Scope> {
  switch (role) {
    case "executive":
      return { kind: "totals" };
    case "sales":
      return { kind: "portfolio", repIds: await listRepsBelow(tx, programmeId, repId ?? 0) };
    case "marketing":
    case "analyst":
    case "admin":
      return { kind: "programme" };
  }
}

/** A rep and all below, at any depth. */
async function listRepsBelow(tx: TransactionSql, programmeId: number, repId: number): Promise<number[]> {
  const below = await tx<{ id: number }[]>`
    with recursive below (id) as (
      select id from reps where programme_id = ${programmeId} and id = ${repId}
      union
      select r.id from reps r join below b on r.manager_id = b.id where r.programme_id = ${programmeId}
    )
    select id from below order by id`;
  return below.map(({ id }) => id);
}

/** A programme's own words, for a user who has a role there; none for who has not, as where it does not exist. */
export const findWords = (sql: Sql, userId: number, slug: string): Promise<ProgrammeWords> =>
  withIdentity(sql, async (tx) => {
    const [found] = await tx<{ words: ProgrammeWords }[]>`
      select p.words from user_programmes m join programmes p on p.id = m.programme_id
      where m.user_id = ${userId} and p.slug = ${slug}`;
    return found?.words ?? {};
  });

/** The programmes of a user, by name; that of a preview as its role has it. */
export const listUserProgrammes = (sql: Sql, userId: number, preview: Preview | null): Promise<UserProgramme[]> =>
  withIdentity(
    sql,
    (tx) => tx<UserProgramme[]>`
      with places as (
        select programme_id, role, rep_id, false as is_preview from user_programmes
        where user_id = ${userId} and not (role = 'admin' and programme_id = ${preview?.programmeId ?? 0})
        union all
        select programme_id, coalesce(${preview?.role ?? null}, role), ${preview?.repId ?? null}::int, true
        from user_programmes
        where user_id = ${userId} and role = 'admin' and programme_id = ${preview?.programmeId ?? 0})
      select p.slug, p.name, m.role, p.features,
        m.role <> 'executive' and exists (
          select from reps r where r.programme_id = p.id and (m.role <> 'sales' or r.manager_id = m.rep_id)
        ) as "hasTeam",
        case when m.is_preview then jsonb_build_object('rep', (
          select name from reps r where r.programme_id = p.id and r.id = m.rep_id)) end as preview
      from places m join programmes p on p.id = m.programme_id
      order by p.name, p.slug`,
  );
