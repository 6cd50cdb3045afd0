"use client";

import { useTranslations } from "use-intl";
import type { Formatter } from "@/lib/format/formatter";
import type { ImportRow } from "@/lib/views/administration";
import styles from "./admin.module.css";

/** What came of the import of a file, and what to do with the rows that it refused. */
export function ImportOutcome({ row, format }: { row: ImportRow; format: Formatter }) {
  const t = useTranslations("admin.imports");
  const count = (name: keyof ImportRow["rows"]) => format.value("count", row.rows[name]);
  const counts = {
    new: count("new"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    rejected: count("rejected"),
  };
  if (row.status === "refused") return <p className={styles.note}>{t("refused")}</p>;
  return (
    <>
      <p className={styles.note}>{t("applied", { name: row.source, ...counts })}</p>
      {row.rows.rejected > 0 ? <p className={styles.note}>{t("correctHow")}</p> : null}
    </>
  );
}
