import type { Metadata } from "next";
import { AuditPage } from "@/components/admin/audit-page";
import { readAuditPage } from "@/lib/admin/audit";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/audit">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.audit") };
}

/** Who did what in the programme, when and from where. */
export default async function Audit({ params, searchParams }: PageProps<"/[programme]/admin/audit">) {
  const [{ programme }, search] = await Promise.all([params, searchParams]);
  return openAdmin(programme, {
    page: "audit",
    search,
    ask: readAuditPage,
    render: (answer) => <AuditPage programme={programme} initial={answer} />,
  });
}
