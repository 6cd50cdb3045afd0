import styles from "./charts.module.css";

interface PlotTooltipProps {
  title: string;
  note?: string | null;
  lines: { label: string; value: string; tone: "now" | "past" }[];
}

/** What a point says, exactly. */
export function PlotTooltip({ title, note, lines }: PlotTooltipProps) {
  return (
    <div className={styles.tooltip}>
      <p className={styles.tooltipTitle}>
        {title}
        {note ? <span className={styles.tooltipNote}> {note}</span> : null}
      </p>
      {lines.map((line) => (
        <p key={line.label} className={styles.tooltipLine} data-tone={line.tone}>
          <span>{line.label}</span>
          <span className="num">{line.value}</span>
        </p>
      ))}
    </div>
  );
}
