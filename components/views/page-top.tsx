"use client";

import type { ViewData } from "@/lib/views/view-data";
import { FigureRow } from "./figure-row";
import styles from "./first-screen.module.css";
import { Lead } from "./lead";

/** A page's answer in words, then its first figures. */
export const PageTop = ({ data }: { data: ViewData }) => (
  <>
    <div className={styles.opening} data-alone>
      <Lead data={data} />
    </div>
    <FigureRow data={data} />
  </>
);
