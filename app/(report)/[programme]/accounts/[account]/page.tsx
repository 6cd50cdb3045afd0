import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SheetPage } from "@/components/accounts/sheet-page";
import { parseSheetRequest, queryAccount } from "@/lib/report/query-account";
import { readSegment } from "../../../../search-params";
import { readWords } from "../../../../server-words";
import { openPage } from "../../open-page";

export async function generateMetadata({ params }: PageProps<"/[programme]/accounts/[account]">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("lists.columns.name") };
}

/** One account before a call or a visit; not found where it is not theirs, as where it does not exist. */
export default async function Account({ params, searchParams }: PageProps<"/[programme]/accounts/[account]">) {
  const [{ programme, account }, search] = await Promise.all([params, searchParams]);
  const code = readSegment(account);
  return openPage(programme, {
    path: `accounts/${encodeURIComponent(code)}`,
    search,
    refused: "sheet",
    render: async (viewer, address) => {
      const sheet = await queryAccount(viewer, code, parseSheetRequest(address));
      return sheet ? <SheetPage key={sheet.code} initial={sheet} /> : notFound();
    },
  });
}
