export type SortValue = string | number | null;

export interface SortOrder {
  column: number;
  direction: "ascending" | "descending";
}

/** Rows in the order of one of their values; what has none comes last either way, what is equal keeps its place. */
export function sortRows<Row extends { values: SortValue[] }>(
  rows: Row[],
  { column, direction }: SortOrder,
  locale: string,
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const names = new Intl.Collator(locale, { numeric: true });
  return [...rows].sort((one, other) => {
    const [a, b] = [one.values[column] ?? null, other.values[column] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * names.compare(String(a), String(b));
  });
}
