"use client";

import { type ReactNode, useState } from "react";
import { TextButton } from "./text-button";
import styles from "./use-fold.module.css";

/** How many rows a table shows until all are asked for, what the button for it says, and paper in its place. */
export interface Fold {
  most: number;
  all: string;
  first: string;
  printed: string;
}

/** The rows that are shown, and the button for the others where there are some. */
export function useFold<T>(rows: T[], fold: Fold | null = null): [shown: T[], button: ReactNode] {
  const [isWhole, setWhole] = useState(false);
  if (!fold || rows.length <= fold.most) return [rows, null];
  return [
    isWhole ? rows : rows.slice(0, fold.most),
    <div key="fold" className={styles.fold} data-tools>
      <TextButton className="no-print" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? fold.first : fold.all}
      </TextButton>
      {isWhole ? null : <span className="print-only">{fold.printed}</span>}
    </div>,
  ];
}
