import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { YearPage } from "@/components/accounts/year-page";
import { requireViewer } from "@/lib/access/viewer";
import { accountYearHref } from "@/lib/lists/account-href";
import { yearOfAccount } from "@/lib/lists/account-year";
import { queryAccount } from "@/lib/report/query-account";
import { readSegment } from "../../../../../search-params";
import { readWords } from "../../../../../server-words";

export async function generateMetadata({
  params,
}: PageProps<"/[programme]/accounts/[account]/year">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("sheet.year") };
}

/** What of an account its customer may keep on paper. */
export default async function AccountYear({ params }: PageProps<"/[programme]/accounts/[account]/year">) {
  const { programme, account } = await params;
  const code = readSegment(account);
  const viewer = await requireViewer(programme, accountYearHref(encodeURIComponent(programme), code));
  const sheet = await queryAccount(viewer, code);
  return sheet ? <YearPage initial={yearOfAccount(sheet)} /> : notFound();
}
