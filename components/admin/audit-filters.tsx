"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { PageLink } from "@/components/ui/page-link";
import { type EventKind, eventKinds } from "@/db/schema/audit-events";
import { type AuditRequest, LONGEST_PERSON } from "@/lib/views/audit";
import styles from "./admin.module.css";

interface AuditFiltersProps {
  request: AuditRequest;
  hrefOf: (asked: AuditRequest) => string;
}

/** Which events are looked at. Made anew where the address asks for others. */
export function AuditFilters({ request, hrefOf }: AuditFiltersProps) {
  const t = useTranslations("admin.audit");
  const router = useRouter();
  const { kind, person, from, to } = request;
  const filter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    router.push(
      hrefOf({
        kind: eventKinds.find((one) => one === text("kind")) ?? null,
        person: text("person"),
        from: text("from") || null,
        to: text("to") || null,
        before: null,
      }),
    );
  };
  return (
    <search className="no-print">
      <form className={styles.controls} onSubmit={filter}>
        <label className={form.field}>
          {t("kind")}
          <select name="kind" defaultValue={kind ?? ""}>
            <option value="">{t("every")}</option>
            {eventKinds.filter(isProgrammes).map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={form.field}>
          {t("person")}
          <input type="search" name="person" maxLength={LONGEST_PERSON} defaultValue={person} />
        </label>
        <label className={form.field}>
          {t("from")}
          <input type="date" name="from" defaultValue={from ?? ""} />
        </label>
        <label className={form.field}>
          {t("to")}
          <input type="date" name="to" defaultValue={to ?? ""} />
        </label>
        <button type="submit" className={form.save}>
          {t("filter")}
        </button>
        {kind || person || from || to ? (
          <PageLink
            className={styles.navLink}
            href={hrefOf({ kind: null, person: "", from: null, to: null, before: null })}
          >
            {t("everything")}
          </PageLink>
        ) : null}
      </form>
    </search>
  );
}

/** A backup and a restore are of the whole installation: the command alone tells of them. */
const isProgrammes = (kind: EventKind): boolean => kind !== "backup" && kind !== "restore";
