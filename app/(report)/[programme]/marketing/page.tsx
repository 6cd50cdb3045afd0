import type { Metadata } from "next";
import { readWords } from "../../../server-words";
import { openView } from "../open-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("views.marketing") };
}

export default async function MarketingPage({ params, searchParams }: PageProps<"/[programme]/marketing">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openView(programme, "marketing", search);
}
