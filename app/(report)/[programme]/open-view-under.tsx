import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type ViewId, viewUnder } from "@/lib/views/views";
import type { SearchParams } from "../../search-params";
import { readWords } from "../../server-words";
import { openView } from "./open-view";

type Params = Promise<{ programme: string; page: string }>;

export async function titleUnder(home: ViewId, params: Params): Promise<Metadata> {
  const { programme, page } = await params;
  const t = await readWords(programme);
  const view = viewUnder(home, page);
  return view ? { title: t(`views.${view.id}`) } : {};
}

/** The view under a first page that an address names; not found where there is none. */
export async function openViewUnder(home: ViewId, params: Params, searchParams: Promise<SearchParams>) {
  const [{ programme, page }, search] = await Promise.all([params, searchParams]);
  const view = viewUnder(home, page);
  if (!view) notFound();
  return openView(programme, view.id, search);
}
