import type { ReactNode } from "react";
import styles from "./state-block.module.css";

interface StateBlockProps {
  title: string;
  why?: ReactNode;
  action?: ReactNode;
  /** The height of what would stand here, so that nothing jumps. */
  height?: number;
  tone?: "plain" | "bad";
}

/** Nothing to show: says why, and what to do. */
export function StateBlock({ title, why, action, height = 120, tone = "plain" }: StateBlockProps) {
  return (
    <div className={styles.state} style={{ minHeight: height }}>
      <p className={tone === "bad" ? styles.badTitle : styles.title}>{title}</p>
      {why ? <p className={styles.why}>{why}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
