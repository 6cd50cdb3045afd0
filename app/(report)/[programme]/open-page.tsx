import type { ReactNode } from "react";
import { requireViewer } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer-type";
import { unlessRefused } from "@/lib/report/request-error";
import { withParameters } from "@/lib/views/address";
import { type SearchParams, toSearch } from "../../search-params";
import { readWords } from "../../server-words";
import { RefusedPage } from "./refused-page";

/** A page of a programme by its path after the programme's own, and the words that say that it cannot be opened. */
interface OpenedPage {
  path: string;
  search: SearchParams;
  refused: "lists" | "team" | "sheet";
  render: (viewer: Viewer, address: URLSearchParams) => Promise<ReactNode>;
}

/** That page for who asks, or that what its address asks for cannot be opened. */
export async function openPage(programme: string, { path, search, refused, render }: OpenedPage): Promise<ReactNode> {
  const address = toSearch(search);
  const home = `/${encodeURIComponent(programme)}`;
  const page = `${home}/${path}`;
  const viewer = await requireViewer(programme, withParameters(page, address.toString()));
  const shown = await unlessRefused(() => render(viewer, address));
  if (shown !== null) return shown;
  const t = await readWords(programme);
  return refused === "sheet" ? (
    <RefusedPage programme={programme} words={refused} href={page} go={t("sheet.refusedGo")} />
  ) : (
    <RefusedPage programme={programme} words={refused} href={home} go={t("states.home")} />
  );
}
