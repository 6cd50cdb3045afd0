import type { Metadata } from "next";
import { SettingsPage } from "@/components/admin/settings-page";
import { readSettings } from "@/lib/admin/settings";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/settings">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.settings") };
}

/** What the programme counts by, and the months whose figures stay. */
export default async function Settings({ params }: PageProps<"/[programme]/admin/settings">) {
  const { programme } = await params;
  return openAdmin(programme, {
    page: "settings",
    ask: readSettings,
    render: (answer) => <SettingsPage programme={programme} initial={answer} />,
  });
}
