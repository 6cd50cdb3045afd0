"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { SheetFact, SheetLine } from "./sheet-facts";

/** The days of expiry that are said one by one. */
const SAID = 3;

/** The balance, and which of it expires when. */
export function SheetPoints({ points }: Pick<AccountSheet, "points">) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!points) return null;
  const { balance, expiring = [] } = points;
  const write = (value: number) => format.value("points", value);
  const later = expiring.slice(SAID).reduce((sum, lot) => sum + lot.points, 0);
  return (
    <SheetFact label={t("points")} value={balance === undefined ? null : write(balance)}>
      {expiring.slice(0, SAID).map((lot) => (
        <SheetLine key={lot.on}>
          {t("expires", { points: write(lot.points), date: format.day(lot.on, "date") })}
        </SheetLine>
      ))}
      {later > 0 ? <SheetLine>{t("expiresLater", { points: write(later) })}</SheetLine> : null}
    </SheetFact>
  );
}
