import { notFound } from "next/navigation";
import { TopBar } from "@/components/shell/top-bar";
import { currentUser } from "@/lib/access/viewer";
import { readPreferences } from "../../reader-preferences";

/** The frame of a programme's pages. It shows names only: every page asks for its own viewer. */
export default async function ProgrammeLayout({ params, children }: LayoutProps<"/[programme]">) {
  const [{ programme: slug }, user, { theme }] = await Promise.all([params, currentUser(), readPreferences()]);
  // Only a page knows its whole address: it sends to the sign-in, and shows nothing before.
  if (!user) return children;
  const programme = user.programmes.find((each) => each.slug === slug);
  if (!programme) notFound();
  return (
    <>
      <TopBar user={user} programme={programme} theme={theme} />
      {children}
    </>
  );
}
