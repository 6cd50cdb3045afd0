/** How facts of closed months were corrected since: they came, were cancelled, changed or removed. */
export const corrections = ["late", "cancelled", "changed", "removed"] as const;
export type Correction = (typeof corrections)[number];
