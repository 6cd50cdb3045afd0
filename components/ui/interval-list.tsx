import type { ReactNode } from "react";
import styles from "./interval-list.module.css";

export interface Interval {
  key: string;
  label: ReactNode;
  note?: string;
  value: number;
  /** Null where only the value is known. */
  ends: [low: number, high: number] | null;
  /** The value with its ends, in words. */
  text: string;
  look: "main" | "other";
}

export interface IntervalGroup {
  key: string;
  title?: string;
  intervals: Interval[];
}

interface IntervalListProps {
  groups: IntervalGroup[];
  /** What 0 is. */
  zero: string;
}

/** Values with the ends they lie between, under one another on one scale that has 0 in it. */
export function IntervalList({ groups, zero }: IntervalListProps) {
  const all = groups.flatMap(({ intervals }) => intervals).flatMap(({ value, ends }) => [value, ...(ends ?? [])]);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const at = (value: number) => `${((value - least) / (most - least || 1)) * 100}%`;
  return (
    <div className={styles.place}>
      {groups.map(({ key, title, intervals }) => (
        <div key={key} className={styles.group}>
          {title ? <h3 className={styles.title}>{title}</h3> : null}
          <ul className={styles.list}>
            {intervals.map(({ key: one, label, note, value, ends, text, look }) => (
              <li key={one} className={styles.row} data-look={look}>
                <p className={styles.words}>
                  <span className={styles.label}>{label}</span> <span className={`num ${styles.text}`}>{text}</span>
                  {note ? <span className={styles.note}>{note}</span> : null}
                </p>
                <div className={styles.track} aria-hidden="true">
                  {ends ? (
                    <span className={styles.bar} style={{ left: at(ends[0]), right: `calc(100% - ${at(ends[1])})` }} />
                  ) : null}
                  <span className={styles.zero} style={{ left: at(0) }} />
                  <span className={styles.value} style={{ left: at(value) }} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className={styles.axis} aria-hidden="true">
        <span style={{ left: at(0) }} data-side={-least > most ? "left" : undefined}>
          {zero}
        </span>
      </p>
    </div>
  );
}
