import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import { columnsOf, type Team, type TeamColumnId, teamColumns } from "@/lib/views/team";
import { type CellUnit, fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

const units: Record<(typeof teamColumns)[TeamColumnId]["unit"], CellUnit> = {
  count: "whole",
  money: "money",
  change: "percent",
  percent: "percent",
  day: "day",
};

/** The reps of a team as a table, without their total: a row more that is no rep's. */
export function teamSheet(team: Team, locale: Locale): Sheet {
  const { programme, path, rows } = team;
  const t = exportWords(locale, programme.words);
  const exponent = currencyExponent(programme.currency);
  const lead = path.at(-1);
  const ids = columnsOf(team);
  const label = (id: TeamColumnId): string => {
    const name = t(id === "attainment" ? "team.attainmentRate" : `team.columns.${id}`);
    const { unit } = teamColumns[id];
    if (unit === "money") return `${name} (${programme.currency})`;
    return unit === "change" || unit === "percent" ? `${name} (%)` : name;
  };
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      t("team.page"),
      lead?.code ?? null,
      programme.asOf,
      t("export.rowsIn", { count: rows.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      [t("team.page"), lead?.name ?? t("team.everybody")],
      [t("export.asOf"), createFormatter(locale, programme.currency).day(programme.asOf, "date")],
      [t("export.rows"), rows.length],
    ],
    columns: [
      { label: t("lists.columns.code"), unit: "text" },
      { label: t("team.rep"), unit: "text" },
      ...ids.map((id) => ({ label: label(id), unit: units[teamColumns[id].unit] })),
    ],
    rows: rows.map((row) => [
      row.code,
      row.name || t("filters.none", { dimension: "rep" }),
      ...ids.map((id) => {
        const value = teamColumns[id].value(row) ?? null;
        return teamColumns[id].unit === "money" && typeof value === "number" ? value / 10 ** exponent : value;
      }),
    ]),
    exponent,
  };
}
