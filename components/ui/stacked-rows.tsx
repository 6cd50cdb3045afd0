import styles from "./stacked-rows.module.css";

export interface StackedPart {
  key: string;
  /** Of the row's whole, from 0; drawn from the left in the order given. */
  share: number;
  /** Written inside where it fits. */
  text: string;
  title: string;
  color: string;
  ink: string;
  hatched?: boolean;
}

interface StackedRowsProps {
  rows: { key: string; label: string; value: string; parts: StackedPart[] }[];
}

/** Under this share a part has no room for its text on a phone. */
const ROOM = 0.11;

/** A row each, its whole cut into parts that line up; the value at the end says how much the whole is. */
export function StackedRows({ rows }: StackedRowsProps) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.key} className={styles.row}>
          <span className={styles.label}>{row.label}</span>
          <span className={styles.bar}>
            {row.parts.map((part) =>
              part.share <= 0 ? null : (
                <span
                  key={part.key}
                  className={styles.part}
                  data-hatched={part.hatched || undefined}
                  title={part.title}
                  style={{ width: `${part.share * 100}%`, "--color": part.color, color: part.ink }}
                >
                  <span className="sr-only">{part.title}, </span>
                  {part.share >= ROOM ? (
                    <span className={`num ${styles.text}`} aria-hidden="true">
                      {part.text}
                    </span>
                  ) : null}
                </span>
              ),
            )}
          </span>
          <span className={`num ${styles.value}`}>{row.value}</span>
        </li>
      ))}
    </ul>
  );
}
