import { decimalsFor, type Formatter, isBalance } from "@/lib/format/formatter";
import type { NumberStyle } from "@/lib/format/money";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { isGrowth } from "./growth";

/** What a figure over closed months reads with today's data; null where it reads the same. */
export function restatedText(row: IndicatorRow | null, say: ReturnType<typeof writerOf>): string | null {
  if (row?.restated === undefined) return null;
  const text = say(row.restated);
  return text === say(row.value) ? null : text;
}

/** How the values of a figure of one number are written: with their sign where it is a change or a balance. */
export function writerOf(format: Formatter, answer: IndicatorAnswer, style: NumberStyle) {
  const { indicator, unit } = answer;
  const write = isGrowth(answer) || isBalance(indicator) ? format.signed : format.value;
  return (value: number | null | undefined): string => write(unit, value, style, decimalsFor(indicator));
}
