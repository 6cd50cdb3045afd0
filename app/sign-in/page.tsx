import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type SignInNotice, SignInPage } from "@/components/shell/sign-in-page";
import { safeReturnPath } from "@/lib/access/return-path";
import { currentUser, hasSessionEnded } from "@/lib/access/viewer";
import { oidcServer } from "@/lib/env";
import { readWords } from "../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("signIn.title") };
}

export default async function SignIn({ searchParams }: PageProps<"/sign-in">) {
  const { next: asked, error } = await searchParams;
  const next = safeReturnPath(asked);
  if (await currentUser()) redirect(next);
  return <SignInPage next={next} company={oidcServer()?.name ?? null} notice={await noticeOf(error)} />;
}

/** `error` is what next-auth says of the company's sign-in. */
async function noticeOf(error: unknown): Promise<SignInNotice | null> {
  if (error !== undefined) return error === "AccessDenied" ? "noAccess" : "failed";
  return (await hasSessionEnded()) ? "ended" : null;
}
