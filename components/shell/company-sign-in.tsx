"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import styles from "./sign-in.module.css";
import { signInWithCompany } from "./sign-in-requests";

interface CompanySignInProps {
  /** What the company calls its own sign-in. */
  name: string;
  next: string;
}

/** The way in with the account that a person has in their company. */
export function CompanySignIn({ name, next }: CompanySignInProps) {
  const t = useTranslations("signIn");
  const [state, setState] = useState<"ready" | "busy" | "unavailable">("ready");
  return (
    <div className={styles.company}>
      <button
        type="button"
        className={styles.companyButton}
        disabled={state === "busy"}
        onClick={async () => {
          setState("busy");
          await signInWithCompany(next).catch(() => setState("unavailable"));
        }}
      >
        {t("company", { name })}
      </button>
      <p role="alert" className={styles.companyMessage}>
        {state === "unavailable" && t("unavailable")}
      </p>
      <p className={styles.or}>{t("or")}</p>
    </div>
  );
}
