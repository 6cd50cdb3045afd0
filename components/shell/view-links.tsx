"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { listHref } from "@/lib/lists/list-request";
import { type View, viewPath } from "@/lib/views/views";
import styles from "./top-bar.module.css";

interface ViewLinksProps {
  programme: string;
  views: View[];
  /** What this reader calls the list of all their accounts; null: they have no list. */
  accounts: "portfolio" | "allAccounts" | null;
}

/** The views that a role has and its accounts, the open one underlined. */
export function ViewLinks({ programme, views, accounts }: ViewLinksProps) {
  const t = useTranslations();
  const pathname = usePathname();
  const search = useSearchParams();
  // What is looked at stays from view to view: period, comparison and filters go along.
  const isView = views.some((view) => viewPath(programme, view) === pathname);
  const query = isView && search.size > 0 ? `?${search}` : "";
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
      {accounts ? (
        <Link
          href={listHref(programme, { list: "portfolio" })}
          aria-current={
            pathname === `/${programme}/accounts` && search.get("list") === "portfolio" ? "page" : undefined
          }
          className={styles.view}
        >
          {t(`shell.${accounts}`)}
        </Link>
      ) : null}
    </nav>
  );
}
