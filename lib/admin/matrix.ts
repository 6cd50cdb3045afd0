import "server-only";
import type { TransactionSql } from "postgres";
import { z } from "zod";
import { type Role, roles } from "@/db/schema/user-programmes";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { readRoleRights } from "@/lib/access/rights";
import { actorOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { getIndicator, type IndicatorId, indicators } from "@/lib/indicators/registry";
import { RequestError } from "@/lib/report/request-error";
import type { Matrix, RightChange } from "@/lib/views/administration";
import { withAdministration } from "./administration";

const change = z.union([
  z.strictObject({
    indicator: z.custom<IndicatorId>((id) => typeof id === "string" && getIndicator(id) !== null),
    role: z.enum(roles),
    allowed: z.boolean(),
  }),
  z.strictObject({ reset: z.literal(true) }),
]);

/** Reads a change of the matrix; throws `RequestError` that names the fields where it is none. */
export function parseRightChange(body: unknown): RightChange {
  const read = change.safeParse(body);
  if (read.success) return read.data;
  throw new RequestError("unreadable right", ["indicator", `role: ${roles.join(", ")}`, "allowed", "or reset: true"]);
}

const isUsual = (indicator: IndicatorId, role: Role): boolean => getIndicator(indicator)?.roles.includes(role) ?? false;

/** What each role sees of the catalogue in the viewer's programme. Null for who is no admin. */
export const readMatrix = (viewer: Viewer): Promise<Matrix | null> =>
  withAdministration(viewer, async (tx) => {
    const { id } = viewer.programme;
    const rights = await readRoleRights(tx, id);
    const [programme] = await tx<{ features: string[] }[]>`select features from programmes where id = ${id}`;
    const reps = await tx<Matrix["reps"]>`select code, name from reps where programme_id = ${id} order by name, code`;
    return {
      rows: indicators.map(({ id: indicator, question, needs }) => ({
        indicator,
        question,
        isBuilt: needs.every((need) => programme?.features.includes(need)),
        cells: rights.map(({ role, sees }) => ({
          role,
          allowed: sees.has(indicator),
          usual: isUsual(indicator, role),
        })),
      })),
      reps: [...reps],
    };
  });

/** Opens an indicator to a role or closes it, from the next request on; or the whole matrix as the catalogue says. */
export async function setRight(tx: TransactionSql, programmeId: number, asked: RightChange, by: Actor): Promise<void> {
  if ("reset" in asked) {
    const { count } = await tx`delete from indicator_roles where programme_id = ${programmeId}`;
    return recordEvent(tx, { kind: "rights-changed", by, programmeId, details: { ...asked, changed: count } });
  }
  const { indicator, role, allowed } = asked;
  const before = (await readRoleRights(tx, programmeId)).some((one) => one.role === role && one.sees.has(indicator));
  if (allowed === isUsual(indicator, role))
    await tx`
      delete from indicator_roles
      where programme_id = ${programmeId} and role = ${role} and indicator = ${indicator}`;
  else
    await tx`
      insert into indicator_roles (programme_id, role, indicator, allowed)
      values (${programmeId}, ${role}, ${indicator}, ${allowed})
      on conflict (programme_id, role, indicator) do update set allowed = excluded.allowed`;
  await recordEvent(tx, {
    kind: "rights-changed",
    by,
    programmeId,
    object: indicator,
    details: { role, before, allowed },
  });
}

/** The same for an admin's page. Null for who is no admin. */
export const changeRight = (viewer: Viewer, asked: RightChange): Promise<object | null> =>
  withAdministration(viewer, async (tx) => {
    await setRight(tx, viewer.programme.id, asked, await actorOf(viewer));
    return {};
  });
