"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";

/** Above a page's title: of which day its data is, and on paper of which programme. */
export function AsOfLine() {
  const t = useTranslations("page");
  const { format, programme } = useFormat();
  return (
    <p className={page.kicker}>
      <span className="print-only">{programme.name}</span>
      {t("dataAsOf", { date: format.day(programme.asOf, "date") })}
    </p>
  );
}
