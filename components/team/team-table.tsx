"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import { PageLink } from "@/components/ui/page-link";
import { SortTable } from "@/components/ui/sort-table";
import { NO_VALUE } from "@/lib/format/numbers";
import { listHref } from "@/lib/lists/list-request";
import { columnsOf, type Team, type TeamColumnId, type TeamRow, teamColumns, teamHref } from "@/lib/views/team";
import styles from "./team-page.module.css";

/** A row a rep, or a manager with all below; the total stays under them in whatever order. */
export function TeamTable({ team }: { team: Team }) {
  const t = useTranslations("team");
  const lists = useTranslations("lists");
  const filters = useTranslations("filters");
  const locale = useLocale();
  const cellOf = useTeamCell();
  const { rows, total, path, programme } = team;
  const ids = columnsOf(team).filter((id) => !("inFilesOnly" in teamColumns[id]));
  const lead = path.at(-1);
  const nameOf = ({ code, name }: TeamRow) =>
    code === "none" ? filters("none", { dimension: "rep" }) : code === lead?.code ? t("own", { name }) : name;
  const hrefOf = ({ code, reps }: TeamRow) =>
    reps > 0 ? teamHref(programme.slug, code) : listHref(programme.slug, { list: "portfolio" }, { rep: code });
  return (
    <SortTable
      caption={t("table")}
      locale={locale}
      columns={[
        { key: "rep", label: t("rep") },
        ...ids.map((id) => ({ key: id, label: t(`columns.${id}`), figures: true })),
      ]}
      rows={rows.map((row) => ({
        key: row.code,
        values: [nameOf(row), ...ids.map((id) => teamColumns[id].value(row) ?? null)],
        cells: [
          <span key="name">
            <PageLink href={hrefOf(row)} className={styles.name}>
              {nameOf(row)}
            </PageLink>
            {row.reps > 0 ? <span className={styles.below}>{t("below", { count: row.reps })}</span> : null}
          </span>,
          ...ids.map((id) => cellOf(id, row)),
        ],
      }))}
      total={[t("total"), ...ids.map((id) => cellOf(id, total))]}
      initial={{ column: Math.max(1, ids.indexOf("revenue") + 1), direction: "descending" }}
      sortLabel={(column) => lists("sortBy", { column })}
    />
  );
}

/** A figure of a rep, in its unit. */
function useTeamCell(): (id: TeamColumnId, row: TeamRow) => ReactNode {
  const t = useTranslations("team");
  const { format } = useFormat();
  return (id, row) => {
    const value = teamColumns[id].value(row) ?? null;
    const { objectives } = row.totals;
    if (value === null) return NO_VALUE;
    if (id === "attainment" && objectives)
      return t("ofObjectives", {
        attained: format.value("count", objectives.attained),
        count: format.value("count", objectives.count),
      });
    if (typeof value === "string") return format.day(value, "short");
    const { unit } = teamColumns[id];
    if (unit === "change") return <Delta unit="money" change={value} better="up" decimals={1} />;
    return format.value(unit === "day" ? "count" : unit, value, "whole");
  };
}
