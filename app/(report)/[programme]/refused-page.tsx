import { FullPage } from "@/components/ui/full-page";
import { PageLink } from "@/components/ui/page-link";
import { readWords } from "../../server-words";

interface RefusedPageProps {
  programme: string;
  words: "lists" | "team" | "sheet" | "states";
  /** Where to go instead, and what the way there says. */
  href: string;
  go: string;
}

/** That what an address asks for cannot be opened. */
export async function RefusedPage({ programme, words, href, go }: RefusedPageProps) {
  const t = await readWords(programme);
  return (
    <FullPage
      title={t(`${words}.refusedTitle`)}
      why={t(`${words}.refusedWhy`)}
      action={<PageLink href={href}>{go}</PageLink>}
    />
  );
}
