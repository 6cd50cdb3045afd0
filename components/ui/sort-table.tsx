"use client";

import { type ReactNode, useState } from "react";
import { DownTriangle, UpTriangle } from "./icons";
import { type SortOrder, type SortValue, sortRows } from "./sort-rows";
import styles from "./sort-table.module.css";
import { type Fold, useFold } from "./use-fold";

export interface SortColumn {
  key: string;
  label: string;
  /** Beside the label: its definition. */
  aside?: ReactNode;
  figures?: boolean;
}

interface SortTableProps {
  caption: string;
  columns: SortColumn[];
  rows: { key: string; cells: ReactNode[]; values: SortValue[] }[];
  /** What the rows make together, whatever their order. */
  total?: ReactNode[];
  initial: SortOrder;
  locale: string;
  /** What a column's button does, for who hears it. */
  sortLabel: (column: string) => string;
  fold?: Fold | null;
}

/** A table that its headers sort: figures from the highest first, names from A. Its first column stays as it scrolls. */
export function SortTable({ caption, columns, rows, total, initial, locale, sortLabel, fold }: SortTableProps) {
  const [order, setOrder] = useState(initial);
  const [shown, foldButton] = useFold(sortRows(rows, order, locale), fold);
  const sortBy = (column: number) => {
    const first = columns[column]?.figures ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    setOrder({ column, direction: order.column === column && order.direction === first ? other : first });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, aside, figures }, index) => {
              const isSorted = order.column === index;
              return (
                <th
                  key={key}
                  scope="col"
                  className={figures ? styles.figures : undefined}
                  aria-sort={isSorted ? order.direction : undefined}
                >
                  <span className={styles.head}>
                    <button type="button" className={styles.sort} onClick={() => sortBy(index)}>
                      <span className="sr-only">{sortLabel(label)}</span>
                      <span aria-hidden="true">{label}</span>
                      <span className={styles.sign}>
                        {isSorted ? order.direction === "ascending" ? <UpTriangle /> : <DownTriangle /> : null}
                      </span>
                    </button>
                    {aside}
                  </span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, cells }) => (
            <tr key={key}>
              <th scope="row">{cells[0]}</th>
              {columns.slice(1).map((column, index) => (
                <td key={column.key} className={column.figures ? `num ${styles.figures}` : undefined}>
                  {cells[index + 1]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              <th scope="row">{total[0]}</th>
              {columns.slice(1).map((column, index) => (
                <td key={column.key} className={column.figures ? `num ${styles.figures}` : undefined}>
                  {total[index + 1]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
      {foldButton}
    </section>
  );
}
