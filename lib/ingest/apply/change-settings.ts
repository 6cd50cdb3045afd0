import type { TransactionSql } from "postgres";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { currencyExponent } from "@/lib/format/money";
import { Refusal } from "@/lib/refusals/refusal";
import type { SettingChanges, SettingName } from "../changeable-settings";
import type { ImportEvent } from "../import-event";
import type { ProgrammeSettings } from "../source";
import { applyProgramme } from "./apply-programme";
import { sourceSettings, withChanged } from "./programme-settings";
import { publish, type Refresh, takeLastStep } from "./publish";

export interface SettingsChange {
  programmeId: number;
  /** What is to hold from now on, through every import. */
  changes: SettingChanges;
  /** Settings that are the source's again. */
  asSource: readonly SettingName[];
  by: Actor;
  refresh: Refresh;
  progress: (event: ImportEvent) => void;
}

/**
 * Decides settings otherwise than the programme's source, in the caller's transaction (as writer), with the rollups that
 * follow from them; returns the database columns that changed. Throws a `Refusal` for what cannot be.
 */
export async function changeSettings(
  tx: TransactionSql,
  { programmeId, changes, asSource, by, refresh, progress }: SettingsChange,
): Promise<string[]> {
  // An import applies its own settings in its last step: the one after the other.
  await takeLastStep(tx, programmeId);
  const source = await sourceSettings(tx, programmeId);
  if (!source) throw new Error(`no programme ${programmeId}`);
  for (const [setting, value] of Object.entries(changes) as [SettingName, unknown][])
    await tx`
      insert into changed_settings (programme_id, setting, value, source_value)
      values (${programmeId}, ${setting}, ${JSON.stringify(value)}::text::jsonb,
        ${JSON.stringify(source[setting])}::text::jsonb)
      on conflict (programme_id, setting) do update set value = excluded.value`;
  // What is as the source says is no decision.
  await tx`
    delete from changed_settings
    where programme_id = ${programmeId} and (setting = any (${[...asSource]}) or value = source_value)`;
  await checkSettings(tx, programmeId, source.currency, await withChanged(tx, programmeId, source));
  const { changed } = await applyProgramme(tx, programmeId, source);
  if (Object.keys(changed).length === 0) return [];
  await recordEvent(tx, { kind: "settings-changed", by, programmeId, object: source.slug, details: changed });
  await publish({ sql: tx, programmeId }, true, { refresh, progress });
  return Object.keys(changed);
}

/** What a source's own file would be wrong about only once it is there. */
async function checkSettings(
  tx: TransactionSql,
  programmeId: number,
  currency: string,
  settings: ProgrammeSettings,
): Promise<void> {
  // Amounts are kept in minor units, which another currency may have none of.
  if (currencyExponent(settings.currency) !== currencyExponent(currency)) throw new Refusal("other-minor-units");
  const [low, high] = settings.generosityBand ?? [0, 0];
  if (low > high) throw new Refusal("band-upside-down");
  const shares = settings.targetTierShares;
  if (!shares) return;
  const tiers = await tx<{ code: string }[]>`select code from tiers where programme_id = ${programmeId}`;
  const known = new Set(tiers.map(({ code }) => code));
  if (Object.keys(shares).some((code) => !known.has(code))) throw new Refusal("no-tier");
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 0.0005) throw new Refusal("shares-not-whole");
}
