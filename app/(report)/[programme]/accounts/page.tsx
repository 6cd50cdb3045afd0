import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountsPage } from "@/components/accounts/accounts-page";
import { parseListRequest, queryAccounts } from "@/lib/report/query-accounts";
import { readPreferences } from "../../../reader-preferences";
import { readWords } from "../../../server-words";
import { openPage } from "../open-page";

export async function generateMetadata({ params }: PageProps<"/[programme]/accounts">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("lists.page") };
}

/** The accounts behind a number, or why they are not theirs, or what in the address cannot be read. */
export default async function Accounts({ params, searchParams }: PageProps<"/[programme]/accounts">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openPage(programme, {
    path: "accounts",
    search,
    refused: "lists",
    render: async (viewer, address) => {
      const { columns } = await readPreferences();
      // The address says all that is looked at: what the reader chose once is written into it.
      if (columns && !address.has("columns")) {
        address.set("columns", columns.join(","));
        redirect(`/${encodeURIComponent(programme)}/accounts?${address}`);
      }
      return <AccountsPage initial={await queryAccounts(viewer, parseListRequest(address))} />;
    },
  });
}
