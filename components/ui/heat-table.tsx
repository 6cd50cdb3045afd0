import type { CSSProperties } from "react";
import { heatStep } from "./heat-step";
import styles from "./heat-table.module.css";

export interface HeatCell {
  key: string;
  /** Where it stands on the scale; null where there is nothing to say. */
  value: number | null;
  text: string;
  /** Under the text, smaller. */
  note?: string;
  /** Set apart: the diagonal of a matrix. */
  marked?: boolean;
  /** What it says without its place in the table, under the pointer. */
  title?: string;
}

export interface HeatRow {
  key: string;
  label: string;
  /** Beside the label, in a column of its own. */
  count?: string;
  cells: (HeatCell | null)[];
}

/** Columns that an A4 upright holds at the size they are read at. */
const UPRIGHT_COLUMNS = 15;

interface HeatTableProps {
  caption: string;
  /** Over the rows' names, over their counts, and over the columns together. */
  corner: string;
  countLabel?: string;
  columnsLabel: string;
  columns: { key: string; label: string }[];
  rows: HeatRow[];
  /** The ends of the colours. */
  scale: [low: number, high: number];
}

/** A table whose cells are coloured by their value: the number is always there, the colour makes it seen. */
export function HeatTable({ caption, corner, countLabel, columnsLabel, columns, rows, scale }: HeatTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table} data-across={columns.length > UPRIGHT_COLUMNS || undefined}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles.corner}>
              {corner}
            </th>
            {countLabel ? (
              <th scope="col" rowSpan={2} className={styles.count}>
                {countLabel}
              </th>
            ) : null}
            <th scope="colgroup" colSpan={columns.length} className={styles.group}>
              <span>{columnsLabel}</span>
            </th>
          </tr>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {countLabel ? <td className={`num ${styles.count}`}>{row.count}</td> : null}
              {columns.map(({ key }, index) => (
                <Cell key={key} cell={row.cells[index] ?? null} scale={scale} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell, scale }: { cell: HeatCell | null; scale: [number, number] }) {
  if (!cell) return <td className={styles.blank} />;
  const step = cell.value === null ? null : heatStep(cell.value, scale);
  const style: CSSProperties =
    step === null ? {} : { background: `var(--seq-${step})`, color: `var(--on-seq-${step})` };
  return (
    <td className={`num ${styles.cell}`} style={style} data-marked={cell.marked || undefined} title={cell.title}>
      {cell.text}
      {cell.note ? <span className={styles.note}>{cell.note}</span> : null}
    </td>
  );
}

/** The colours in order, with what their ends stand for. */
export function HeatKey({ low, high }: { low: string; high: string }) {
  return (
    <span className={styles.key}>
      <span className="num">{low}</span>
      <span className={styles.steps} aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((step) => (
          <span key={step} style={{ background: `var(--seq-${step})` }} />
        ))}
      </span>
      <span className="num">{high}</span>
    </span>
  );
}
