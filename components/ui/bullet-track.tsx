import styles from "./bullet-track.module.css";

interface BulletTrackProps {
  /** In words: what is drawn. */
  label: string;
  /** All as shares of the target. */
  actual: number;
  /** Where it will land, hatched. */
  projected?: number | null;
  /** A tick: the same a year before, or where one would usually be. */
  usual?: number | null;
  /** How far the bar reaches, past a target that may be beaten; without one there is no target. */
  reach?: number | null;
}

/** One actual against its target. */
export function BulletTrack({ label, actual, projected = null, usual = null, reach = null }: BulletTrackProps) {
  const full = reach ?? 1;
  const filled = (share: number): number => (Math.max(0, Math.min(share, full)) / full) * 100;
  return (
    <span className={styles.track} role="img" aria-label={label}>
      <span className={styles.rest} style={{ width: `${filled(1)}%` }} />
      {projected !== null && projected > actual ? (
        <span
          className={styles.projected}
          style={{ left: `${filled(actual)}%`, right: `${100 - filled(projected)}%` }}
        />
      ) : null}
      <span className={styles.actual} style={{ width: `${filled(actual)}%` }} />
      {usual === null ? null : <span className={styles.usual} style={{ left: `${filled(usual)}%` }} />}
      {reach === null ? null : <span className={styles.target} style={{ left: `${filled(1)}%` }} />}
    </span>
  );
}
