"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import type { View } from "@/lib/views/views";
import styles from "./top-bar.module.css";

/** The views that a role has, the open one underlined. */
export function ViewLinks({ programme, views }: { programme: string; views: View["id"][] }) {
  const t = useTranslations();
  const pathname = usePathname();
  return (
    <nav className={styles.views} aria-label={t("shell.views")}>
      {views.map((view) => {
        const href = `/${programme}/${view}`;
        return (
          <Link key={view} href={href} aria-current={pathname === href ? "page" : undefined} className={styles.view}>
            {t(`views.${view}`)}
          </Link>
        );
      })}
    </nav>
  );
}
