"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import page from "@/components/ui/page.module.css";
import { Popover } from "@/components/ui/popover";
import { textButtonLook } from "@/components/ui/text-button";
import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import type { SettingChanges, SettingName } from "@/lib/tasks/task-kinds";
import type { Settings } from "@/lib/views/administration";
import { settingText } from "@/lib/views/setting-words";
import styles from "./admin.module.css";
import { MonthsBlock } from "./months-block";
import { SettingForm } from "./setting-form";
import { TaskNotice } from "./task-notice";
import { useTasks } from "./use-tasks";

/** The settings in their order, each with its database column: so the log names them. */
const columns = {
  name: "name",
  currency: "currency",
  zone: "zone",
  fiscalStartMonth: "fiscal_start_month",
  startedOn: "started_on",
  dataFrom: "data_from",
  asOf: "as_of",
  features: "features",
  pointValue: "point_value",
  objectiveCoefficient: "objective_coefficient",
  generosityBand: "generosity_band",
  targetTierShares: "target_tier_shares",
  redemptionDefinition: "redemption_definition",
  budget: "budget_cents",
  fallingAmount: "falling_amount_cents",
  thresholds: "thresholds",
  words: "words",
} as const satisfies Record<keyof Settings["programme"], string>;
type Setting = keyof typeof columns;
const rows = Object.keys(columns) as Setting[];

const isChangeable = (name: Setting): name is SettingName =>
  name !== "startedOn" && name !== "dataFrom" && name !== "asOf";

/** The months whose figures stay, and what the programme counts by: what its source says, or an admin decided. */
export function SettingsPage({ programme, initial }: { programme: string; initial: Settings }) {
  const t = useTranslations("admin.settings");
  const { source } = initial;
  const format = createFormatter(useLocale(), initial.programme.currency);
  return (
    <>
      <h1 className={page.title}>{t("title", { name: initial.programme.name })}</h1>
      <MonthsBlock programme={programme} settings={initial} />
      <Block
        title={t("counted")}
        subtitle={source ? t("why", { source: source.name, day: format.day(source.at, "date") }) : t("noSource")}
      >
        <SettingsTable programme={programme} settings={initial} />
      </Block>
    </>
  );
}

function SettingsTable({ programme, settings }: { programme: string; settings: Settings }) {
  const t = useTranslations("admin.settings");
  const write = useSettingWriter(settings);
  const { ask, task, isBusy, problem } = useTasks(programme, ["change-settings"]);
  const [tried, setTried] = useState<SettingName | null>(null);
  const { sourceValues } = settings;
  return (
    <>
      <TaskNotice task={task} />
      <DataTable
        caption={t("setting")}
        columns={[{ label: t("setting") }, { label: t("value") }, { label: t("change") }]}
        rows={rows.map((name) => ({
          key: name,
          cells: [
            t(`names.${name}`),
            <span key="text" className={styles.value}>
              {write(name, settings.programme)}
              {isChangeable(name) && name in sourceValues ? (
                <span className={styles.minor}>
                  {t("here", { value: write(name, { ...settings.programme, ...sourceValues }) })}
                </span>
              ) : null}
            </span>,
            isChangeable(name) ? (
              <Popover
                key="change"
                trigger={t("change")}
                label={t("changeOf", { setting: t(`names.${name}`) })}
                triggerClassName={textButtonLook}
                align="end"
              >
                {(close) => (
                  <SettingForm
                    name={name}
                    settings={settings}
                    isBusy={isBusy}
                    problem={tried === name ? problem : null}
                    onChange={async (changes: SettingChanges) => {
                      setTried(name);
                      if (await ask("change-settings", { changes, asSource: [] })) close();
                    }}
                    onSource={
                      name in sourceValues
                        ? async () => {
                            setTried(name);
                            if (await ask("change-settings", { changes: {}, asSource: [name] })) close();
                          }
                        : null
                    }
                  />
                )}
              </Popover>
            ) : null,
          ],
        }))}
      />
    </>
  );
}

/** Settings in words, as the log tells them; tiers by their names. */
function useSettingWriter({ tiers }: Settings) {
  const t = useTranslations();
  const locale = useLocale();
  return (name: Setting, programme: Settings["programme"]): string => {
    const format = createFormatter(locale, programme.currency);
    const value = programme[name];
    if (name === "targetTierShares") return settingText(columns[name], sharesByName(programme, tiers), t, format);
    if (name === "pointValue" || name === "budget" || name === "fallingAmount") {
      const minor = 10 ** currencyExponent(programme.currency);
      // Without the noise of binary fractions: a point may be worth half a cent.
      const exact = value === null ? null : Number((Number(value) * minor).toFixed(6));
      return settingText(columns[name], exact, t, format);
    }
    return settingText(columns[name], value, t, format);
  };
}

const sharesByName = ({ targetTierShares: shares }: Settings["programme"], tiers: Settings["tiers"]) =>
  shares && Object.fromEntries(tiers.flatMap(({ code, name }) => (code in shares ? [[name, shares[code]]] : [])));
