import type { Metadata } from "next";
import { DataPage } from "@/components/admin/data-page";
import { readDataState } from "@/lib/admin/data-state";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/data">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.data") };
}

/** How the programme's data stand. */
export default async function Data({ params }: PageProps<"/[programme]/admin/data">) {
  const { programme } = await params;
  return openAdmin(programme, {
    page: "data",
    ask: readDataState,
    render: (answer) => <DataPage programme={programme} initial={answer} />,
  });
}
