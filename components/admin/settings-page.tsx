"use client";

import { useLocale, useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import page from "@/components/ui/page.module.css";
import { Popover } from "@/components/ui/popover";
import { textButtonLook } from "@/components/ui/text-button";
import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import { NO_VALUE } from "@/lib/format/numbers";
import type { SettingChanges, SettingName } from "@/lib/tasks/task-kinds";
import type { Settings } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { MonthsBlock } from "./months-block";
import { SettingForm } from "./setting-form";
import { TaskNotice } from "./task-notice";
import { useTasks } from "./use-tasks";

const rows = [
  "name",
  "currency",
  "zone",
  "fiscalStartMonth",
  "startedOn",
  "dataFrom",
  "asOf",
  "features",
  "pointValue",
  "objectiveCoefficient",
  "generosityBand",
  "targetTierShares",
  "redemptionDefinition",
  "budget",
  "fallingAmount",
  "thresholds",
] as const satisfies (keyof Settings["programme"])[];

const isChangeable = (name: (typeof rows)[number]): name is SettingName =>
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
                    problem={problem}
                    onChange={async (changes: SettingChanges) => {
                      if (await ask("change-settings", { changes, asSource: [] })) close();
                    }}
                    onSource={
                      name in sourceValues
                        ? async () => {
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

/** Settings in words. */
function useSettingWriter({ tiers }: Settings) {
  const t = useTranslations("admin.settings");
  const locale = useLocale();
  return (name: (typeof rows)[number], programme: Settings["programme"]): string => {
    const format = createFormatter(locale, programme.currency);
    const places = currencyExponent(programme.currency);
    const share = (value: number) => format.value("percent", value, "whole", 1);
    const money = (major: number | null, how?: "exact") =>
      major === null ? t("none") : format.value("money", Math.round(major * 10 ** places * 1e6) / 1e6, how);
    const { generosityBand: band, targetTierShares: shares } = programme;
    switch (name) {
      case "fiscalStartMonth":
        return format.day(`2000-${String(programme.fiscalStartMonth).padStart(2, "0")}-01`, "month");
      case "startedOn":
      case "dataFrom":
      case "asOf":
        return format.day(programme[name], "date");
      case "features":
        return programme.features.map((feature) => t(`features.${feature}`)).join(", ") || NO_VALUE;
      case "pointValue":
        return money(programme.pointValue, "exact");
      case "budget":
        return money(programme.budget);
      case "fallingAmount":
        return money(programme.fallingAmount);
      case "objectiveCoefficient":
        return programme.objectiveCoefficient === null ? t("none") : share(programme.objectiveCoefficient);
      case "generosityBand":
        return band ? band.map(share).join(" – ") : t("none");
      case "targetTierShares":
        if (!shares) return t("none");
        return tiers
          .flatMap(({ code, name: tier }) => (shares[code] === undefined ? [] : `${tier} ${share(shares[code])}`))
          .join(", ");
      case "redemptionDefinition":
        return t(`redemptionDefinition.${programme.redemptionDefinition}`);
      case "thresholds":
        return t("recommendations", { count: Object.keys(programme.thresholds).length });
      default:
        return programme[name];
    }
  };
}
