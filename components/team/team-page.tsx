"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { FormatProvider, useFormat } from "@/components/indicators/format-context";
import { type Team, teamHref } from "@/lib/views/team";
import { HandOvers } from "./hand-overs";
import styles from "./team-page.module.css";
import { TeamTable } from "./team-table";

/** Reps side by side, each one a way to their own team or portfolio; then what was handed over. */
export function TeamPage({ initial: team }: { initial: Team }) {
  return (
    <FormatProvider programme={team.programme}>
      <main id="content" className={styles.page}>
        <TeamHead team={team} />
        <TeamTable team={team} />
        {team.handOverCount > 0 ? <HandOvers team={team} /> : null}
      </main>
    </FormatProvider>
  );
}

function TeamHead({ team: { programme, hasWhole, path, total, request } }: { team: Team }) {
  const t = useTranslations();
  const { format } = useFormat();
  const lead = path.at(-1);
  const over = [
    ...(hasWhole && lead ? [{ href: teamHref(programme.slug), name: t("team.everybody") }] : []),
    ...path.slice(0, -1).map(({ code, name }) => ({ href: teamHref(programme.slug, code), name })),
  ];
  const address = new URLSearchParams({ ...(request.rep === null ? {} : { rep: request.rep }) });
  return (
    <header className={styles.head}>
      <div>
        {over.length > 0 ? (
          <nav className={`no-print ${styles.path}`} aria-label={t("team.path")}>
            {over.map(({ href, name }) => (
              <Link key={href} href={href}>
                {name}
              </Link>
            ))}
          </nav>
        ) : null}
        <p className={styles.kicker}>
          <span className="print-only">{programme.name} · </span>
          {t("page.dataAsOf", { date: format.day(programme.asOf, "date") })}
        </p>
        <h1 className={styles.title}>
          {lead ? t("team.title", { count: total.reps, name: lead.name }) : t("team.all", { count: total.reps })}
        </h1>
      </div>
      <p className={`no-print ${styles.downloads}`}>
        <span>{t("lists.download")}</span>
        {(["csv", "xlsx"] as const).map((kind) => (
          <a
            key={kind}
            href={`/api/programmes/${programme.slug}/team/export?${new URLSearchParams([...address, ["format", kind]])}`}
            aria-label={`${t("lists.download")} ${t(`lists.${kind}`)}`}
            download
          >
            {t(`lists.${kind}`)}
          </a>
        ))}
      </p>
    </header>
  );
}
