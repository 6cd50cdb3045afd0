"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { FormatProvider, useFormat } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import tool from "@/components/ui/tool.module.css";
import { accountHref } from "@/lib/lists/account-href";
import type { AccountYear } from "@/lib/lists/account-year";
import styles from "./sheet.module.css";
import { SheetReach, SheetRewards } from "./sheet-blocks";
import { SheetFact, SheetFacts, SheetLine, SheetProgress } from "./sheet-facts";
import { SheetMonths } from "./sheet-months";
import { SheetPoints } from "./sheet-points";
import { useTierName } from "./use-tier-name";

/** The A4 that stays with the customer: their own year, in words that are theirs. */
export const YearPage = ({ initial: year }: { initial: AccountYear }) => (
  <FormatProvider programme={year.programme}>
    <YearBody year={year} />
  </FormatProvider>
);

function YearBody({ year }: { year: AccountYear }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const { programme, code, name, fiscalYear, months } = year;
  return (
    <main id="content" className={`${page.page} ${styles.sheet} ${styles.paper}`}>
      <p className={`no-print ${styles.way}`}>
        <Link href={accountHref(programme.slug, code)} className={tool.tool}>
          {t("toSheet")}
        </Link>
        <button type="button" className={tool.tool} onClick={() => window.print()}>
          {t("print")}
        </button>
      </p>
      <header>
        <h1 className={page.title}>{t("yearTitle", { year: fiscalYear, programme: programme.name })}</h1>
        <p className={styles.identity}>{t("yearOf", { name, date: format.day(programme.asOf, "date") })}</p>
      </header>
      <SheetFacts>
        <Tier year={year} />
        <Revenue year={year} />
        <Objective year={year} />
        <SheetPoints points={year.points} />
      </SheetFacts>
      {months ? <SheetMonths months={months} look="customer" /> : null}
      <div className={styles.pair}>
        <SheetRewards rewards={year.rewards} title={t("yearRewards", { year: fiscalYear })} named={10} />
        <SheetReach reach={year.reach} title={t("yearReach")} />
      </div>
      <footer className={styles.foot}>{t("yearNote", { currency: programme.currency })}</footer>
    </main>
  );
}

function Tier({ year: { tier } }: { year: AccountYear }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const nameOf = useTierName();
  if (!tier?.code) return null;
  return (
    <SheetFact label={t("yearTier")} value={nameOf(tier.code)}>
      {tier.next ? (
        <SheetLine>
          {t("yearToNext", { missing: format.value("money", tier.next.missing), tier: nameOf(tier.next.code) })}
        </SheetLine>
      ) : null}
    </SheetFact>
  );
}

function Revenue({ year: { revenue } }: { year: AccountYear }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!revenue || revenue.year === null) return null;
  return (
    <SheetFact label={t("yearRevenue")} value={format.value("money", revenue.year)}>
      {revenue.before === null ? null : (
        <SheetLine>{t("yearBefore", { value: format.value("money", revenue.before) })}</SheetLine>
      )}
    </SheetFact>
  );
}

function Objective({ year: { objective } }: { year: AccountYear }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (objective?.target === undefined || objective.revenue === undefined) return null;
  const { fiscalYear, target, revenue, missing, attainedOn } = objective;
  return (
    <SheetFact
      label={t("yearObjective", { year: fiscalYear })}
      value={
        missing ? t("yearMissing", { value: format.value("money", missing) }) : revenue >= target ? t("reached") : null
      }
    >
      <SheetProgress rate={revenue / target} />
      <SheetLine>
        {t("done", {
          done: format.value("money", revenue),
          target: format.value("money", target),
          rate: format.value("percent", revenue / target),
        })}
      </SheetLine>
      {attainedOn ? <SheetLine>{t("attainedOn", { date: format.day(attainedOn, "date") })}</SheetLine> : null}
    </SheetFact>
  );
}
