"use client";

import { useTranslations } from "use-intl";
import { Logo } from "./logo";
import { LanguageControl } from "./preference-controls";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form";

/** The door: what the product is, and two fields. */
export function SignInPage({ next }: { next: string }) {
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
        <h1 className={styles.title}>{t("signIn.title")}</h1>
        <SignInForm next={next} />
        <div className={styles.controls}>
          <LanguageControl />
        </div>
      </div>
    </main>
  );
}
