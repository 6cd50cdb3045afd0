import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AdminFrame } from "@/components/admin/admin-frame";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { loadMessages } from "@/lib/i18n/load-messages";
import { unlessRefused } from "@/lib/report/request-error";
import { withParameters } from "@/lib/views/address";
import { type AdminPage, adminHref } from "@/lib/views/administration";
import { readPreferences } from "../../../reader-preferences";
import { type SearchParams, toSearch } from "../../../search-params";
import { readWords } from "../../../server-words";
import { RefusedPage } from "../refused-page";

interface OpenedAdmin<T> {
  page: AdminPage;
  search?: SearchParams;
  /** Null for who is no admin. */
  ask: (viewer: Viewer, address: URLSearchParams) => Promise<T | null>;
  render: (answer: T) => ReactNode;
}

/** A page of administration for an admin, or that its address cannot be opened; not found for everybody else. */
export async function openAdmin<T>(programme: string, { page, search = {}, ask, render }: OpenedAdmin<T>) {
  const address = toSearch(search);
  const path = adminHref(encodeURIComponent(programme), page);
  const viewer = await requireViewer(programme, withParameters(path, address.toString()));
  const asked = await unlessRefused(async () => ({ answer: await ask(viewer, address) }));
  if (asked?.answer === null) notFound();
  if (!asked)
    return (
      <RefusedPage
        programme={programme}
        words="states"
        href={path}
        go={(await readWords(programme))(`admin.page.${page}`)}
      />
    );
  const { locale } = await readPreferences();
  return (
    <AdminFrame
      programme={viewer.programme.slug}
      page={page}
      locale={locale}
      messages={loadMessages(locale, viewer.programme.words)}
    >
      {render(asked.answer)}
    </AdminFrame>
  );
}
