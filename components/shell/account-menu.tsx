"use client";

import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import { ThemeControl } from "./preference-controls";
import type { Theme } from "./preferences";
import { signOut } from "./session-requests";
import styles from "./top-bar.module.css";

interface AccountMenuProps {
  user: { name: string; email: string };
  theme: Theme;
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part.charAt(0).toUpperCase())
    .filter(Boolean)
    .slice(0, 2)
    .join("");

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ user, theme }: AccountMenuProps) {
  const t = useTranslations("shell");
  return (
    <Popover
      trigger={initialsOf(user.name)}
      label={t("account")}
      triggerClassName={styles.avatar}
      align="end"
      width={260}
    >
      <p className={styles.userName}>{user.name}</p>
      <p className={styles.userEmail}>{user.email}</p>
      <div className={styles.menuLine}>
        <span>{t("theme")}</span>
        <ThemeControl theme={theme} />
      </div>
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
    </Popover>
  );
}
