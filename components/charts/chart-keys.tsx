"use client";

import { useId } from "react";
import styles from "./charts.module.css";
import { Hatch } from "./hatch";

/** Says what is hatched. */
export function HatchKey({ label }: { label: string }) {
  const id = useId();
  return (
    <>
      <svg className={styles.hatchKey} width="14" height="10" aria-hidden="true">
        <Hatch id={id} color="var(--past)" />
        <rect width="14" height="10" fill={`url(#${id})`} />
      </svg>
      <span>{label}</span>
    </>
  );
}

/** Says what is marked by a line across. */
export function MarkKey({ label }: { label: string }) {
  return (
    <>
      <svg className={styles.hatchKey} width="14" height="10" aria-hidden="true">
        <path d="M0 5h14" stroke="var(--ink2)" strokeWidth={2} />
      </svg>
      <span>{label}</span>
    </>
  );
}

/** Says what is tinted. */
export function BandKey({ label }: { label: string }) {
  return (
    <>
      <svg className={styles.hatchKey} width="14" height="10" aria-hidden="true">
        <rect width="14" height="10" fill="var(--accent-soft)" />
      </svg>
      <span>{label}</span>
    </>
  );
}
