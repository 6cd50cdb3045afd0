"use client";

import { useTranslations } from "use-intl";
import { fetchAnswer } from "@/components/filters/fetch-answer";
import { TextButton } from "@/components/ui/text-button";
import { adminHref } from "@/lib/views/administration";
import type { ShellProgramme } from "./top-bar";
import styles from "./top-bar.module.css";

/** As whom an admin looks at the programme, and the way back. */
export function PreviewBanner({ programme: { slug, role, preview } }: { programme: ShellProgramme }) {
  const t = useTranslations();
  const leave = async () => {
    await fetchAnswer(`/api/programmes/${slug}/preview`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ role: null }),
    });
    window.location.assign(adminHref(slug, "rights"));
  };
  return (
    <p role="status" className={styles.preview}>
      {t(preview?.rep ? "shell.previewOfRep" : "shell.preview", { role: t(`roles.${role}`), rep: preview?.rep ?? "" })}
      <TextButton onClick={leave}>{t("shell.leavePreview")}</TextButton>
    </p>
  );
}
