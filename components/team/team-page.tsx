"use client";

import { useTranslations } from "use-intl";
import { AsOfLine } from "@/components/accounts/as-of-line";
import { Downloads } from "@/components/accounts/downloads";
import { FormatProvider } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import { type Team, teamHref, writeTeamRequest } from "@/lib/views/team";
import { HandOvers } from "./hand-overs";
import styles from "./team-page.module.css";
import { TeamTable } from "./team-table";

/** Reps side by side, each one a way to their own team or portfolio; then what was handed over. */
export function TeamPage({ initial: team }: { initial: Team }) {
  return (
    <FormatProvider programme={team.programme}>
      <main id="content" className={`${page.page} ${page.wide} ${styles.team}`}>
        <TeamHead team={team} />
        <TeamTable team={team} />
        {team.handOverCount > 0 ? <HandOvers team={team} /> : null}
      </main>
    </FormatProvider>
  );
}

function TeamHead({ team: { programme, hasWhole, path, total, request } }: { team: Team }) {
  const t = useTranslations("team");
  const lead = path.at(-1);
  const over = [
    ...(hasWhole && lead ? [{ href: teamHref(programme.slug), name: t("everybody") }] : []),
    ...path.slice(0, -1).map(({ code, name }) => ({ href: teamHref(programme.slug, code), name })),
  ];
  return (
    <header className={styles.head}>
      <div>
        {over.length > 0 ? (
          <nav className={`no-print ${styles.path}`} aria-label={t("path")}>
            {over.map(({ href, name }) => (
              <PageLink key={href} href={href}>
                {name}
              </PageLink>
            ))}
          </nav>
        ) : null}
        <AsOfLine />
        <h1 className={page.title}>
          {lead ? t("title", { count: total.reps, name: lead.name }) : t("all", { count: total.reps })}
        </h1>
      </div>
      <Downloads href={`/api/programmes/${programme.slug}/team/export`} address={writeTeamRequest(request)} />
    </header>
  );
}
