import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import { gapOf, type TotalsTable } from "@/lib/views/source-totals";
import { fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

/** The source's totals beside ours as a table, a month and figure a row. */
export function totalsSheet(
  programme: { slug: string; name: string; words: ProgrammeWords },
  { asOf, currency, rows }: TotalsTable,
  locale: Locale,
): Sheet {
  const t = exportWords(locale, programme.words);
  const exponent = currencyExponent(currency);
  const unit = (row: number) => (rows[row]?.unit === "money" ? "money" : "whole");
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      t("admin.data.totals.file"),
      asOf,
      t("export.rowsIn", { count: rows.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      [t("export.asOf"), createFormatter(locale, currency).day(asOf, "date")],
      [t("export.rows"), rows.length],
    ],
    columns: [
      { label: t("admin.data.totals.month"), unit: "text" },
      { label: t("admin.data.totals.figure"), unit: "text" },
      { label: t("admin.data.totals.unit"), unit: "text" },
      { label: t("admin.data.totals.theirs"), unit },
      { label: t("admin.data.totals.ours"), unit },
      { label: t("admin.data.totals.gap"), unit },
      { label: t("admin.data.totals.share"), unit: "percent" },
      { label: t("admin.data.totals.state"), unit: "text" },
    ],
    rows: rows.map((row) => {
      const { gap, share } = gapOf(row);
      const shown = (value: number | null) => (value !== null && row.unit === "money" ? value / 10 ** exponent : value);
      return [
        row.month.slice(0, 7),
        t(`admin.data.totals.figures.${row.figure}`),
        row.unit === "money" ? currency : t(`admin.data.totals.units.${row.unit}`),
        shown(row.theirs),
        shown(row.ours),
        shown(gap),
        share,
        t(`admin.data.totals.states.${row.state}`),
      ];
    }),
    exponent,
  };
}
