"use client";

import { useTranslations } from "use-intl";
import { DataTable } from "@/components/ui/data-table";
import type { Formatter } from "@/lib/format/formatter";
import { NO_VALUE } from "@/lib/format/numbers";
import { actorName } from "@/lib/views/actor-name";
import type { ImportRow } from "@/lib/views/administration";
import styles from "./admin.module.css";

const counts = ["in", "new", "changed", "unchanged", "removed", "rejected"] as const;

interface ImportTableProps {
  programme: string;
  imports: ImportRow[];
  format: Formatter;
}

/** The last imports, and what each refused as a file. */
export function ImportTable({ programme, imports, format }: ImportTableProps) {
  const t = useTranslations("admin.data");
  const words = useTranslations();
  if (imports.length === 0) return <p className={styles.note}>{t("noImports")}</p>;
  return (
    <DataTable
      caption={t("import")}
      columns={[
        { label: t("at") },
        { label: t("status") },
        ...counts.map((name) => ({ label: t(`rows.${name}`), figures: true })),
        { label: t("rejects") },
      ]}
      rows={imports.map((row) => ({
        key: String(row.id),
        cells: [
          <span key="at" className={styles.moment}>
            {format.day(row.at.slice(0, 10), "short")} {row.at.slice(11)}
            <span className={styles.minor}>{t("of", { source: row.source, by: actorName(row.by, words) })}</span>
          </span>,
          t(`states.${row.status}`),
          ...counts.map((name) => format.value("count", row.rows[name])),
          <Rejects key="rejects" programme={programme} row={row} format={format} />,
        ],
      }))}
    />
  );
}

/** Of an uploaded file its rows, to be corrected; of another source what was wrong, and where. */
function Rejects({ programme, row, format }: { programme: string; row: ImportRow; format: Formatter }) {
  const t = useTranslations("admin");
  if (row.keptRejects === 0) return NO_VALUE;
  const rows = row.rowsToCorrect;
  const [file, count] = rows ? ["rows", rows] : ["rejects", row.keptRejects];
  return (
    <a
      href={`/api/programmes/${programme}/imports/${row.id}/${file}?format=csv`}
      aria-label={t("data.rejectsOf", { day: row.at })}
      download
    >
      {t(rows ? "imports.toCorrectCount" : "data.csv", { count: format.value("count", count) })}
    </a>
  );
}
