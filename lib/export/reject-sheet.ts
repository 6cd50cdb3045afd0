import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { RejectRow } from "@/lib/views/administration";
import { rejectReason } from "./reject-reason";
import { fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

/** What an import refused as a table: the file that it stands in is named, not where that is. */
export function rejectSheet(
  programme: { slug: string; name: string; words: ProgrammeWords },
  id: string,
  rows: RejectRow[],
  locale: Locale,
): Sheet {
  const t = exportWords(locale, programme.words);
  return {
    locale,
    fileName: fileNameOf([programme.slug, t("admin.data.rejects"), id, t("export.rowsIn", { count: rows.length })]),
    facts: [
      [t("export.programme"), programme.name],
      [t("admin.data.import"), id],
      [t("export.rows"), rows.length],
    ],
    columns: [
      { label: t("admin.data.feed"), unit: "text" },
      { label: t("admin.data.file"), unit: "text" },
      { label: t("admin.data.line"), unit: "whole" },
      { label: t("admin.data.column"), unit: "text" },
      { label: t("admin.data.value"), unit: "text" },
      { label: t("admin.data.reason"), unit: "text" },
    ],
    rows: rows.map(({ feed, file, line, column, value, reason }) => [
      feed,
      file?.split(/[/\\]/).at(-1) ?? null,
      line,
      column,
      value,
      rejectReason(t, reason),
    ]),
    exponent: 0,
  };
}
