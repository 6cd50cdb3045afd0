import type { Locale } from "@/lib/i18n/locale";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import type { RejectedRows } from "@/lib/views/administration";
import { rejectReason } from "./reject-reason";
import { fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

/** The rows that an import refused, in the columns of the file that they came in: corrected, it is uploaded again. */
export function rejectedRowsSheet(
  programme: { slug: string; words: ProgrammeWords },
  id: string,
  { header, rows }: RejectedRows,
  locale: Locale,
): Sheet {
  const t = exportWords(locale, programme.words);
  return {
    locale,
    fileName: fileNameOf([programme.slug, t("admin.imports.toCorrect"), id]),
    facts: [],
    columns: [...header, t("admin.imports.reasons")].map((label) => ({ label, unit: "text" as const })),
    rows: rows.map(({ cells, reasons }) => [
      ...header.map((_, place) => cells[place] ?? null),
      reasons.map(({ column, reason }) => [column, rejectReason(t, reason)].filter(Boolean).join(": ")).join("; "),
    ]),
    exponent: 0,
  };
}
