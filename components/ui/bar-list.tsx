import type { ReactNode } from "react";
import styles from "./bar-list.module.css";

export interface BarItem {
  key: string;
  label: ReactNode;
  /** Length, as a share of the longest. */
  share: number;
  value: string;
  note?: string | null;
  color: string;
  /** The list that makes it up. */
  href?: string;
}

/** Named bars from zero, each with its value at its end. */
export function BarList({ items }: { items: BarItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.key} className={styles.row}>
          <span className={styles.label}>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
          <span className={styles.track}>
            <span
              className={styles.bar}
              style={{ width: `${Math.max(0, Math.min(1, item.share)) * 100}%`, background: item.color }}
            />
            <span className={`num ${styles.value}`}>
              {item.value}
              {item.note ? <span className={styles.note}> {item.note}</span> : null}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
