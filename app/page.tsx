import { redirect } from "next/navigation";
import { FullPage } from "@/components/ui/full-page";
import { currentUser } from "@/lib/access/viewer";
import { homeOf, viewPath } from "@/lib/views/views";
import { readWords } from "./server-words";

/** Sends each reader to the first view of their first programme. */
export default async function Home() {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  for (const { slug, role } of user.programmes) {
    const view = homeOf(role);
    if (view) redirect(viewPath(slug, view));
  }
  const t = await readWords();
  return user.programmes.length === 0 ? (
    <FullPage title={t("states.noProgrammeTitle")} why={t("states.noProgrammeWhy", { email: user.email })} />
  ) : (
    <FullPage
      title={t("states.noViewTitle")}
      why={t("states.forbiddenWhy", { role: t(`roles.${user.programmes[0]?.role ?? "marketing"}`) })}
    />
  );
}
