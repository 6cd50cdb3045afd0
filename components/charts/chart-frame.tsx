"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { DataTable, type TableColumn } from "@/components/ui/data-table";
import { useWidth } from "@/components/ui/use-width";
import styles from "./charts.module.css";
import { PictureButton } from "./picture-button";

export interface ChartTable {
  columns: TableColumn[];
  rows: { key: string; cells: ReactNode[] }[];
}

interface ChartFrameProps {
  /** Names the table and the drawing. */
  name: string;
  /** The drawing in one sentence, for who does not see it. */
  summary: string;
  /** The last day of its data: said in its picture and in the picture's file name. */
  asOf: string;
  /** Of a drawing that has none of its own: one of HTML has its content's. */
  height?: number;
  /** The same figures; none for a drawing that is itself a table. */
  table: ChartTable | null;
  note?: ReactNode;
  /** Where these figures are had as a file. */
  csvHref?: string;
  /** Either HTML, or what draws at the width that there is. */
  children: ReactNode | ((width: number) => ReactNode);
}

/** A chart's place: a summary in words, the same figures as a table on demand, and both as files. */
export function ChartFrame({ name, summary, asOf, height, table, note, csvHref, children }: ChartFrameProps) {
  const t = useTranslations("chart");
  const [asTable, setAsTable] = useState(false);
  const [ref, width] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  return (
    <figure ref={figure} className={styles.frame} aria-labelledby={id}>
      <figcaption id={id} className="sr-only">
        {name}. {summary}
      </figcaption>
      <div ref={ref} className={styles.plot} style={{ height, "--drawn": `${width}px` }}>
        {asTable && table ? (
          <DataTable caption={name} columns={table.columns} rows={table.rows} height={height} />
        ) : typeof children !== "function" ? (
          children
        ) : width > 0 ? (
          children(width)
        ) : (
          <ChartSkeleton height={height ?? 0} />
        )}
      </div>
      <div className={styles.note}>
        {note}
        <span className={styles.tools} data-tools>
          {table ? (
            <button type="button" className={styles.toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {t(asTable ? "chart" : "table")}
              <span className="sr-only"> ({name})</span>
            </button>
          ) : null}
          {asTable ? null : <PictureButton target={figure} name={name} asOf={asOf} />}
          {csvHref ? (
            <a className={styles.toggle} href={csvHref} download>
              {t("csv")}
              <span className="sr-only"> ({name})</span>
            </a>
          ) : null}
        </span>
      </div>
    </figure>
  );
}

const LINES = ["a", "b", "c", "d"];

/** The chart's empty lines, at its own height. */
export function ChartSkeleton({ height }: { height: number }) {
  return (
    <div className={styles.skeleton} style={{ height }} aria-hidden="true" data-drawing>
      {LINES.map((line) => (
        <span key={line} />
      ))}
    </div>
  );
}
