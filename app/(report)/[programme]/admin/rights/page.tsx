import type { Metadata } from "next";
import { RightsPage } from "@/components/admin/rights-page";
import { readMatrix } from "@/lib/admin/matrix";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/rights">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.rights") };
}

/** Which indicators each role sees. */
export default async function Rights({ params }: PageProps<"/[programme]/admin/rights">) {
  const { programme } = await params;
  return openAdmin(programme, {
    page: "rights",
    ask: readMatrix,
    render: (matrix) => <RightsPage programme={programme} initial={matrix} />,
  });
}
