import type { CohortMeasure } from "@/db/schema/measures";
import type { Feature } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import type { Dimension, Value } from "./algebra";

/**
 * `money` in minor units; `percent` as a fraction; `points` and `count` as whole numbers; `number` with decimals; `days`.
 */
export const units = ["money", "percent", "points", "count", "number", "days"] as const;
export type Unit = (typeof units)[number];

/** Which way is good: up, down, inside a band, or neither. */
export type Better = "up" | "down" | "band" | "none";

/** The question of the dictionary that an indicator answers. */
export type Question = "goals" | "sales" | "working" | "objectives" | "paying" | "customers";

/** One of several values of an indicator, in its own unit where that is not the indicator's. */
export interface Part {
  value: Value;
  unit?: Unit;
  /** A right that this part asks besides the indicator's own, where it shows another indicator's figures. */
  withRightTo?: string;
  needs?: Feature[];
}

interface DefinitionBase {
  unit?: Unit;
  /** As of a part: a right to another indicator that it asks. */
  withRightTo?: string;
  needs?: Feature[];
  /** Narrower than the indicator's own. */
  splits?: readonly Dimension[];
  /** What is only one split (a distribution, a matrix) is always asked by it. */
  always?: readonly Dimension[];
  /** Sums of groups that may be of one account: for who may see accounts, not for who sees totals. */
  withAccounts?: true;
}

/** A figure is one value, or several parts side by side, each a row of its own. */
export type Definition = DefinitionBase & ({ value: Value } | { parts: Readonly<Record<string, Part>> });

/** A definition's values by the part's name; a single one has none. */
export const partsOf = (definition: Definition): [name: string | null, part: Part][] =>
  "value" in definition ? [[null, definition]] : Object.entries(definition.parts);

interface Base {
  id: string;
  question: Question;
  unit: Unit;
  better: Better;
  /** What a programme must run on; without it the indicator is not shown. */
  needs: Feature[];
  /** Roles that see it until an admin says otherwise. */
  roles: readonly Role[];
  splits: readonly Dimension[];
}

/** A number over a period. With several definitions the first is the default, unless a programme chooses. */
export interface Figure extends Base {
  kind: "figure";
  definitions: Record<string, Definition>;
  /** The programme's setting that names its chosen definition. */
  chosenBy?: "redemptionDefinition";
  /** Every definition is only this split. */
  always?: readonly Dimension[];
  /** A path through a year: asked month by month over the fiscal year that the period ends in. */
  curve?: boolean;
}

/** What the programme set out to reach: a row a goal. */
export interface Goals extends Base {
  kind: "goals";
}

/** What members of a cohort did at each age, which is so many months long. */
export interface MemberCohorts {
  measure: CohortMeasure;
  months: 1 | 12;
  unit?: Unit;
}

/**
 * What became, age by age, of those who joined (or of the points earned) in the same months: rows by cohort and age. The
 * first definition is the default.
 */
export type Cohorts = Base & { kind: "cohorts" } & (
    | { of: "members"; definitions: Readonly<Record<string, MemberCohorts>> }
    | { of: "points"; definitions: Readonly<Record<string, { unit?: Unit }>> }
  );

/** What was weighed of the whole programme over all that is known: a figure with the ends it lies between, and a grade. */
export interface Weighed extends Base {
  kind: "evidence";
}

export type Indicator = Figure | Goals | Cohorts | Weighed;

type FigureInput<I extends string> = Omit<Figure, "kind" | "definitions" | "id"> & { id: I } & (
    | { value: Value }
    | { parts: Readonly<Record<string, Part>> }
    | { definitions: Record<string, Definition> }
  );

/** Whether it is one number over a period: neither a distribution, nor a curve, nor parts, nor cohorts. */
export const isOneNumber = (indicator: Indicator): indicator is Figure =>
  indicator.kind === "figure" &&
  !indicator.curve &&
  !indicator.always &&
  Object.values(indicator.definitions).some((definition) => "value" in definition && !definition.always);

/** Declares a figure; `value` (or `parts`) is short for one definition named `standard`. */
export function defineIndicator<const I extends string>(input: FigureInput<I>): Figure & { id: I } {
  if ("definitions" in input) return { ...input, kind: "figure" };
  if ("parts" in input) {
    const { parts, ...rest } = input;
    return { ...rest, kind: "figure", definitions: { standard: { parts } } };
  }
  const { value, ...rest } = input;
  return { ...rest, kind: "figure", definitions: { standard: { value } } };
}

/** Parts of counts or sums of one kind, by their names. */
export const partsFrom = (values: Record<string, Value>): Record<string, Part> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

/** Everybody who looks at a programme as a whole. */
export const steering = ["marketing", "analyst", "admin", "executive"] as const satisfies readonly Role[];
/** The above and the people in the field. */
export const everyone = [...steering, "sales"] as const satisfies readonly Role[];

export const allSplits = ["tier", "segment", "region", "rep"] as const satisfies readonly Dimension[];
/** Where accounts that are no members count too, a tier says nothing. */
export const splitsWithoutTier = ["segment", "region", "rep"] as const satisfies readonly Dimension[];
