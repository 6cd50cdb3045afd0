import type { Metadata } from "next";
import { CallsPage } from "@/components/calls/calls-page";
import { parseCallRequest, queryCalls } from "@/lib/report/query-calls";
import { readWords } from "../../../server-words";
import { openPage } from "../open-page";

export async function generateMetadata({ params }: PageProps<"/[programme]/calls">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("calls.page") };
}

/** Whom to call and why, or why the list is not theirs. */
export default async function Calls({ params, searchParams }: PageProps<"/[programme]/calls">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openPage(programme, {
    path: "calls",
    search,
    refused: "lists",
    render: async (viewer, address) => <CallsPage initial={await queryCalls(viewer, parseCallRequest(address))} />,
  });
}
