import { deckOfView } from "@/components/slides/deck-of-view";
import { givePass } from "@/lib/access/page-passes";
import type { Viewer } from "@/lib/access/viewer-type";
import { printer } from "@/lib/env";
import { viewFileName } from "@/lib/export/view-file-name";
import { writePptx } from "@/lib/export/write-pptx";
import { intlLocale } from "@/lib/format/numbers";
import type { Locale } from "@/lib/i18n/locale";
import { PrintError } from "@/lib/paper/print-error";
import { printPage } from "@/lib/paper/print-page";
import { parseViewRequest } from "@/lib/report/parse-request";
import { queryView } from "@/lib/report/query-view";
import { viewAddress } from "@/lib/views/address-of";
import type { ViewData } from "@/lib/views/view-data";
import { readPreferences } from "../../../../../../reader-preferences";
import { answerFile } from "../../../../../answer-http";
import { readFormat } from "../../../../../to-file";

type Context = { params: Promise<{ programme: string; view: string }> };

const formats = ["pdf", "pptx"] as const;
const types: Record<(typeof formats)[number], string> = {
  pdf: "application/pdf",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** A page to take away, as its reader would see it now: on paper, or its charts as slides. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, view } = await params;
  return answerFile(request, programme, async (viewer, search) => {
    const { format, rest } = readFormat(search, formats);
    const data = await queryView(viewer, view, parseViewRequest(rest));
    const { locale } = await readPreferences();
    const body = format === "pdf" ? await print(viewer, data, locale) : await writePptx(deckOfView(data, locale));
    return { name: `${viewFileName(data, locale)}.${format}`, type: types[format], body };
  });
}

/** By a browser that comes with a pass for that page and is answered as its reader is. */
async function print(viewer: Viewer, data: ViewData, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const by = printer();
  if (!by) throw new PrintError("none");
  const page = viewAddress(data);
  const pass = () => givePass(viewer.database, viewer.userId, page, viewer.preview);
  return printPage({ ...by, page, language: intlLocale[locale], pass });
}
