import styles from "./charts.module.css";
import type { PlotMonth, PlotWords } from "./plot";

interface PlotTooltipProps {
  month: PlotMonth;
  words: Pick<PlotWords, "monthLong" | "exact" | "current" | "previous" | "running">;
}

/** What a month says, exactly, and N-1 where there is one. */
export function PlotTooltip({ month, words }: PlotTooltipProps) {
  return (
    <div className={styles.tooltip}>
      <p className={styles.tooltipTitle}>
        {words.monthLong(month.period)}
        {month.partial ? <span className={styles.tooltipNote}> {words.running}</span> : null}
      </p>
      <p className={styles.tooltipLine} data-tone="now">
        <span>{words.current}</span>
        <span className="num">{words.exact(month.value)}</span>
      </p>
      {month.previous === null ? null : (
        <p className={styles.tooltipLine} data-tone="past">
          <span>{words.previous}</span>
          <span className="num">{words.exact(month.previous)}</span>
        </p>
      )}
    </div>
  );
}
