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

/** What an import makes of a programme's settings: that it is new, or each that changed, by its column. */
interface AppliedSettings {
  added: boolean;
  changed: ChangedSettings;
}

export type ChangedSettings = Record<string, { from: unknown; to: unknown }>;

/** A programme's settings: SQL for one row of them by their columns, and its parameters. */
interface GivenSettings {
  query: string;
  values: (string | null)[];
}

/**
 * Writes the given settings of a programme where they differ from what it has; returns those. `keep` is called with their
 * columns before. Any setting but `as of` raises the settings version.
 */
export async function writeSettings(
  sql: TransactionSql,
  id: number,
  { query, values }: GivenSettings,
  keep?: (columns: string[]) => Promise<void>,
): Promise<ChangedSettings> {
  const differing = await sql.unsafe<{ name: string; from: unknown; to: unknown }[]>(
    `select key as name, h.value as "from", w.value as "to"
     from programmes p, (${query}) g, jsonb_each(to_jsonb(p)) h join jsonb_each(to_jsonb(g)) w using (key)
     where p.id = ${id} and h.value <> w.value`,
    values,
  );
  if (differing.length > 0) {
    const names = differing.map(({ name }) => name);
    await keep?.(names);
    const raised = names.some((name) => name !== "as_of") ? 1 : 0;
    await sql.unsafe(
      `update programmes p set settings_version = p.settings_version + ${raised}, ${names.map((name) => `${name} = g.${name}`).join(", ")}
       from (${query}) g where p.id = ${id}`,
      values,
    );
  }
  return Object.fromEntries(differing.map(({ name, from, to }) => [name, { from, to }]));
}

/** Writes the settings that a source says, of a programme that may be new. `keep`: see `writeSettings`. */
export async function applyProgramme(
  sql: TransactionSql,
  id: number,
  settings: ProgrammeSettings,
  keep?: (columns: string[]) => Promise<void>,
): Promise<AppliedSettings> {
  const row = rowOf(settings);
  const names = Object.keys(row);
  const values = Object.values(row).map(([value]) => (value === null ? null : String(value)));
  const given = Object.values(row).map(([, type], index) => `$${index + 1}::text::${type}`);
  const [found] = await sql`select id from programmes where id = ${id}`;
  if (found) {
    const query = `select ${given.map((value, index) => `${value} as ${names[index]}`).join(", ")}`;
    return { added: false, changed: await writeSettings(sql, id, { query, values }, keep) };
  }
  await sql.unsafe(
    `insert into programmes (id, ${names.join(", ")}) overriding system value values (${id}, ${given.join(", ")})`,
    values,
  );
  return { added: true, changed: {} };
}
