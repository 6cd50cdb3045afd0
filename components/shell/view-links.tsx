"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { type View, viewPath } from "@/lib/views/views";
import styles from "./top-bar.module.css";

/** The views that a role has, the open one underlined. */
export function ViewLinks({ programme, views }: { programme: string; views: View[] }) {
  const t = useTranslations();
  const pathname = usePathname();
  const search = useSearchParams();
  // What is looked at stays: period, comparison and filters go along.
  const query = search.size > 0 ? `?${search}` : "";
  return (
    <nav className={styles.views} aria-label={t("shell.views")}>
      {views.map((view) => {
        const href = viewPath(programme, view);
        return (
          <Link
            key={view.id}
            href={`${href}${query}`}
            aria-current={pathname === href ? "page" : undefined}
            className={styles.view}
          >
            {t(`views.${view.id}`)}
          </Link>
        );
      })}
    </nav>
  );
}
