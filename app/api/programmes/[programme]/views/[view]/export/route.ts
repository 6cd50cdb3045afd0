import { givePass } from "@/lib/access/page-passes";
import { printer } from "@/lib/env";
import { viewFileName } from "@/lib/export/view-file-name";
import { intlLocale } from "@/lib/format/numbers";
import { PrintError } from "@/lib/paper/print-error";
import { printPage } from "@/lib/paper/print-page";
import { parseViewRequest } from "@/lib/report/parse-request";
import { queryView } from "@/lib/report/query-view";
import { viewAddress } from "@/lib/views/address-of";
import { getView } from "@/lib/views/views";
import { readPreferences } from "../../../../../../reader-preferences";
import { answerFile } from "../../../../../answer-http";
import { readFormat } from "../../../../../to-file";

type Context = { params: Promise<{ programme: string; view: string }> };

/** A page on paper, as its reader would see it now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, view } = await params;
  return answerFile(request, programme, async (viewer, search) => {
    const { rest } = readFormat(search, ["pdf"]);
    const data = await queryView(viewer, view, parseViewRequest(rest));
    const { locale } = await readPreferences();
    const by = printer();
    const asked = getView(data.view);
    if (!by || !asked) throw new PrintError("none");
    const page = viewAddress(data.programme.slug, asked, data.request);
    const pass = () => givePass(viewer.database, viewer.userId, page);
    const body = await printPage({ ...by, page, language: intlLocale[locale], pass });
    return { name: `${viewFileName(data, locale)}.pdf`, type: "application/pdf", body: Uint8Array.from(body) };
  });
}
