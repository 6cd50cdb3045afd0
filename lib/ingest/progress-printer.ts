import type { ImportEvent } from "./import-event";

const REDRAW_MS = 100;
const LINE_MS = 5_000;

function phrase(event: ImportEvent): string {
  switch (event.step) {
    case "read":
      return "reading the source";
    case "stage":
      return `${event.resumed ? "already staged" : "staging"} ${event.feed}: ${event.rows.toLocaleString("en")} rows`;
    case "check":
      return `checking ${event.feed}`;
    case "apply":
      return `applying ${event.feed}`;
    case "remove":
      return `removing what is gone from ${event.feed}`;
    case "refresh":
      return `rolling up${event.detail ? `: ${event.detail}` : ""}`;
  }
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Shows what an import does: on one line of a terminal, as a line every few seconds elsewhere. */
export function progressPrinter(output: Output): { show: (event: ImportEvent) => void; end: () => void } {
  let last = Number.NEGATIVE_INFINITY;
  return {
    show: (event) => {
      const now = performance.now();
      if (now - last < (output.isTTY ? REDRAW_MS : LINE_MS)) return;
      last = now;
      const text = phrase(event);
      output.write(output.isTTY ? `\r\x1b[2K${text.slice(0, (output.columns ?? 80) - 1)}` : `${text}\n`);
    },
    end: () => {
      if (output.isTTY) output.write("\r\x1b[2K");
    },
  };
}
