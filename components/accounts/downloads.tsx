"use client";

import { useTranslations } from "use-intl";
import styles from "./accounts.module.css";

/** The download of exactly what is listed: an address of the API and the parameters of the list. */
export function Downloads({ href, address }: { href: string; address: string }) {
  const t = useTranslations("lists");
  return (
    <p className={styles.downloads}>
      <span>{t("download")}</span>
      {(["csv", "xlsx"] as const).map((format) => (
        <a
          key={format}
          href={`${href}?${address ? `${address}&` : ""}format=${format}`}
          aria-label={`${t("download")} ${t(format)}`}
          download
        >
          {t(format)}
        </a>
      ))}
    </p>
  );
}
