import { setTimeout as wait } from "node:timers/promises";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { deckOfView } from "@/components/slides/deck-of-view";
import { FullPage } from "@/components/ui/full-page";
import { PageLink } from "@/components/ui/page-link";
import { PageSkeleton } from "@/components/views/page-skeleton";
import { ViewPage } from "@/components/views/view-page";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { printer } from "@/lib/env";
import { parseViewRequest } from "@/lib/report/parse-request";
import { queryView } from "@/lib/report/query-view";
import { unlessRefused } from "@/lib/report/request-error";
import { withParameters } from "@/lib/views/address";
import { getView, homeOf, type ViewId, viewPath } from "@/lib/views/views";
import { readPreferences } from "../../reader-preferences";
import { type SearchParams, toSearch } from "../../search-params";
import { readWords } from "../../server-words";
import { RefusedPage } from "./refused-page";

/** How long a page's first byte waits for its figures: most have come by then, and places once shown stay 300 ms. */
const PATIENCE_MS = 250;

/** A view's page for who asks: its figures, or why it is not theirs, or what in the address cannot be read. */
export async function openView(programme: string, id: string, search: SearchParams) {
  const view = getView(id);
  if (!view) notFound();
  const address = toSearch(search);
  const path = viewPath(encodeURIComponent(programme), view);
  const viewer = await requireViewer(programme, withParameters(path, address.toString()));
  if (!view.roles.includes(viewer.role)) return <ForbiddenView programme={programme} role={viewer.role} />;
  const figures = askFigures(viewer, view.id, address, path);
  const isReady = await Promise.race([figures.then(() => true), wait(PATIENCE_MS, false)]);
  return isReady ? figures : <Suspense fallback={<PageSkeleton />}>{figures}</Suspense>;
}

async function askFigures(viewer: Viewer, view: ViewId, address: URLSearchParams, path: string) {
  const data = await unlessRefused(async () => queryView(viewer, view, parseViewRequest(address)));
  if (data) {
    const { locale } = await readPreferences();
    const hasSlides = deckOfView(data, locale).slides.length > 0;
    return <ViewPage initial={data} canPrint={printer() !== null} hasSlides={hasSlides} />;
  }
  const { slug } = viewer.programme;
  const t = await readWords(slug);
  return <RefusedPage programme={slug} words="states" href={path} go={t("filters.clear")} />;
}

async function ForbiddenView({ programme, role }: { programme: string; role: keyof typeof roleKeys }) {
  const t = await readWords(programme);
  const first = homeOf(role);
  return (
    <FullPage
      title={t("states.forbiddenTitle")}
      why={t("states.forbiddenWhy", { role: t(roleKeys[role]) })}
      action={
        first ? (
          <PageLink href={viewPath(programme, first)}>
            {t("states.forbiddenGo", { view: t(`views.${first.id}`) })}
          </PageLink>
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
