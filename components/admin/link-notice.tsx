"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { TextButton } from "@/components/ui/text-button";
import styles from "./admin.module.css";

interface LinkNoticeProps {
  name: string;
  /** Null where the person has a password already. */
  link: string | null;
  days: number;
  onDone: () => void;
}

/** A link that was just made: the only time that it is seen. */
export function LinkNotice({ name, link, days, onDone }: LinkNoticeProps) {
  const t = useTranslations("admin.users");
  const [isCopied, setCopied] = useState(false);
  const address = link === null ? null : new URL(link, window.location.origin).href;
  return (
    <section className={styles.notice} aria-label={t("link", { name })}>
      {address === null ? (
        <p role="status">{t("added", { name })}</p>
      ) : (
        <>
          <p role="status" className={form.title}>
            {t("link", { name })}
          </p>
          <p className={styles.link}>{address}</p>
          <p className={styles.note}>{t("linkWhy", { days })}</p>
          <TextButton onClick={() => navigator.clipboard.writeText(address).then(() => setCopied(true))}>
            {t(isCopied ? "copied" : "copy")}
          </TextButton>
        </>
      )}
      <TextButton onClick={onDone}>{t("linkDone")}</TextButton>
    </section>
  );
}
