import type { Metadata } from "next";
import { readWords } from "../../../server-words";
import { openView } from "../open-view";

export async function generateMetadata({ params }: PageProps<"/[programme]/executive">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("views.executive") };
}

export default async function ExecutivePage({ params, searchParams }: PageProps<"/[programme]/executive">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openView(programme, "executive", search);
}
