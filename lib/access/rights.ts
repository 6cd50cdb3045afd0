import type { Role } from "@/db/schema/user-programmes";
import { type IndicatorId, indicators } from "@/lib/indicators/registry";

/** The indicators a role may see: the catalogue's defaults, with what the programme's matrix says otherwise. */
export function rightsOf(role: Role, overrides: readonly { indicator: string; allowed: boolean }[]): Set<IndicatorId> {
  const said = new Map(overrides.map(({ indicator, allowed }) => [indicator, allowed]));
  return new Set(indicators.filter(({ id, roles }) => said.get(id) ?? roles.includes(role)).map(({ id }) => id));
}
