import type { Metadata } from "next";
import { readWords } from "../../../server-words";
import { openView } from "../open-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("views.sales") };
}

export default async function SalesPage({ params, searchParams }: PageProps<"/[programme]/sales">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openView(programme, "sales", search);
}
