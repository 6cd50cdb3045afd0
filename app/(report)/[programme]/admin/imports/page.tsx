import type { Metadata } from "next";
import { ImportsPage } from "@/components/admin/imports-page";
import { readImportsState } from "@/lib/admin/imports-state";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/imports">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.imports") };
}

/** Files that an admin uploads, and what imports brought. */
export default async function Imports({ params }: PageProps<"/[programme]/admin/imports">) {
  const { programme } = await params;
  return openAdmin(programme, {
    page: "imports",
    ask: readImportsState,
    render: (answer) => <ImportsPage programme={programme} initial={answer} />,
  });
}
