import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { AccountList } from "@/lib/lists/account-list";
import { type ColumnId, type ColumnUnit, unitOf } from "@/lib/lists/columns";
import { columnName, titleOfList } from "@/lib/lists/title-words";
import { optionName } from "@/lib/views/option-name";
import { type Cell, type CellUnit, fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

const units: Record<ColumnUnit, CellUnit> = {
  text: "text",
  money: "money",
  points: "whole",
  percent: "percent",
  day: "day",
};

/** A list of accounts as a table, with what it is of. The rows are the list's, in its order. */
export function listSheet(list: AccountList, locale: Locale): Sheet {
  const { programme, title, period, filters, request, rows } = list;
  const t = exportWords(locale, programme.words);
  const format = createFormatter(locale, programme.currency);
  const exponent = currencyExponent(programme.currency);
  const unit = (id: ColumnId): ColumnUnit => unitOf(list, id);
  const label = (id: ColumnId): string => {
    const name = columnName(list, id, t);
    if (unit(id) === "money") return `${name} (${programme.currency})`;
    return unit(id) === "percent" ? `${name} (%)` : name;
  };
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      ...namesOf(title),
      "side" in title && title.side === "rest" ? "rest" : null,
      period?.label ?? null,
      ...filters.map(({ code }) => code),
      request.search && t("export.search"),
      programme.asOf,
      t("export.rowsIn", { count: rows.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      [t("export.list"), titleOfList(list, t, loadMessages(locale, programme.words))],
      [t("export.period"), period ? format.period(period, programme) : format.day(programme.asOf, "date")],
      ...filters.map(({ dimension, ...option }): [string, string] => [
        t(`export.filters.${dimension}`),
        optionName(dimension, option, t),
      ]),
      ...(request.search ? [[t("export.search"), request.search] as [string, string]] : []),
      [t("export.asOf"), format.day(programme.asOf, "date")],
      [t("export.rows"), rows.length],
    ],
    columns: list.columns.map((id) => ({ label: label(id), unit: units[unit(id)] })),
    rows: rows.map((row) =>
      list.columns.map((id) =>
        id === "rep"
          ? (row.rep ?? t("filters.none", { dimension: "rep" }))
          : cellOf(row[id] ?? null, unit(id), exponent),
      ),
    ),
    exponent,
  };
}

function namesOf(title: AccountList["title"]): (string | null)[] {
  if ("list" in title) return [title.list];
  return "quadrant" in title ? [title.quadrant] : [title.indicator, title.isOnly ? null : title.definition, title.part];
}

const cellOf = (value: Cell, unit: ColumnUnit, exponent: number): Cell =>
  unit === "money" && typeof value === "number" ? value / 10 ** exponent : value;
