import type { Locale } from "@/lib/i18n/locale";
import { isTimeless, type ViewData } from "@/lib/views/view-data";
import { fileNameOf } from "./sheet";
import { exportWords } from "./words";

/** The name of a page's file, without its ending: programme, page, period (of what has one), filters, as of. */
export function viewFileName(data: ViewData, locale: Locale): string {
  const { programme, view, period, request } = data;
  return fileNameOf([
    programme.slug,
    exportWords(locale, programme.words)(`views.${view}`),
    isTimeless(data) ? null : period.label,
    ...Object.values(request.filters),
    programme.asOf,
  ]);
}
