"use client";

import type { ReactNode } from "react";
import styles from "./data-table.module.css";
import { type Fold, useFold } from "./use-fold";

export interface TableColumn {
  label: string;
  /** Figures are set to the right. */
  figures?: boolean;
  /** Left out on a phone. */
  minor?: boolean;
}

interface DataTableProps {
  caption: string;
  columns: TableColumn[];
  rows: { key: string; cells: ReactNode[] }[];
  /** Scrolls inside this height. */
  height?: number;
  fold?: Fold | null;
}

const classOf = ({ figures, minor }: TableColumn): string =>
  [figures ? styles.figures : "", minor ? styles.minor : ""].join(" ");

/** A plain table: the first cell of a row names it. */
export function DataTable({ caption, columns, rows, height, fold }: DataTableProps) {
  const [shown, foldButton] = useFold(rows, fold);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className={styles.scroll} style={{ maxHeight: height }} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.cells[0]}</th>
              {columns.slice(1).map((column, index) => (
                <td key={column.label} className={`${column.figures ? "num " : ""}${classOf(column)}`}>
                  {row.cells[index + 1]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {foldButton}
    </section>
  );
}
