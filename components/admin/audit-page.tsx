"use client";

import { useLocale, useTranslations } from "use-intl";
import { Downloads } from "@/components/accounts/downloads";
import { DataTable } from "@/components/ui/data-table";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import tool from "@/components/ui/tool.module.css";
import { createFormatter } from "@/lib/format/formatter";
import { withParameters } from "@/lib/views/address";
import { adminHref } from "@/lib/views/administration";
import { type AuditPage as Audit, type AuditRequest, writeAuditRequest } from "@/lib/views/audit";
import { tellEvent } from "@/lib/views/tell-event";
import styles from "./admin.module.css";
import { AuditFilters } from "./audit-filters";

/** Who did what in the programme, when and from where: the newest first, some at once. */
export function AuditPage({ programme, initial }: { programme: string; initial: Audit }) {
  const t = useTranslations("admin.audit");
  const { request, zone, events, hasOlder } = initial;
  const hrefOf = (asked: AuditRequest) => withParameters(adminHref(programme, "audit"), writeAuditRequest(asked));
  const newest = { ...request, before: null };
  const last = events.at(-1);
  return (
    <>
      <header>
        <h1 className={page.title}>{t("title")}</h1>
        <p className={styles.note}>{t("why", { zone })}</p>
      </header>
      <AuditFilters key={writeAuditRequest(newest)} request={request} hrefOf={hrefOf} />
      {events.length === 0 ? (
        <p className={styles.note}>{t(writeAuditRequest(request) ? "noneAsked" : "none")}</p>
      ) : (
        <>
          <Downloads href={`/api/programmes/${programme}/audit/export`} address={writeAuditRequest(newest)} />
          <EventTable audit={initial} />
        </>
      )}
      <nav className={`no-print ${styles.controls}`} aria-label={t("pages")}>
        {request.before === null ? null : (
          <PageLink className={tool.tool} href={hrefOf(newest)}>
            {t("newest")}
          </PageLink>
        )}
        {hasOlder && last ? (
          <PageLink className={tool.tool} href={hrefOf({ ...request, before: last.id })}>
            {t("older")}
          </PageLink>
        ) : null}
      </nav>
    </>
  );
}

function EventTable({ audit: { events, currency } }: { audit: Audit }) {
  const t = useTranslations();
  const format = createFormatter(useLocale(), currency);
  return (
    <DataTable
      caption={t("admin.audit.title")}
      columns={(["at", "what", "who"] as const).map((name) => ({ label: t(`admin.audit.${name}`) }))}
      rows={events.map((event) => {
        const { kind, object, details, who, place } = tellEvent(event, t, format);
        return {
          key: String(event.id),
          cells: [
            <span key="at" className="num">
              {format.day(event.at.slice(0, 10), "short")}
              <span className={styles.minor}>{event.at.slice(11)}</span>
            </span>,
            <span key="what" className={styles.value}>
              {kind}
              {object ? <span className={styles.object}>{object}</span> : null}
              {details.map((line) => (
                <span key={line} className={styles.minor}>
                  {line}
                </span>
              ))}
            </span>,
            <span key="who" className={styles.value}>
              {who}
              <span className={styles.minor}>{place}</span>
            </span>,
          ],
        };
      })}
    />
  );
}
