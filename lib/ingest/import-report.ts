import type { FeedCounts } from "@/db/schema/imports";
import type { RejectRow } from "@/lib/views/administration";

const columns = ["in", "new", "changed", "unchanged", "removed", "rejected"] as const;

/** Rows by feed as a table of text. */
export function importTable(feeds: Record<string, FeedCounts>): string {
  const rows = Object.entries(feeds).map(([feed, counts]) => [feed, ...columns.map((name) => String(counts[name]))]);
  const table = [["feed", ...columns], ...rows];
  const widths = ["feed", ...columns].map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
  const pad = (cell: string, index: number) =>
    index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0);
  return table.map((row) => row.map(pad).join("  ")).join("\n");
}

/** A reject on one line: `orders  orders.csv:12  revenue  "1,5"  not an amount`. */
export function describeReject({ feed, file, line, column, value, reason }: RejectRow): string {
  const place = file ? `${file}${line === null ? "" : `:${line}`}` : line === null ? null : `row ${line}`;
  // A value comes from outside: quoted, so that it can neither end the line nor steer the terminal.
  const said = value === null ? null : JSON.stringify(value);
  return [feed, place, column, said, reason].filter((part) => part !== null).join("  ");
}
