import "server-only";
import { type ExportFile, exportFile, exportFormats } from "@/lib/export/export-file";
import type { Sheet } from "@/lib/export/sheet";
import { exportWords } from "@/lib/export/words";
import type { Locale } from "@/lib/i18n/locale";
import { RequestError } from "@/lib/report/request-error";
import { readPreferences } from "../reader-preferences";

/** Turns an address with `format=` into a file in the reader's language; the rest of the address says of what. Null: of nothing. */
export async function toFile(
  search: URLSearchParams,
  makeSheet: (rest: URLSearchParams, locale: Locale) => Promise<Sheet | null>,
): Promise<ExportFile | null> {
  const { format, rest } = readFormat(search, exportFormats);
  const { locale } = await readPreferences();
  const sheet = await makeSheet(rest, locale);
  if (sheet === null) return null;
  const t = exportWords(locale, {});
  return exportFile(sheet, format, { rows: t("export.data"), facts: t("export.facts") });
}

/** The format that an address asks for, and the rest of it. */
export function readFormat<F extends string>(search: URLSearchParams, formats: readonly F[]) {
  const asked = search.getAll("format");
  const format = formats.find((each) => each === asked[0]);
  if (!format || asked.length > 1) throw new RequestError("unknown format", formats);
  const rest = new URLSearchParams(search);
  rest.delete("format");
  return { format, rest };
}
