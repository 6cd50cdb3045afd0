import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInPage } from "@/components/shell/sign-in-page";
import { currentUser } from "@/lib/access/viewer";
import { readWords } from "../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("signIn.title") };
}

/** Only a path of this site: never an address that someone put in a link. */
const safePath = (next: string | string[] | undefined): string =>
  typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";

export default async function SignIn({ searchParams }: PageProps<"/sign-in">) {
  const next = safePath((await searchParams).next);
  if (await currentUser()) redirect(next);
  return <SignInPage next={next} />;
}
