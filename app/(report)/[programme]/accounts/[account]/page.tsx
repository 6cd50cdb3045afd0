import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SheetPage } from "@/components/accounts/sheet-page";
import { FullPage } from "@/components/ui/full-page";
import { requireViewer } from "@/lib/access/viewer";
import { accountHref } from "@/lib/lists/account-href";
import { parseSheetRequest, queryAccount } from "@/lib/report/query-account";
import { RequestError } from "@/lib/report/request-error";
import { readSegment, toSearch } from "../../../../search-params";
import { readWords } from "../../../../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("lists.columns.name") };
}

/** One account before a call or a visit; not found where it is not theirs, as where it does not exist. */
export default async function Account({ params, searchParams }: PageProps<"/[programme]/accounts/[account]">) {
  const [{ programme, account }, search] = await Promise.all([params, searchParams]);
  const code = readSegment(account);
  const address = toSearch(search);
  const path = accountHref(encodeURIComponent(programme), code);
  const viewer = await requireViewer(programme, address.size > 0 ? `${path}?${address}` : path);
  try {
    const sheet = await queryAccount(viewer, code, parseSheetRequest(address));
    return sheet ? <SheetPage key={sheet.code} initial={sheet} /> : notFound();
  } catch (error) {
    if (error instanceof RequestError) return <RefusedList href={path} />;
    throw error;
  }
}

async function RefusedList({ href }: { href: string }) {
  const t = await readWords();
  return (
    <FullPage
      title={t("sheet.refusedTitle")}
      why={t("sheet.refusedWhy")}
      action={<Link href={href}>{t("sheet.refusedGo")}</Link>}
    />
  );
}
