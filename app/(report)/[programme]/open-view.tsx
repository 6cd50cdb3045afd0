import Link from "next/link";
import { Suspense } from "react";
import { FullPage } from "@/components/ui/full-page";
import { PageSkeleton } from "@/components/views/page-skeleton";
import { ViewPage } from "@/components/views/view-page";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { parseViewRequest } from "@/lib/report/parse-request";
import { queryView } from "@/lib/report/query-view";
import { RequestError } from "@/lib/report/request-error";
import type { ViewData } from "@/lib/views/view-data";
import { type View, viewsFor } from "@/lib/views/views";
import { type SearchParams, toSearch } from "../../search-params";
import { readWords } from "../../server-words";

/** A view's page for who asks: its figures, or why it is not theirs, or what in the address cannot be read. */
export async function openView(programme: string, view: View["id"], search: SearchParams) {
  const address = toSearch(search);
  const path = `/${encodeURIComponent(programme)}/${view}`;
  const viewer = await requireViewer(programme, address.size > 0 ? `${path}?${address}` : path);
  const open = viewsFor(viewer.role);
  if (!open.some(({ id }) => id === view))
    return <ForbiddenView programme={programme} role={viewer.role} open={open} />;
  return (
    // Who may not see the page is sent elsewhere before its first byte; the figures come after.
    <Suspense fallback={<PageSkeleton />}>
      <Figures viewer={viewer} view={view} address={address} path={path} />
    </Suspense>
  );
}

interface FiguresProps {
  viewer: Viewer;
  view: View["id"];
  address: URLSearchParams;
  path: string;
}

async function Figures({ viewer, view, address, path }: FiguresProps) {
  const data = await askView(async () => queryView(viewer, view, parseViewRequest(address)));
  return data ? <ViewPage initial={data} /> : <RefusedRequest href={path} />;
}

/** Null where the address asks for what this viewer cannot ask. */
async function askView(ask: () => Promise<ViewData>): Promise<ViewData | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

async function ForbiddenView({
  programme,
  role,
  open,
}: {
  programme: string;
  role: keyof typeof roleKeys;
  open: View[];
}) {
  const t = await readWords();
  const first = open[0];
  return (
    <FullPage
      title={t("states.forbiddenTitle")}
      why={t("states.forbiddenWhy", { role: t(roleKeys[role]) })}
      action={
        first ? (
          <Link href={`/${programme}/${first.id}`}>{t("states.forbiddenGo", { view: t(`views.${first.id}`) })}</Link>
        ) : null
      }
    />
  );
}

const roleKeys = {
  marketing: "roles.marketing",
  sales: "roles.sales",
  executive: "roles.executive",
  analyst: "roles.analyst",
  admin: "roles.admin",
} as const;

async function RefusedRequest({ href }: { href: string }) {
  const t = await readWords();
  return (
    <FullPage
      title={t("states.refusedTitle")}
      why={t("states.refusedWhy")}
      action={<Link href={href}>{t("filters.clear")}</Link>}
    />
  );
}
