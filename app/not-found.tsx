import { FullPage } from "@/components/ui/full-page";
import { PageLink } from "@/components/ui/page-link";
import { readWords } from "./server-words";

/** The same words for what does not exist and what is not the reader's. */
export default async function NotFound() {
  const t = await readWords();
  return (
    <FullPage
      title={t("states.notFoundTitle")}
      why={t("states.notFoundWhy")}
      action={<PageLink href="/">{t("states.home")}</PageLink>}
    />
  );
}
