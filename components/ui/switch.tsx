import { useId } from "react";
import styles from "./switch.module.css";

interface SwitchProps<V extends string> {
  /** Names the choice for who does not see it. */
  label: string;
  value: V;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
}

/** One of a few, side by side: the browser's own radio buttons, dressed. */
export function Switch<V extends string>({ label, value, options, onChange }: SwitchProps<V>) {
  const name = useId();
  return (
    <fieldset className={`no-print ${styles.switch}`}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
