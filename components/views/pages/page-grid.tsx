import type { ReactNode } from "react";
import styles from "./page-grid.module.css";

interface PageGridProps {
  /** Of equal columns, or a large one first. */
  look?: "even" | "first" | "three";
  children: ReactNode;
}

/** Blocks side by side where there is room; what is not there leaves its room to the others. */
export const PageGrid = ({ look = "even", children }: PageGridProps) => <div className={styles[look]}>{children}</div>;
