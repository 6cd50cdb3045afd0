"use client";

import { useTranslations } from "use-intl";
import tool from "@/components/ui/tool.module.css";
import styles from "./accounts.module.css";

/** The download of exactly what is shown: an address of the API and the parameters of the page. */
export function Downloads({ href, address }: { href: string; address: string }) {
  const t = useTranslations("lists");
  return (
    <p className={`no-print ${styles.downloads}`}>
      <span>{t("download")}</span>
      {(["csv", "xlsx"] as const).map((format) => (
        <a
          key={format}
          className={tool.tool}
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
