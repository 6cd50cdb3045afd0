"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useSearch } from "@/components/filters/use-search";
import { PageLink } from "@/components/ui/page-link";
import { listHref } from "@/lib/lists/list-request";
import { teamHref } from "@/lib/views/team";
import { type View, viewPath } from "@/lib/views/views";
import type { ShellProgramme } from "./top-bar";
import styles from "./top-bar.module.css";

interface ViewLinksProps {
  programme: Pick<ShellProgramme, "slug" | "role" | "hasTeam">;
  views: View[];
}

/** The views that a role has, its accounts and its team, the open one underlined. */
export function ViewLinks({ programme: { slug, role, hasTeam }, views }: ViewLinksProps) {
  const t = useTranslations();
  const pathname = usePathname();
  const search = useSearch();
  // What is looked at stays from view to view: period, comparison and filters go along.
  const isView = views.some((view) => viewPath(slug, view) === pathname);
  const query = isView && search.size > 0 ? `?${search}` : "";
  const isSales = role === "sales";
  const links = [
    ...views.map((view) => {
      const path = viewPath(slug, view);
      return { href: `${path}${query}`, label: t(`views.${view.id}`), isOpen: pathname === path };
    }),
    ...(role === "executive"
      ? []
      : [
          {
            href: listHref(slug, { list: "portfolio" }),
            label: t(isSales ? "shell.portfolio" : "shell.allAccounts"),
            isOpen: pathname === `/${slug}/accounts` && search.get("list") === "portfolio",
          },
        ]),
    ...(hasTeam
      ? [
          {
            href: teamHref(slug),
            label: t(isSales ? "shell.team" : "shell.teams"),
            isOpen: pathname === `/${slug}/team`,
          },
        ]
      : []),
  ];
  return (
    <nav className={styles.views} aria-label={t("shell.views")}>
      {links.map(({ href, label, isOpen }) => (
        <PageLink key={label} href={href} aria-current={isOpen ? "page" : undefined} className={styles.view}>
          {label}
        </PageLink>
      ))}
    </nav>
  );
}
