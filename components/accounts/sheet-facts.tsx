import type { ReactNode } from "react";
import styles from "./sheet.module.css";

/** Said of the account, or to its customer. */
export type SheetLook = "own" | "customer";

interface SheetFactProps {
  label: string;
  value: ReactNode;
  /** What explains the value, a line each; what is absent takes none. */
  children?: ReactNode;
}

/** One thing to know: its name, what it is, what explains it. */
export const SheetFact = ({ label, value, children }: SheetFactProps) => (
  <div className={styles.fact}>
    <dt className={styles.label}>{label}</dt>
    <dd className={`num ${styles.value}`}>{value}</dd>
    {children}
  </div>
);

/** Facts side by side; on paper too. */
export const SheetFacts = ({ children }: { children: ReactNode }) => <dl className={styles.facts}>{children}</dl>;

/** A line under a fact's value. */
export const SheetLine = ({ children }: { children: ReactNode }) => (
  <dd className={`num ${styles.line}`}>{children}</dd>
);

/** How much of an objective is done; beyond it, all of it. */
export const SheetProgress = ({ rate }: { rate: number }) => (
  <dd className={styles.track} aria-hidden="true">
    <span style={{ width: `${Math.max(0, Math.min(1, rate)) * 100}%` }} />
  </dd>
);
