import type { TransactionSql } from "postgres";
import { currencyExponent } from "@/lib/format/money";
import { decimalOf, formatDecimal, toMinorUnits } from "../decimal";
import type { ProgrammeSettings } from "../source";
import { withChanged } from "./programme-settings";

/** An amount in major units as minor units, not rounded: a point may be worth half a cent. */
function exactMinorUnits(amount: number | null, places: number): string | null {
  const decimal = amount === null ? null : decimalOf(amount);
  if (!decimal) return null;
  const scale = Math.max(decimal.scale - places, 0);
  return formatDecimal({ unscaled: decimal.unscaled * 10n ** BigInt(scale + places - decimal.scale), scale });
}

function rowOf(settings: ProgrammeSettings): Record<string, [value: string | number | null, type: string]> {
  const places = currencyExponent(settings.currency);
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
    words: [JSON.stringify(settings.words), "jsonb"],
  };
}

/** What an import makes of a programme's settings: that it is new, or each that changed, by its column. */
interface AppliedSettings {
  added: boolean;
  changed: ChangedSettings;
}

export type ChangedSettings = Record<string, { from: unknown; to: unknown }>;

/**
 * Writes the programme's settings, as its source says them but for what an admin decided otherwise, where they differ from
 * what it has. Any setting but `as of` raises the settings version.
 */
export async function applyProgramme(
  sql: TransactionSql,
  id: number,
  settings: ProgrammeSettings,
): Promise<AppliedSettings> {
  const row = rowOf(await withChanged(sql, id, settings));
  const names = Object.keys(row);
  const values = Object.values(row).map(([value]) => (value === null ? null : String(value)));
  const given = Object.values(row).map(([, type], index) => `$${index + 1}::text::${type}`);
  const [found] = await sql`select id from programmes where id = ${id}`;
  if (!found) {
    await sql.unsafe(
      `insert into programmes (id, ${names.join(", ")}) overriding system value values (${id}, ${given.join(", ")})`,
      values,
    );
    return { added: true, changed: {} };
  }
  const wanted = `(select ${given.map((value, index) => `${value} as ${names[index]}`).join(", ")}) g`;
  const differing = await sql.unsafe<{ name: string; from: unknown; to: unknown }[]>(
    `select key as name, h.value as "from", w.value as "to"
     from programmes p, ${wanted}, jsonb_each(to_jsonb(p)) h join jsonb_each(to_jsonb(g)) w using (key)
     where p.id = ${id} and h.value <> w.value`,
    values,
  );
  const changed = Object.fromEntries(differing.map(({ name, from, to }) => [name, { from, to }]));
  if (differing.length > 0) {
    const raised = differing.some(({ name }) => name !== "as_of") ? 1 : 0;
    await sql.unsafe(
      `update programmes p set settings_version = settings_version + ${raised}, ${names.map((name) => `${name} = g.${name}`).join(", ")}
       from ${wanted} where p.id = ${id}`,
      values,
    );
  }
  return { added: false, changed };
}
