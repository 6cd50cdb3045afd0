"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import type { Feature } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import { adminHref } from "@/lib/views/administration";
import { viewsFor } from "@/lib/views/views";
import { AccountMenu } from "./account-menu";
import { LanguageControl } from "./language-control";
import { Logo } from "./logo";
import type { Theme } from "./preferences";
import { ProgrammeSwitcher } from "./programme-switcher";
import styles from "./top-bar.module.css";
import { ViewLinks } from "./view-links";

/** An admin alone sees it. */
const PreviewBanner = dynamic(() => import("./preview-banner").then((banner) => banner.PreviewBanner));

export interface ShellProgramme {
  slug: string;
  name: string;
  role: Role;
  features: Feature[];
  hasTeam: boolean;
  preview: { rep: string | null } | null;
}

interface TopBarProps {
  user: { name: string; email: string; programmes: ShellProgramme[] };
  /** The programme that is open. */
  programme: ShellProgramme;
  theme: Theme;
}

/** Product, programme, language, account; then the views of the role, where there are several. */
export function TopBar({ user, programme, theme }: TopBarProps) {
  const t = useTranslations("shell");
  const views = viewsFor(programme.role, programme.features);
  return (
    <header className="no-print">
      <a href="#content" className="skip">
        {t("skip")}
      </a>
      {programme.preview ? <PreviewBanner programme={programme} /> : null}
      <div className={styles.bar}>
        <PageLink href="/" className={styles.brand}>
          <Logo />
          {t("product")}
        </PageLink>
        <ProgrammeSwitcher programmes={user.programmes} current={programme.slug} />
        <div className={styles.end}>
          <LanguageControl />
          <AccountMenu
            user={user}
            theme={theme}
            adminHref={programme.role === "admin" ? adminHref(programme.slug, "users") : null}
          />
        </div>
      </div>
      {views.length > 1 || programme.role !== "executive" ? <ViewLinks programme={programme} views={views} /> : null}
    </header>
  );
}
