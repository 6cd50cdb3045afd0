"use client";

import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { features } from "@/db/schema/programmes";
import { createFormatter } from "@/lib/format/formatter";
import { usualThresholds } from "@/lib/steering/rules";
import type { SettingChanges, SettingName } from "@/lib/tasks/task-kinds";
import type { Settings } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { readSetting, writePercent } from "./read-setting";
import { areWords } from "./read-words";
import { WordsFields } from "./words-fields";

interface SettingFormProps {
  name: SettingName;
  settings: Settings;
  isBusy: boolean;
  problem: string | null;
  onChange: (changes: SettingChanges) => void;
  /** Takes what the source says again; null where that is what holds. */
  onSource: (() => void) | null;
}

/** One setting, to be decided otherwise or given back to the source. */
export function SettingForm({ name, settings, isBusy, problem, onChange, onSource }: SettingFormProps) {
  const t = useTranslations("admin.settings");
  const [wrong, setWrong] = useState<"noNumber" | "noWord" | null>(null);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const changes = readSetting(
      name,
      fields,
      settings.tiers.map(({ code }) => code),
    );
    const found = problemOf(changes);
    setWrong(found);
    if (!found) onChange(changes);
  };
  return (
    <form className={form.form} onSubmit={save}>
      <p className={form.title}>{t(`names.${name}`)}</p>
      <Fields name={name} settings={settings} />
      <p role="alert" className={styles.warn}>
        {wrong ? t(wrong) : problem}
      </p>
      <button type="submit" className={form.save} disabled={isBusy}>
        {t("save")}
      </button>
      {onSource ? (
        <button type="button" className={styles.second} disabled={isBusy} onClick={onSource}>
          {t("asSource")}
        </button>
      ) : null}
    </form>
  );
}

/** Whether something that is to be a number is none: JSON would call it null. */
const holdsNaN = (value: unknown): boolean =>
  Number.isNaN(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsNaN));

function problemOf(changes: SettingChanges) {
  if (holdsNaN(changes)) return "noNumber";
  return areWords(changes.words ?? {}) ? null : "noWord";
}

interface NumberFieldProps {
  name: string;
  label: string;
  value: string;
}
const NumberField = ({ name, label, value }: NumberFieldProps) => (
  <label className={form.field}>
    {label}
    <input name={name} defaultValue={value} inputMode="decimal" maxLength={20} autoComplete="off" />
  </label>
);

function Fields({ name, settings: { programme, tiers } }: Pick<SettingFormProps, "name" | "settings">) {
  const t = useTranslations("admin.settings");
  const format = createFormatter(useLocale(), programme.currency);
  const { currency } = programme;
  switch (name) {
    case "fiscalStartMonth":
      return (
        <label className={form.field}>
          {t(`names.${name}`)}
          <select name={name} defaultValue={programme.fiscalStartMonth}>
            {Array.from({ length: 12 }, (_, index) => String(index + 1)).map((month) => (
              <option key={month} value={month}>
                {format.day(`2000-${month.padStart(2, "0")}-01`, "month")}
              </option>
            ))}
          </select>
        </label>
      );
    case "zone":
      return (
        <label className={form.field}>
          {t(`names.${name}`)}
          <input name={name} defaultValue={programme.zone} list="zones" required autoComplete="off" />
          <datalist id="zones">
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </label>
      );
    case "features":
      return (
        <fieldset className={styles.boxes}>
          <legend className="sr-only">{t(`names.${name}`)}</legend>
          {features.map((feature) => (
            <label key={feature}>
              <input type="checkbox" name={feature} defaultChecked={programme.features.includes(feature)} />{" "}
              {t(`features.${feature}`)}
            </label>
          ))}
        </fieldset>
      );
    case "pointValue":
      return <NumberField name={name} label={t("perPoint", { currency })} value={String(programme.pointValue ?? "")} />;
    case "budget":
      return <NumberField name={name} label={t("inMoney", { currency })} value={String(programme.budget ?? "")} />;
    case "fallingAmount":
      return <NumberField name={name} label={t("money", { currency })} value={String(programme.fallingAmount)} />;
    case "objectiveCoefficient":
      return <NumberField name={name} label={t("inPercent")} value={writePercent(programme.objectiveCoefficient)} />;
    case "generosityBand":
      return (
        <>
          <NumberField name="least" label={t("least")} value={writePercent(programme.generosityBand?.[0])} />
          <NumberField name="most" label={t("most")} value={writePercent(programme.generosityBand?.[1])} />
        </>
      );
    case "targetTierShares":
      return (
        <>
          <p className={styles.minor}>{t("sharesWhy")}</p>
          {tiers.map(({ code, name: tier }) => (
            <NumberField key={code} name={code} label={tier} value={writePercent(programme.targetTierShares?.[code])} />
          ))}
        </>
      );
    case "redemptionDefinition":
      return (
        <label className={form.field}>
          {t(`names.${name}`)}
          <select name={name} defaultValue={programme.redemptionDefinition}>
            {(["lifetime", "period", "members"] as const).map((definition) => (
              <option key={definition} value={definition}>
                {t(`redemptionDefinition.${definition}`)}
              </option>
            ))}
          </select>
        </label>
      );
    case "thresholds":
      return (
        <>
          {thresholdNames.map((limit) => (
            <NumberField
              key={limit}
              name={limit}
              label={`${t(`thresholds.${limit}`)} (${t("limitsWhy", { usual: writePercent(usualThresholds[limit]) })})`}
              value={writePercent(programme.thresholds[limit])}
            />
          ))}
        </>
      );
    case "words":
      return <WordsFields words={programme.words} />;
    default:
      return (
        <label className={form.field}>
          {t(`names.${name}`)}
          <input name={name} defaultValue={programme[name]} required maxLength={120} autoComplete="off" />
        </label>
      );
  }
}

export const thresholdNames = Object.keys(usualThresholds) as (keyof typeof usualThresholds)[];
