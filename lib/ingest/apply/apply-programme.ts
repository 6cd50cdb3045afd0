import type { TransactionSql } from "postgres";
import { decimalOf, formatDecimal, minorUnitPlaces, toMinorUnits } from "../decimal";
import type { ProgrammeSettings } from "../source";

/** An amount in major units as minor units, not rounded: a point may be worth half a cent. */
function exactMinorUnits(amount: number | null, places: number): string | null {
  const decimal = amount === null ? null : decimalOf(amount);
  if (!decimal) return null;
  const scaled = { ...decimal, unscaled: decimal.unscaled * 10n ** BigInt(places) };
  return formatDecimal(scaled);
}

function rowOf(settings: ProgrammeSettings): Record<string, [value: string | number | null, type: string]> {
  const places = minorUnitPlaces(settings.currency);
  const minorUnits = (amount: number | null) => {
    const decimal = amount === null ? null : decimalOf(amount);
    return decimal && toMinorUnits(decimal, places).toString();
  };
  return {
    slug: [settings.slug, "text"],
    name: [settings.name, "text"],
    currency: [settings.currency, "text"],
    zone: [settings.zone, "text"],
    fiscal_start_month: [settings.fiscalStartMonth, "int"],
    started_on: [settings.startedOn, "date"],
    as_of: [settings.asOf, "date"],
    data_from: [settings.dataFrom, "date"],
    features: [`{${settings.features.join(",")}}`, "text[]"],
    point_value: [exactMinorUnits(settings.pointValue, places), "numeric"],
    objective_coefficient: [settings.objectiveCoefficient, "numeric"],
    generosity_band: [settings.generosityBand && `{${settings.generosityBand.join(",")}}`, "numeric[]"],
    target_tier_shares: [settings.targetTierShares && JSON.stringify(settings.targetTierShares), "jsonb"],
    redemption_definition: [settings.redemptionDefinition, "text"],
    budget_cents: [minorUnits(settings.budget), "bigint"],
    falling_amount_cents: [minorUnits(settings.fallingAmount), "bigint"],
    thresholds: [JSON.stringify(settings.thresholds), "jsonb"],
  };
}

/**
 * Writes the programme's settings, where they differ from what it has. Any setting but `as of` raises the settings
 * version. Returns whether anything changed.
 */
export async function applyProgramme(sql: TransactionSql, id: number, settings: ProgrammeSettings): Promise<boolean> {
  const row = rowOf(settings);
  const names = Object.keys(row);
  const values = Object.values(row).map(([value]) => (value === null ? null : String(value)));
  const given = Object.values(row).map(([, type], index) => `$${index + 1}::text::${type}`);
  const [found] = await sql`select id from programmes where id = ${id}`;
  if (!found) {
    await sql.unsafe(
      `insert into programmes (id, ${names.join(", ")}) overriding system value values (${id}, ${given.join(", ")})`,
      values,
    );
    return true;
  }
  const others = names.filter((name) => name !== "as_of");
  const changed = await sql.unsafe(
    `update programmes p set ${names.map((name) => `${name} = g.${name}`).join(", ")},
       settings_version = p.settings_version
         + case when ${others.map((name) => `p.${name} is distinct from g.${name}`).join(" or ")} then 1 else 0 end
     from (select ${given.map((value, index) => `${value} as ${names[index]}`).join(", ")}) g
     where p.id = ${id} and (${names.map((name) => `p.${name} is distinct from g.${name}`).join(" or ")})
     returning p.id`,
    values,
  );
  return changed.length > 0;
}
