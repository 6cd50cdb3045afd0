import type { Metadata } from "next";
import { readWords } from "../../../server-words";
import { openView } from "../open-view";

export async function generateMetadata({ params }: PageProps<"/[programme]/marketing">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("views.marketing") };
}

export default async function MarketingPage({ params, searchParams }: PageProps<"/[programme]/marketing">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openView(programme, "marketing", search);
}
