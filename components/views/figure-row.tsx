"use client";

import type { ReactNode } from "react";
import { FigureCard } from "@/components/indicators/figure-card";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./first-screen.module.css";

interface FigureRowProps {
  data: ViewData;
  /** Items after them. */
  more?: ReactNode[];
}

/** A page's first figures side by side, each with its spark; none where the viewer has none of them. */
export function FigureRow({ data, more = [] }: FigureRowProps) {
  const figures = data.headline.flatMap((id) => {
    const figure = data.figures[id];
    return figure ? [{ id, figure }] : [];
  });
  if (figures.length === 0) return null;
  return (
    <ul className={styles.figures} style={{ "--columns": figures.length + more.length }}>
      {figures.map(({ id, figure }) => (
        <li key={id}>
          <FigureCard id={id} figure={figure} />
        </li>
      ))}
      {more}
    </ul>
  );
}
