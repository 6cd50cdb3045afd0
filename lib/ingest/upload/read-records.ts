import { Refusal } from "@/lib/refusals/refusal";

/** A record of a CSV: its cells, and the line of the file on which it begins. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** Characters of a record: one quote that is not closed would else take in the whole file. */
const LONGEST_RECORD = 1_000_000;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * Cuts text into the records of a CSV as it comes (RFC 4180; a line ends with LF, CRLF or CR alone). Throws a
 * `Refusal` naming the line at which a record begins that has no end.
 */
export class RecordCutter {
  private cells: string[] = [];
  private cell = "";
  private state: "start" | "plain" | "quoted" | "closed" = "start";
  private line = 1;
  private begunAt = 1;
  private length = 0;
  private afterReturn = false;
  private readonly separator: number;

  constructor(separator: string) {
    this.separator = separator.charCodeAt(0);
  }

  /** The records that this piece of text ends. */
  cut(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (this.afterReturn) {
        this.afterReturn = false;
        // The second half of a line's end: its record, or its line inside a cell, is counted.
        if (code === LINE_FEED) {
          if (this.state === "quoted") this.cell += "\n";
          at += 1;
          continue;
        }
      }
      if (this.state === "quoted") at = this.readQuoted(text, at);
      else if (code === this.separator) {
        this.endCell();
        at += 1;
      } else if (code === LINE_FEED || code === RETURN) {
        this.afterReturn = code === RETURN;
        records.push(this.endRecord());
        at += 1;
      } else if (code === QUOTE && this.state === "start") {
        this.state = "quoted";
        at += 1;
      } else if (code === QUOTE && this.state === "closed") {
        this.add('"');
        this.state = "quoted";
        at += 1;
      } else at = this.readPlain(text, at);
    }
    return records;
  }

  /** The record that the file's end ends; null where it stands after the last line's end. */
  end(): CsvRecord | null {
    if (this.state === "quoted") throw this.endless();
    return this.state === "start" && this.cells.length === 0 ? null : this.endRecord();
  }

  private readQuoted(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code !== LINE_FEED && code !== RETURN) continue;
      this.line += 1;
      if (code === RETURN) {
        this.afterReturn = true;
        at += 1;
        break;
      }
    }
    this.add(text.slice(from, at));
    if (at >= text.length || this.afterReturn) return at;
    this.state = "closed";
    return at + 1;
  }

  private readPlain(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.separator || code === LINE_FEED || code === RETURN) break;
    }
    this.add(text.slice(from, at));
    this.state = "plain";
    return at;
  }

  private add(text: string): void {
    this.length += text.length;
    if (this.length > LONGEST_RECORD) throw this.endless();
    this.cell += text;
  }

  private endless = () => new Refusal("endless-record", { line: this.begunAt, most: LONGEST_RECORD });

  private endCell(): void {
    this.cells.push(this.cell);
    // Cells without a character count too: nothing makes a record endless.
    this.length += 1;
    if (this.length > LONGEST_RECORD) throw this.endless();
    this.cell = "";
    this.state = "start";
  }

  private endRecord(): CsvRecord {
    this.endCell();
    const record = { line: this.begunAt, cells: this.cells };
    this.line += 1;
    this.begunAt = this.line;
    this.cells = [];
    this.length = 0;
    return record;
  }
}
