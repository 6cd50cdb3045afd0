"use client";

import { useTranslations } from "use-intl";
import { FormatProvider, useFormat } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import { PageLink } from "@/components/ui/page-link";
import tool from "@/components/ui/tool.module.css";
import { accountHref } from "@/lib/lists/account-href";
import type { AccountYear } from "@/lib/lists/account-year";
import styles from "./sheet.module.css";
import { SheetReach, SheetRewards } from "./sheet-blocks";
import { SheetKeyFacts } from "./sheet-key-facts";
import { SheetMonths } from "./sheet-months";

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
        <PageLink href={accountHref(programme.slug, code)} className={tool.tool}>
          {t("toSheet")}
        </PageLink>
        <button type="button" className={tool.tool} onClick={() => window.print()}>
          {t("print")}
        </button>
      </p>
      <header>
        <h1 className={page.title}>{t("yearTitle", { year: fiscalYear, programme: programme.name })}</h1>
        <p className={styles.identity}>{t("yearOf", { name, date: format.day(programme.asOf, "date") })}</p>
      </header>
      <SheetKeyFacts account={year} look="customer" />
      {months ? <SheetMonths months={months} look="customer" /> : null}
      <div className={styles.pair}>
        <SheetRewards rewards={year.rewards} title={t("yearRewards", { year: fiscalYear })} named={10} />
        <SheetReach reach={year.reach} title={t("yearReach")} />
      </div>
      <footer className={styles.foot}>{t("yearNote", { currency: programme.currency })}</footer>
    </main>
  );
}
