import styles from "./spark.module.css";

export interface SparkPoint {
  value: number | null;
  partial: boolean;
}

interface SparkProps {
  points: SparkPoint[];
  /** What it shows, in words; without them it is only decoration. */
  label?: string;
}

const WIDTH = 84;
const HEIGHT = 26;
const PAD = 4;

interface Dot {
  x: number;
  y: number;
  partial: boolean;
}

/** Known points in the drawing's own units, gaps left out. */
function layOut(points: SparkPoint[]): Dot[] {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = (WIDTH - 2 * PAD) / Math.max(1, points.length - 1);
  return points.flatMap(({ value, partial }, index) =>
    value === null
      ? []
      : [{ x: PAD + index * step, y: HEIGHT - PAD - ((value - low) / span) * (HEIGHT - 2 * PAD), partial }],
  );
}

const path = (dots: Dot[]): string =>
  dots.map(({ x, y }, index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** A figure's months as a plain line; the month in progress is dotted. */
export function Spark({ points, label }: SparkProps) {
  const dots = layOut(points);
  const last = dots.at(-1);
  if (!last || dots.length < 2) {
    return (
      <svg className={styles.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path d={`M${PAD} ${HEIGHT / 2}H${WIDTH - PAD}`} className={styles.empty} />
      </svg>
    );
  }
  const whole = last.partial ? dots.slice(0, -1) : dots;
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={path(whole)} className={styles.line} />
      {last.partial ? <path d={path(dots.slice(-2))} className={styles.running} /> : null}
      <circle cx={last.x} cy={last.y} r="2.6" className={styles.dot} />
    </svg>
  );
}

interface BandSparkProps {
  value: number | null;
  band: [number, number];
  label: string;
}

/** Where a value stands beside its band. */
export function BandSpark({ value, band, label }: BandSparkProps) {
  const margin = (band[1] - band[0]) * 0.9;
  const low = Math.min(band[0] - margin, value ?? band[0]);
  const high = Math.max(band[1] + margin, value ?? band[1]);
  const at = (amount: number) => PAD + ((amount - low) / (high - low || 1)) * (WIDTH - 2 * PAD);
  return (
    <svg className={styles.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={`M0 ${HEIGHT / 2}H${WIDTH}`} className={styles.axis} />
      <rect x={at(band[0])} y="8" width={at(band[1]) - at(band[0])} height="10" className={styles.band} />
      <path d={`M${at(band[0])} 6v14M${at(band[1])} 6v14`} className={styles.limit} />
      {value === null ? null : <circle cx={at(value)} cy={HEIGHT / 2} r="3.2" className={styles.dot} />}
    </svg>
  );
}
