import type { Metadata } from "next";
import { readWords } from "../../../server-words";
import { openView } from "../open-view";

export async function generateMetadata({ params }: PageProps<"/[programme]/sales">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("views.sales") };
}

export default async function SalesPage({ params, searchParams }: PageProps<"/[programme]/sales">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openView(programme, "sales", search);
}
