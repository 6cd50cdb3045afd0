"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import type { AccountPanelProps } from "./account-panel";
import styles from "./top-bar.module.css";

/** Comes when somebody opens it. */
const AccountPanel = dynamic(() => import("./account-panel").then((panel) => panel.AccountPanel));

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part.charAt(0).toUpperCase())
    .filter(Boolean)
    .slice(0, 2)
    .join("");

/** The reader's initials, which open their panel. */
export function AccountMenu(props: AccountPanelProps) {
  const t = useTranslations("shell");
  return (
    <Popover
      trigger={initialsOf(props.user.name)}
      label={t("account")}
      triggerClassName={styles.avatar}
      align="end"
      width={260}
    >
      <AccountPanel {...props} />
    </Popover>
  );
}
