"use client";

import { useFormat } from "./format-context";
import { tierColor } from "./tier-color";
import styles from "./tier-mark.module.css";

/** A tier by its colour and name, beside who holds it. */
export function TierMark({ code, name }: { code: string; name: string }) {
  const { tiers } = useFormat().programme;
  const place = tiers.findIndex((tier) => tier.code === code);
  return (
    <span className={styles.tier}>
      <span className={styles.swatch} style={{ background: tierColor(place, tiers.length) }} aria-hidden="true" />{" "}
      {name}
    </span>
  );
}
