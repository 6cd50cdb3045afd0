import type { Metadata } from "next";
import Link from "next/link";
import { AccountsPage } from "@/components/accounts/accounts-page";
import { FullPage } from "@/components/ui/full-page";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import type { AccountList } from "@/lib/lists/account-list";
import { parseListRequest, queryAccounts } from "@/lib/report/query-accounts";
import { RequestError } from "@/lib/report/request-error";
import { toSearch } from "../../../search-params";
import { readWords } from "../../../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("lists.page") };
}

/** The accounts behind a number, or why they are not theirs, or what in the address cannot be read. */
export default async function Accounts({ params, searchParams }: PageProps<"/[programme]/accounts">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  const address = toSearch(search);
  const path = `/${encodeURIComponent(programme)}`;
  const viewer = await requireViewer(programme, `${path}/accounts?${address}`);
  const list = await askList(viewer, address);
  return list ? <AccountsPage initial={list} /> : <RefusedList href={path} />;
}

async function RefusedList({ href }: { href: string }) {
  const t = await readWords();
  return (
    <FullPage
      title={t("lists.refusedTitle")}
      why={t("lists.refusedWhy")}
      action={<Link href={href}>{t("states.home")}</Link>}
    />
  );
}

/** Null where the address asks for what this viewer cannot open. */
async function askList(viewer: Viewer, address: URLSearchParams): Promise<AccountList | null> {
  try {
    return await queryAccounts(viewer, parseListRequest(address));
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
