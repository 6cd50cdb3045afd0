import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";

const MICROS = 1_000_000n;

/** The shortest text that reads back as the same 32-bit float: 0.1, not 0.10000000149011612. */
function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

/** Micros since 1970 as ISO text with Z; what JavaScript has no date for (infinity) as text that no column accepts. */
function instantText(micros: bigint): string {
  const seconds = micros / MICROS - (micros % MICROS < 0n ? 1n : 0n);
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return "out of range";
  const fraction = (micros - seconds * MICROS).toString().padStart(6, "0");
  return `${date.toISOString().slice(0, -5)}.${fraction}Z`;
}

/** Converts the values of one DuckDB column, in place, to what `columnParser` reads: text, number, bigint or boolean. */
export function plainValues(values: DuckDBValue[], type: DuckDBTypeId): unknown[] {
  const plain: unknown[] = values;
  if (type === DuckDBTypeId.VARCHAR || type === DuckDBTypeId.BIGINT || type === DuckDBTypeId.INTEGER) return plain;
  for (const [index, value] of plain.entries()) {
    if (value instanceof DuckDBTimestampTZValue) plain[index] = instantText(value.micros);
    else if (
      value instanceof DuckDBDateValue ||
      value instanceof DuckDBDecimalValue ||
      value instanceof DuckDBTimestampValue
    ) {
      plain[index] = value.toString();
    } else if (type === DuckDBTypeId.FLOAT && typeof value === "number") plain[index] = floatText(value);
  }
  return plain;
}
