import type { Locale } from "@/lib/i18n/locale";
import type { ViewData } from "@/lib/views/view-data";
import { fileNameOf } from "./sheet";
import { exportWords } from "./words";

/** The name of a page's file, without its ending: programme, page, period, filters, as of. */
export const viewFileName = ({ programme, view, period, request }: ViewData, locale: Locale): string =>
  fileNameOf([
    programme.slug,
    exportWords(locale)(`views.${view}`),
    period.label,
    ...Object.values(request.filters),
    programme.asOf,
  ]);
