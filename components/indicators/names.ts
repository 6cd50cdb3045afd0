import type { Definitions, Messages } from "@/lib/i18n/messages";
import type { Asked } from "@/lib/steering/asked-value";

type Names = Record<string, Record<string, string>>;

/** What the chosen definition of an indicator reads; null where it has but one. */
export const variantOf = ({ variants }: Messages, { indicator, definition }: Asked): string | null =>
  (variants as Names)[indicator]?.[definition] ?? null;

/** The name of one of an indicator's figures side by side. */
export const partOf = ({ parts }: Messages, { indicator }: Asked, part: string): string =>
  (parts as Names)[indicator]?.[part] ?? part;

/** How a figure without an algebra is calculated: cohorts, evidence, and the programme's goals. */
export function writtenFormula({ definition }: Messages, { formulas }: Definitions, asked: Asked): string {
  const { cohorts, evidence } = formulas;
  const ofCohorts = (cohorts as Names)[asked.indicator]?.[asked.definition];
  return ofCohorts ?? (evidence as Record<string, string>)[asked.indicator] ?? definition.goals;
}
