import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInPage } from "@/components/shell/sign-in-page";
import { safeReturnPath } from "@/lib/access/return-path";
import { currentUser } from "@/lib/access/viewer";
import { readWords } from "../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("signIn.title") };
}

export default async function SignIn({ searchParams }: PageProps<"/sign-in">) {
  const next = safeReturnPath((await searchParams).next);
  if (await currentUser()) redirect(next);
  return <SignInPage next={next} />;
}
