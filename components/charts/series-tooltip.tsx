import styles from "./charts.module.css";
import type { PlotWords } from "./plot";
import type { PlotSeries, SeriesMonth } from "./plot-series";

interface SeriesTooltipProps {
  month: SeriesMonth & { index: number };
  series: PlotSeries[];
  words: Pick<PlotWords, "monthLong" | "exact" | "running">;
}

/** What every series says of a month, exactly, in the order in which they stand. */
export function SeriesTooltip({ month, series, words }: SeriesTooltipProps) {
  return (
    <div className={styles.tooltip}>
      <p className={styles.tooltipTitle}>
        {words.monthLong(month.period)}
        {month.partial ? <span className={styles.tooltipNote}> {words.running}</span> : null}
      </p>
      {series.map(({ key, name, color, values }) => (
        <p key={key} className={styles.tooltipLine}>
          <span>
            <span className={styles.swatch} style={{ background: color }} /> {name}
          </span>
          <span className="num">{words.exact(values[month.index] ?? null)}</span>
        </p>
      ))}
    </div>
  );
}
