import { Readable } from "node:stream";
import type { ISql } from "postgres";

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const field = (value: string | null | undefined): string => {
  if (value === null || value === undefined) return "\\N";
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? "") : value;
};

/** Columns of equally many values as lines of COPY's text form. */
export function copyLines(columns: readonly (readonly (string | null)[])[]): string {
  const [first = []] = columns;
  let lines = "";
  for (let row = 0; row < first.length; row++) {
    let separator = "";
    for (const column of columns) {
      lines += separator + field(column[row]);
      separator = "\t";
    }
    lines += "\n";
  }
  return lines;
}

/** Runs `copy … from stdin` over these lines, however they are cut. Throws what the server says, or who tells the lines. */
export async function copyRows(sql: ISql, statement: string, lines: string | AsyncIterable<Buffer>): Promise<void> {
  const copy = sql.unsafe(statement);
  const rows = await copy.writable();
  await new Promise<void>((resolve, reject) => {
    // The driver holds the query for answered once it takes rows: an error that comes after the last of them (of which
    // the stream hears nothing, and would wait for ever) goes to this function and nowhere else.
    Object.assign(copy, { reject });
    rows.once("error", reject).once("finish", resolve);
    if (typeof lines === "string") rows.end(lines);
    else
      Readable.from(lines)
        .once("error", (error) => rows.destroy(error))
        .pipe(rows);
  });
}
