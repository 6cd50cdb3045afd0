import type { ISql } from "postgres";
import { type Role, roles } from "@/db/schema/user-programmes";
import { type IndicatorId, indicators } from "@/lib/indicators/registry";

/** The indicators a role may see: the catalogue's defaults, with what the programme's matrix says otherwise. */
export function rightsOf(role: Role, overrides: readonly { indicator: string; allowed: boolean }[]): Set<IndicatorId> {
  const said = new Map(overrides.map(({ indicator, allowed }) => [indicator, allowed]));
  return new Set(indicators.filter(({ id, roles }) => said.get(id) ?? roles.includes(role)).map(({ id }) => id));
}

/** What each role of a programme sees, in the order of the roles. */
export async function readRoleRights(
  sql: ISql,
  programmeId: number,
): Promise<{ role: Role; sees: Set<IndicatorId> }[]> {
  const said = await sql<{ role: Role; indicator: string; allowed: boolean }[]>`
    select role, indicator, allowed from indicator_roles where programme_id = ${programmeId}`;
  return roles.map((role) => {
    const overrides = said.filter((one) => one.role === role);
    return { role, sees: rightsOf(role, overrides) };
  });
}
