"use client";

import { useLocale, useTranslations } from "use-intl";
import { Downloads } from "@/components/accounts/downloads";
import { Block } from "@/components/ui/block";
import { DataTable } from "@/components/ui/data-table";
import form from "@/components/ui/form.module.css";
import { corrections } from "@/db/schema/corrections";
import { createFormatter, type Formatter } from "@/lib/format/formatter";
import { type FeedStanding, gapOf, type TotalsState } from "@/lib/views/source-totals";
import styles from "./admin.module.css";

/** Whether the totals that the source's own system says are ours: those that are not, and where that may come from. */
export function TotalsBlock({ programme, totals }: { programme: string; totals: TotalsState | null }) {
  const t = useTranslations("admin.data.totals");
  const format = createFormatter(useLocale(), totals?.currency ?? "EUR");
  return (
    <Block title={t("title")} subtitle={totals ? t("why") : null}>
      {totals ? (
        <div className={styles.totals}>
          <Summary totals={totals} format={format} />
          {totals.gaps.length > 0 ? <Gaps totals={totals} format={format} /> : null}
          <Downloads href={`/api/programmes/${programme}/totals/export`} address="" />
        </div>
      ) : (
        <p className={styles.note}>{t("how")}</p>
      )}
    </Block>
  );
}

function Summary({ totals, format }: { totals: TotalsState; format: Formatter }) {
  const t = useTranslations("admin.data.totals");
  const { compared, from, to, gaps, olderGaps, unknown, running } = totals;
  const month = (day: string) => format.day(day, "monthYear");
  const differing = gaps.length + olderGaps;
  const said = {
    count: compared,
    shown: format.value("count", compared),
    span: from === to ? month(to) : `${month(from)} – ${month(to)}`,
  };
  const notCompared = [
    unknown > 0 ? t("unknown", { count: unknown }) : "",
    running.length > 0 ? t("running", { months: running.map(month).join(", ") }) : "",
  ].join(" ");
  return (
    <>
      {compared === 0 ? null : (
        <ul className={styles.checks}>
          <li data-bad={differing > 0 || undefined}>
            {differing === 0
              ? t("agree", said)
              : t("differ", { ...said, gaps: differing, shownGaps: format.value("count", differing) })}{" "}
            {olderGaps > 0 ? t("older", { count: olderGaps }) : null}
          </li>
        </ul>
      )}
      {notCompared.trim() ? <p className={styles.note}>{notCompared}</p> : null}
    </>
  );
}

function Gaps({ totals, format }: { totals: TotalsState; format: Formatter }) {
  const t = useTranslations("admin.data.totals");
  const { gaps, causes, cameOn } = totals;
  const isExplained = causes.length > 0 || gaps.some(({ corrected }) => Object.keys(corrected).length > 0);
  return (
    <>
      <DataTable
        caption={t("title")}
        columns={[
          { label: t("figure") },
          { label: t("theirs"), figures: true, minor: true },
          { label: t("ours"), figures: true },
          { label: t("gap"), figures: true },
        ]}
        rows={gaps.map((row) => {
          const { month, figure, unit, theirs, ours, corrected } = row;
          const { gap, share } = gapOf(row);
          return {
            key: `${month} ${figure}`,
            cells: [
              <span key="figure">
                {t(`figures.${figure}`)}
                <span className={styles.minor}>{format.day(month, "monthYear")}</span>
                <Corrected corrected={corrected} />
              </span>,
              format.value(unit, theirs, "exact"),
              format.value(unit, ours, "exact"),
              <span key="gap">
                {format.signed(unit, gap, "exact")}
                {share === null ? null : (
                  <span className={styles.minor}>{format.signed("percent", share, "exact", 2)}</span>
                )}
              </span>,
            ],
          };
        })}
      />
      <h3 className={form.title}>{t("causes")}</h3>
      {isExplained ? (
        <ul className={styles.checks}>
          {causes.map((cause) => (
            <Cause key={cause.feed} cause={cause} day={cameOn && format.day(cameOn, "date")} format={format} />
          ))}
        </ul>
      ) : (
        <p className={styles.note}>{t("noCause")}</p>
      )}
    </>
  );
}

/** Of a closed month: what was corrected since. */
function Corrected({ corrected }: Pick<TotalsState["gaps"][number], "corrected">) {
  const t = useTranslations();
  const since = corrections.flatMap((kind) => {
    const count = corrected[kind];
    return count ? [t(`closing.${kind}`, { count })] : [];
  });
  if (since.length === 0) return null;
  return <span className={styles.minor}>{t("admin.data.totals.corrected", { corrections: since.join(", ") })}</span>;
}

interface CauseProps {
  cause: FeedStanding;
  /** On which the totals came. */
  day: string | null;
  format: Formatter;
}

function Cause({ cause: { feed, isRefused, rejected, orphans, changedSince }, day, format }: CauseProps) {
  const t = useTranslations("admin.data");
  const named = (count: number) => ({ feed: t(`feedNames.${feed}`), count, shown: format.value("count", count) });
  return (
    <>
      {isRefused ? <li data-bad>{t("totals.refused", named(rejected))}</li> : null}
      {!isRefused && rejected > 0 ? (
        <li data-bad>
          {t("totals.rejected", { ...named(rejected), orphans, shownOrphans: format.value("count", orphans) })}
        </li>
      ) : null}
      {changedSince > 0 && day ? <li data-bad>{t("totals.since", { ...named(changedSince), day })}</li> : null}
    </>
  );
}
