"use client";

import { useTranslations } from "use-intl";
import styles from "./view-page.module.css";

/** The first screen's places, before its figures. */
export function PageSkeleton() {
  const t = useTranslations("states");
  return (
    <main id="content" className={styles.skeleton} aria-busy="true">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <span style={{ height: 38, width: "min(100%, 560px)" }} />
      <span style={{ height: 20, width: "min(100%, 420px)" }} />
      <span style={{ height: 96, opacity: 0.5 }} />
      <span style={{ height: 340, opacity: 0.35 }} />
    </main>
  );
}
