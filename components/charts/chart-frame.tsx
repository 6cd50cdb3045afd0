"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { DataTable, type TableColumn } from "@/components/ui/data-table";
import { useWidth } from "@/components/ui/use-width";
import styles from "./charts.module.css";

interface ChartFrameProps {
  /** Names the table and the drawing. */
  name: string;
  /** The drawing in one sentence, for who does not see it. */
  summary: string;
  height: number;
  table: { columns: TableColumn[]; rows: { key: string; cells: ReactNode[] }[] };
  note?: ReactNode;
  /** Draws at the width that there is. */
  children: (width: number) => ReactNode;
}

/** A chart's place: fixed height, a summary in words, and the same figures as a table on demand. */
export function ChartFrame({ name, summary, height, table, note, children }: ChartFrameProps) {
  const t = useTranslations("chart");
  const [asTable, setAsTable] = useState(false);
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  return (
    <figure className={styles.frame} aria-labelledby={id}>
      <figcaption id={id} className="sr-only">
        {name}. {summary}
      </figcaption>
      <div ref={ref} className={styles.plot} style={{ height }}>
        {asTable ? (
          <DataTable caption={name} columns={table.columns} rows={table.rows} height={height} />
        ) : width > 0 ? (
          children(width)
        ) : (
          <ChartSkeleton height={height} />
        )}
      </div>
      <div className={styles.note}>
        {note}
        <button type="button" className={styles.toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "chart" : "table")}
          <span className="sr-only"> ({name})</span>
        </button>
      </div>
    </figure>
  );
}

const LINES = ["a", "b", "c", "d"];

/** The chart's empty lines, at its own height. */
export function ChartSkeleton({ height }: { height: number }) {
  return (
    <div className={styles.skeleton} style={{ height }} aria-hidden="true">
      {LINES.map((line) => (
        <span key={line} />
      ))}
    </div>
  );
}
