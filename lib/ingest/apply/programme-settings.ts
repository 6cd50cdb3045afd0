import type { ISql } from "postgres";
import { currencyExponent } from "@/lib/format/money";
import type { SettingName } from "../changeable-settings";
import { decimalOf, formatDecimal } from "../decimal";
import type { ProgrammeSettings } from "../source";

type Row = Omit<ProgrammeSettings, "pointValue" | "budget" | "fallingAmount"> & {
  pointValue: string | null;
  budget: string | null;
  fallingAmount: string;
};

/** A setting that an admin decided otherwise, and what the source says; both as `source.yaml` would. */
interface ChangedSetting {
  setting: SettingName;
  value: unknown;
  sourceValue: unknown;
}

const readChanged = (sql: ISql, programmeId: number) => sql<ChangedSetting[]>`
  select setting, value, source_value as "sourceValue" from changed_settings where programme_id = ${programmeId}`;

/** What a programme counts by, and what its source says where an admin decided otherwise. */
export interface DecidedSettings {
  settings: ProgrammeSettings;
  source: Partial<Pick<ProgrammeSettings, SettingName>>;
}

/** A programme's settings as a source would say them, amounts in major units; null where there is none such. */
export async function readProgrammeSettings(sql: ISql, programmeId: number): Promise<DecidedSettings | null> {
  const [row] = await sql<Row[]>`
    select slug, name, currency, zone, fiscal_start_month as "fiscalStartMonth", started_on as "startedOn",
      as_of as "asOf", data_from as "dataFrom", features, point_value::text as "pointValue",
      objective_coefficient::float8 as "objectiveCoefficient", generosity_band::float8[] as "generosityBand",
      target_tier_shares as "targetTierShares", redemption_definition as "redemptionDefinition",
      budget_cents::text as budget, falling_amount_cents::text as "fallingAmount", thresholds, words
    from programmes where id = ${programmeId}`;
  if (!row) return null;
  const changed = await readChanged(sql, programmeId);
  const places = currencyExponent(row.currency);
  const major = (text: string) => {
    const minor = decimalOf(text);
    if (!minor) throw new Error(`no amount: ${text}`);
    return Number(formatDecimal({ ...minor, scale: minor.scale + places }));
  };
  const settings = {
    ...row,
    pointValue: row.pointValue === null ? null : major(row.pointValue),
    budget: row.budget === null ? null : major(row.budget),
    fallingAmount: major(row.fallingAmount),
  };
  return { settings, source: Object.fromEntries(changed.map(({ setting, sourceValue }) => [setting, sourceValue])) };
}

/** A programme's settings as its last import said them; null where there is no such programme. */
export async function sourceSettings(sql: ISql, programmeId: number): Promise<ProgrammeSettings | null> {
  const found = await readProgrammeSettings(sql, programmeId);
  return found && { ...found.settings, ...found.source };
}

/** What an import's settings come to: an admin's where one decided otherwise. What the source says instead is kept beside. */
export async function withChanged(
  sql: ISql,
  programmeId: number,
  settings: ProgrammeSettings,
): Promise<ProgrammeSettings> {
  const changed = await readChanged(sql, programmeId);
  for (const { setting } of changed)
    await sql`
      update changed_settings set source_value = ${JSON.stringify(settings[setting])}::text::jsonb
      where programme_id = ${programmeId} and setting = ${setting}`;
  return { ...settings, ...Object.fromEntries(changed.map(({ setting, value }) => [setting, value])) };
}
