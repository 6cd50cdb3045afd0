"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import type { Theme } from "./preferences";
import { signOut } from "./session-requests";
import { ThemeControl } from "./theme-control";
import styles from "./top-bar.module.css";

export interface AccountPanelProps {
  user: { name: string; email: string };
  theme: Theme;
  /** Where an admin administers the open programme; null for everybody else. */
  adminHref: string | null;
}

/** Who is signed in, the theme, and the way out. */
export function AccountPanel({ user, theme, adminHref }: AccountPanelProps) {
  const t = useTranslations("shell");
  return (
    <>
      <p className={styles.userName}>{user.name}</p>
      <p className={styles.userEmail}>{user.email}</p>
      <div className={styles.menuLine}>
        <span>{t("theme")}</span>
        <ThemeControl theme={theme} />
      </div>
      {adminHref ? (
        <PageLink href={adminHref} className={styles.menuLink}>
          {t("admin")}
        </PageLink>
      ) : null}
      <button
        type="button"
        className={styles.signOut}
        onClick={async () => {
          await signOut();
          window.location.assign("/sign-in");
        }}
      >
        {t("signOut")}
      </button>
    </>
  );
}
