"use client";

import type { ReactNode } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import { type AdminPage, adminHref, adminPages } from "@/lib/views/administration";
import styles from "./admin.module.css";

interface AdminFrameProps {
  programme: string;
  page: AdminPage;
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}

/** The frame of the pages of administration: their words, and the ways between them. */
export function AdminFrame({ programme, page: open, locale, messages, children }: AdminFrameProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <main id="content" className={`${page.page} ${styles.page}`}>
        <AdminNav programme={programme} open={open} />
        {children}
      </main>
    </IntlProvider>
  );
}

function AdminNav({ programme, open }: { programme: string; open: AdminPage }) {
  const t = useTranslations("admin");
  return (
    <nav className={styles.nav} aria-label={t("pages")}>
      {adminPages.map((each) => (
        <PageLink
          key={each}
          href={adminHref(programme, each)}
          aria-current={each === open ? "page" : undefined}
          className={styles.navLink}
        >
          {t(`page.${each}`)}
        </PageLink>
      ))}
    </nav>
  );
}
