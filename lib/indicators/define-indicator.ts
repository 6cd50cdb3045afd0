import type { Feature } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import type { Dimension, Value } from "./algebra";

/** `money` in minor units; `percent` as a fraction; `points` and `count` as whole numbers. */
export type Unit = "money" | "percent" | "points" | "count";

/** Which way is good: up, down, inside a band, or neither. */
export type Better = "up" | "down" | "band" | "none";

/** The question of the dictionary that an indicator answers. */
export type Question = "goals" | "sales" | "working" | "objectives" | "paying";

export interface Definition {
  value: Value;
  /** A right that this definition asks besides the indicator's own, where it shows another indicator's figures. */
  withRightTo?: string;
  needs?: Feature[];
}

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
  /** A figure that is only one split (a distribution) is always asked by it. */
  always?: Dimension;
  /** A path through a year: asked month by month over the fiscal year that the period ends in. */
  curve?: boolean;
}

/** What the programme set out to reach: a row a goal. */
export interface Goals extends Base {
  kind: "goals";
}

export type Indicator = Figure | Goals;

type FigureInput<I extends string> = Omit<Figure, "kind" | "definitions" | "id"> & { id: I } & (
    | { value: Value }
    | { definitions: Record<string, Definition> }
  );

/** Declares a figure; `value` is short for one definition named `standard`. */
export function defineIndicator<const I extends string>(input: FigureInput<I>): Figure & { id: I } {
  if ("definitions" in input) return { ...input, kind: "figure" };
  const { value, ...rest } = input;
  return { ...rest, kind: "figure", definitions: { standard: { value } } };
}

/** Everybody who looks at a programme as a whole. */
export const steering = ["marketing", "analyst", "admin", "executive"] as const satisfies readonly Role[];
/** The above and the people in the field. */
export const everyone = [...steering, "sales"] as const satisfies readonly Role[];

export const allSplits = ["tier", "segment", "region", "rep"] as const satisfies readonly Dimension[];
/** Where accounts that are no members count too, a tier says nothing. */
export const splitsWithoutTier = ["segment", "region", "rep"] as const satisfies readonly Dimension[];
