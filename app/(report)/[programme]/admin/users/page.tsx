import type { Metadata } from "next";
import { UsersPage } from "@/components/admin/users-page";
import { listPeople } from "@/lib/admin/people";
import { readWords } from "../../../../server-words";
import { openAdmin } from "../open-admin";

export async function generateMetadata({ params }: PageProps<"/[programme]/admin/users">): Promise<Metadata> {
  const t = await readWords((await params).programme);
  return { title: t("admin.page.users") };
}

/** Who may sign in to the programme, and as whom. */
export default async function Users({ params }: PageProps<"/[programme]/admin/users">) {
  const { programme } = await params;
  return openAdmin(programme, {
    page: "users",
    ask: listPeople,
    render: (people) => <UsersPage programme={programme} initial={people} />,
  });
}
