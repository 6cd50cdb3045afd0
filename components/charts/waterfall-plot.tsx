import { layOutWaterfall, type WaterfallStep } from "./waterfall";
import styles from "./waterfall.module.css";

/** From one total to another, what was added and taken on the way: a row each, so that names have their room. */
export function WaterfallPlot({ steps }: { steps: WaterfallStep[] }) {
  const { bars } = layOutWaterfall(steps);
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  return (
    <ul className={styles.rows}>
      {bars.map(({ key, label, kind, value, text, start, end }, index) => (
        <li key={key} className={styles.row}>
          <span className={styles.label} data-kind={kind}>
            {label}
          </span>
          <span className={styles.place}>
            <span
              className={styles.bar}
              data-kind={kind}
              data-sign={value < 0 ? "minus" : "plus"}
              style={{ left: percent(Math.min(start, end)), width: percent(Math.abs(end - start)) }}
            />
            {index < bars.length - 1 ? <span className={styles.link} style={{ left: percent(end) }} /> : null}
          </span>
          <span className={`num ${styles.value}`} data-kind={kind}>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
