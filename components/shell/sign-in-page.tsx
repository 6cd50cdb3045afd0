"use client";

import { useTranslations } from "use-intl";
import { CompanySignIn } from "./company-sign-in";
import { Door } from "./door";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form";

/** Why somebody is here who did not come to sign in: their session ended, or their company's sign-in led to nothing. */
export type SignInNotice = "ended" | "noAccess" | "failed";

interface SignInPageProps {
  next: string;
  /** What the company calls its own sign-in; null where it has none. */
  company: string | null;
  notice: SignInNotice | null;
}

/** The door: two fields. */
export function SignInPage({ next, company, notice }: SignInPageProps) {
  const t = useTranslations("signIn");
  return (
    <Door title={t("title")}>
      {notice && (
        <p role={notice === "ended" ? "status" : "alert"} className={styles.notice}>
          {t(notice)}
        </p>
      )}
      {company && <CompanySignIn name={company} next={next} />}
      <SignInForm next={next} />
    </Door>
  );
}
