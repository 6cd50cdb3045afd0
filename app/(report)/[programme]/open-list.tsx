import Link from "next/link";
import type { ReactNode } from "react";
import { FullPage } from "@/components/ui/full-page";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { RequestError } from "@/lib/report/request-error";
import { type SearchParams, toSearch } from "../../search-params";
import { readWords } from "../../server-words";

/** A page of accounts for who asks, or that what its address asks for cannot be opened. */
export async function openList(
  programme: string,
  page: "accounts" | "calls",
  search: SearchParams,
  render: (viewer: Viewer, address: URLSearchParams) => Promise<ReactNode>,
): Promise<ReactNode> {
  const address = toSearch(search);
  const home = `/${encodeURIComponent(programme)}`;
  const viewer = await requireViewer(programme, `${home}/${page}${address.size > 0 ? `?${address}` : ""}`);
  try {
    return await render(viewer, address);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return <RefusedList href={home} />;
  }
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
