import type { Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { type Part, partsOf } from "@/lib/indicators/define-indicator";
import { getIndicator } from "@/lib/indicators/registry";

export type Asked = Pick<IndicatorAnswer, "indicator" | "definition">;

/** The values of the definition that an answer was asked for, each with its part's name; none of goals and cohorts. */
export function askedParts({ indicator, definition }: Asked): [name: string | null, part: Part][] {
  const known = getIndicator(indicator);
  const asked = known?.kind === "figure" ? known.definitions[definition] : undefined;
  return asked ? partsOf(asked) : [];
}

/** The value of one row: of several side by side, its part's. Null where none or several could be meant. */
export function askedValue(asked: Asked, row: IndicatorRow | null = null): Value | null {
  const name = row?.key.part ?? null;
  return askedParts(asked).find(([one]) => one === name)?.[1].value ?? null;
}
