import "server-only";
import type { TransactionSql } from "postgres";
import { z } from "zod";
import { type Role, roles } from "@/db/schema/user-programmes";
import { invitationHours, invitationPath } from "@/lib/access/invitations";
import type { Actor } from "@/lib/access/record-event";
import { UserError } from "@/lib/access/user-error";
import {
  changeRole,
  disableUser,
  enableUser,
  inviteUser,
  removeRole,
  resetUser,
  signOutEverywhere,
} from "@/lib/access/users";
import { actorOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import type { People, Person, PersonChange } from "@/lib/views/administration";
import { withAdministration } from "./administration";

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((one) => !one.includes("\0"));
const place = { email: text(320), role: z.enum(roles), rep: text(200).optional() };
const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("invite"), name: text(120), ...place }),
  z.strictObject({ kind: z.literal("role"), ...place }),
  z.strictObject({ kind: z.enum(["remove", "disable", "enable", "sign-out", "reset"]), email: text(320) }),
]);

/** Reads what an admin asks about a person; throws `RequestError` that names the fields where it is nothing. */
export function parsePersonChange(body: unknown): PersonChange {
  const read = change.safeParse(body);
  if (read.success) return read.data;
  throw new RequestError("unreadable change", [
    "kind: invite, role, remove, disable, enable, sign-out, reset",
    "email",
    "name",
    `role: ${roles.join(", ")}`,
    "rep",
  ]);
}

/**
 * Makes a change to a person of the viewer's programme: the address of the link to hand over, where there is one. Null
 * for who is no admin. Throws `RequestError` with the reason where it cannot be.
 */
export const changePerson = (viewer: Viewer, asked: PersonChange): Promise<{ link: string | null } | null> =>
  withAdministration(viewer, async (tx) => {
    const token = await makeChange(tx, viewer.programme.slug, asked, await actorOf(viewer)).catch((error) => {
      throw error instanceof UserError ? new RequestError(error.reason) : error;
    });
    return { link: token ? invitationPath(token) : null };
  });

async function makeChange(
  tx: TransactionSql,
  programme: string,
  asked: PersonChange,
  by: Actor,
): Promise<string | null> {
  const { kind, email } = asked;
  if (kind === "invite") return inviteUser(tx, { ...asked, programme }, by);
  if (kind === "reset") return resetUser(tx, email, by, programme);
  if (kind === "role") await changeRole(tx, email, { ...asked, programme }, by);
  else if (kind === "remove") await removeRole(tx, email, programme, by);
  else await changes[kind](tx, email, by, programme);
  return null;
}

const changes = { disable: disableUser, enable: enableUser, "sign-out": signOutEverywhere };

interface Row extends Omit<Person, "rep"> {
  role: Role;
  repCode: string | null;
  repName: string | null;
}

/** The people of the viewer's programme, by name, and the reps that they may be. Null for who is no admin. */
export const listPeople = (viewer: Viewer): Promise<People | null> =>
  withAdministration(viewer, async (tx) => {
    const { id } = viewer.programme;
    const rows = await tx<Row[]>`
      select u.email, u.name, m.role, r.code as "repCode", r.name as "repName",
        case when u.disabled_at is not null then 'disabled' when u.can_sign_in then 'active'
          when i.expires_at > now() then 'invited' else 'late' end as state,
        exists (
          select from user_programmes o where o.user_id = u.id and not exists (
            select from user_programmes mine
            where mine.user_id = ${viewer.userId} and mine.programme_id = o.programme_id and mine.role = 'admin')
        ) as "isShared"
      from user_programmes m
      join users u on u.id = m.user_id
      left join reps r on r.programme_id = m.programme_id and r.id = m.rep_id
      left join invitations i on i.user_id = u.id
      where m.programme_id = ${id}
      order by u.name, u.email`;
    const reps = await tx<People["reps"]>`select code, name from reps where programme_id = ${id} order by name, code`;
    return {
      people: rows.map(({ repCode, repName, ...person }) => ({
        ...person,
        rep: repCode === null ? null : { code: repCode, name: repName ?? repCode },
      })),
      reps: [...reps],
      self: viewer.email,
      linkDays: invitationHours / 24,
    };
  });
