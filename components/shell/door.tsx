"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LanguageControl } from "./language-control";
import { Logo } from "./logo";
import styles from "./sign-in.module.css";

/** A page before anybody is signed in: what the product is, and a form. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations();
  return (
    <main id="content" className={styles.page}>
      <div className={styles.intro}>
        <p className={styles.brand}>
          <Logo />
          {t("shell.product")}
        </p>
        <p className={styles.lead}>{t("signIn.lead")}</p>
        <p className={styles.tagline}>{t("shell.tagline")}</p>
      </div>
      <div className={styles.panel}>
        <h1 className={styles.title}>{title}</h1>
        {children}
        <div className={styles.controls}>
          <LanguageControl />
        </div>
      </div>
    </main>
  );
}
