import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getView, viewPath } from "@/lib/views/views";
import { readWords } from "../../../../server-words";
import { openView } from "../../open-view";

type Props = PageProps<"/[programme]/marketing/[page]">;

/** The view that stands at this address. */
async function viewAt({ params }: Props) {
  const { programme, page } = await params;
  const view = getView(page);
  return view && viewPath(programme, view) === `/${programme}/marketing/${page}` ? view : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, view] = await Promise.all([readWords(), viewAt(props)]);
  return view ? { title: t(`views.${view.id}`) } : {};
}

/** One of marketing's pages: a question each. */
export default async function MarketingPage(props: Props) {
  const [{ programme }, search, view] = await Promise.all([props.params, props.searchParams, viewAt(props)]);
  if (!view) notFound();
  return openView(programme, view.id, search);
}
