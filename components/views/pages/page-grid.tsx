import type { ReactNode } from "react";
import styles from "./page-grid.module.css";

interface PageGridProps {
  /** Two columns, a large one and a small, three, or one under the other. */
  look?: "even" | "first" | "three" | "stack";
  children: ReactNode;
}

/** Blocks side by side where there is room; what is not there leaves its room to the others. */
export const PageGrid = ({ look = "even", children }: PageGridProps) => <div className={styles[look]}>{children}</div>;
