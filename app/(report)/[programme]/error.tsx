"use client";

import { useTranslations } from "use-intl";
import { FullPage } from "@/components/ui/full-page";

/** A page that failed: what to do, and the code by which the server's log knows it. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("states");
  return (
    <FullPage
      title={t("errorTitle")}
      why={t("errorWhy", { code: error.digest ?? "–" })}
      action={
        <button type="button" onClick={reset}>
          {t("retry")}
        </button>
      }
    />
  );
}
