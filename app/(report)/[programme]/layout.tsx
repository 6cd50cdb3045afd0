import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ProgrammeTexts } from "@/components/shell/programme-texts";
import { TopBar } from "@/components/shell/top-bar";
import { currentUser } from "@/lib/access/viewer";
import { readPreferences } from "../../reader-preferences";
import { programmeMessages } from "../../server-words";

/** The frame of a programme's pages, in its words. It shows names only: every page asks for its own viewer. */
export default async function ProgrammeLayout({ params, children }: LayoutProps<"/[programme]">) {
  const [{ programme: slug }, user, { theme, locale }] = await Promise.all([params, currentUser(), readPreferences()]);
  const messages = await programmeMessages(slug, locale);
  const inWords = (shown: ReactNode) =>
    messages ? (
      <ProgrammeTexts locale={locale} messages={messages}>
        {shown}
      </ProgrammeTexts>
    ) : (
      shown
    );
  // Only a page knows its whole address: it sends to the sign-in, and shows nothing before.
  if (!user) return inWords(children);
  const programme = user.programmes.find((each) => each.slug === slug);
  if (!programme) notFound();
  return inWords(
    <>
      <TopBar user={user} programme={programme} theme={theme} />
      {children}
    </>,
  );
}
