import { createHash } from "node:crypto";
import { z } from "zod";

/** What stands first in a backup. `migration`: the last one that the database had, by its number in the journal. */
export const header = z.strictObject({
  format: z.literal("pilotage-backup-1"),
  made: z.iso.datetime(),
  migration: z.number(),
});
export type Header = z.infer<typeof header>;

/** Rows of a table, and the SHA-256 of their lines in COPY's text form. */
const content = z.strictObject({ rows: z.number(), sha256: z.string() });
export type Content = z.infer<typeof content>;

/** What stands last: by table its content, by sequence its last number. A file without it is not whole. */
export const manifest = z.strictObject({
  tables: z.record(z.string(), content),
  sequences: z.record(z.string(), z.number()),
});
export type Manifest = z.infer<typeof manifest>;

/** What stands before a table's lines. */
export const tableHead = z.strictObject({ name: z.string(), columns: z.array(z.string()) });
export type TableHead = z.infer<typeof tableHead>;

/**
 * Unpacked, a backup is records: a letter (header, table, lines, manifest), the length in four bytes, so many bytes. Lines
 * may be cut anywhere.
 */
export type RecordKind = "H" | "T" | "L" | "M";
export const HEAD_BYTES = 5;

/** Adds up what lines of a table are, whatever they are cut into. */
export class Tally {
  private readonly hash = createHash("sha256");
  private rows = 0;

  add(lines: Buffer): void {
    this.hash.update(lines);
    for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) this.rows++;
  }

  /** Of all that was added; nothing can be added then. */
  content(): Content {
    return { rows: this.rows, sha256: this.hash.digest("hex") };
  }
}
