"use client";

import { useTranslations } from "use-intl";
import { FormatProvider } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import styles from "./sheet.module.css";
import { SheetCampaigns, SheetContacts, SheetHandOvers, SheetReach, SheetRewards, SheetVisits } from "./sheet-blocks";
import { SheetHead } from "./sheet-head";
import { SheetKeyFacts } from "./sheet-key-facts";
import { SheetMonths } from "./sheet-months";
import { SheetNotes } from "./sheet-notes";
import { SheetOccasion } from "./sheet-occasion";

/** One account on one page: what to know before a call, in that order. What there is none of has no place. */
export function SheetPage({ initial: sheet }: { initial: AccountSheet }) {
  const t = useTranslations("sheet");
  return (
    <FormatProvider programme={sheet.programme}>
      <main id="content" className={`${page.page} ${styles.sheet}`}>
        <SheetHead sheet={sheet} />
        <SheetOccasion sheet={sheet} />
        <SheetKeyFacts account={sheet} />
        <div className={styles.columns}>
          <div className={styles.column}>
            {sheet.months ? <SheetMonths months={sheet.months} /> : null}
            <div className={styles.pair}>
              <SheetRewards rewards={sheet.rewards} title={t("rewards")} named={5} />
              <div className={styles.column}>
                <SheetVisits sheet={sheet} />
                <SheetCampaigns sheet={sheet} />
              </div>
            </div>
          </div>
          <div className={styles.column}>
            <SheetContacts sheet={sheet} />
            <SheetNotes sheet={sheet} />
            <SheetReach reach={sheet.reach} title={t("reach")} />
            <SheetHandOvers sheet={sheet} />
          </div>
        </div>
      </main>
    </FormatProvider>
  );
}
