import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import type { CallList } from "@/lib/lists/calls";
import { reasonInWords } from "@/lib/lists/reason-words";
import { optionName } from "@/lib/views/option-name";
import { fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

/** The call list as a table, in its order: whom to call, why, what there is to win, and what was noted last. */
export function callSheet({ programme, request, choices, rows }: CallList, locale: Locale): Sheet {
  const t = exportWords(locale, programme.words);
  const format = createFormatter(locale, programme.currency);
  const exponent = currencyExponent(programme.currency);
  const filters = Object.entries(request.filters).map(([name, code]) => {
    const dimension = name as keyof typeof request.filters;
    const option = choices[dimension]?.find((one) => one.code === code) ?? { code, name: "" };
    return { dimension, code, name: optionName(dimension, option, t) };
  });
  const title = t(request.show === "away" ? "calls.awayTitle" : "calls.title", { count: rows.length });
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      t("calls.page"),
      request.show === "away" ? request.show : null,
      ...filters.map(({ code }) => code),
      programme.asOf,
      t("export.rowsIn", { count: rows.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      [t("export.list"), title],
      ...filters.map(({ dimension, name }): [string, string] => [t(`export.filters.${dimension}`), name]),
      [t("export.asOf"), format.day(programme.asOf, "date")],
      [t("export.rows"), rows.length],
    ],
    columns: [
      { label: t("lists.columns.code"), unit: "text" },
      { label: t("lists.columns.name"), unit: "text" },
      { label: t("lists.columns.tier"), unit: "text" },
      { label: t("lists.columns.rep"), unit: "text" },
      { label: `${t("calls.winnable")} (${programme.currency})`, unit: "money" },
      { label: t("calls.why"), unit: "text" },
      { label: t("calls.contact"), unit: "text" },
      { label: t("calls.phone"), unit: "text" },
      { label: t("calls.noteText"), unit: "text" },
    ],
    rows: rows.map(({ code, name, tier, rep, worth, reasons, contact, notes }) => [
      code,
      name,
      tier?.name ?? null,
      rep,
      worth === null ? null : worth / 10 ** exponent,
      reasons.map((reason) => reasonInWords(reason, t, format)).join(" ; "),
      contact?.name ?? null,
      contact?.phone ?? null,
      notes[0]?.text ?? null,
    ]),
    exponent,
  };
}
