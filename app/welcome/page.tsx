import type { Metadata } from "next";
import { WelcomePage } from "@/components/shell/welcome-page";
import { passwordLength } from "@/lib/access/password-rules";
import { readWords } from "../server-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readWords();
  return { title: t("welcome.title") };
}

/** Where a link of an admin leads: a password is set, once. */
export default function Welcome() {
  return <WelcomePage leastLength={passwordLength.least} />;
}
