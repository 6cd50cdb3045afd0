"use client";

import { useTranslations } from "use-intl";
import { Door } from "./door";
import { WelcomeForm } from "./welcome-form";

/** Where a person sets the password that they sign in with. */
export function WelcomePage({ leastLength }: { leastLength: number }) {
  const t = useTranslations("welcome");
  return (
    <Door title={t("title")}>
      <WelcomeForm leastLength={leastLength} />
    </Door>
  );
}
