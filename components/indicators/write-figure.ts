import { decimalsFor, type Formatter, isBalance } from "@/lib/format/formatter";
import type { NumberStyle } from "@/lib/format/money";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { isGrowth } from "./growth";

/** How the values of a figure of one number are written: with their sign where it is a change or a balance. */
export function writerOf(format: Formatter, answer: IndicatorAnswer, style: NumberStyle) {
  const { indicator, unit } = answer;
  const write = isGrowth(answer) || isBalance(indicator) ? format.signed : format.value;
  return (value: number | null | undefined): string => write(unit, value, style, decimalsFor(indicator));
}
