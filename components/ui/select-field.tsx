"use client";

import { Chevron } from "./icons";
import styles from "./select-field.module.css";

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectFieldProps {
  label: string;
  value: string;
  options: SelectOption[];
  onChange: (value: string) => void;
  /** Set apart when it holds something else than its first option. */
  marked?: boolean;
  plain?: boolean;
}

/** The browser's own select, dressed: the right control on a phone, a keyboard and a screen reader. */
export function SelectField({ label, value, options, onChange, marked = false, plain = false }: SelectFieldProps) {
  return (
    <span className={plain ? styles.plain : styles.field} data-marked={marked || undefined}>
      <select
        aria-label={label}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className={styles.chevron}>
        <Chevron />
      </span>
    </span>
  );
}
