import type { Dimension } from "@/lib/indicators/algebra";
import { type Definition, type Figure, partsOf } from "@/lib/indicators/define-indicator";
import type { OracleDimension } from "@/lib/oracle/oracle";

/** A definition of a figure as the tests ask it, of the product and of the oracle. */
export interface AskedFigure {
  id: string;
  definition: string;
  figure: Figure;
  /** What it may be split and filtered by. */
  splits: readonly Dimension[];
  /** What it is always split by. */
  always: readonly Dimension[];
  /** Whether totals have it: neither by rep nor of groups that may be of one account. */
  isOfTotals: boolean;
  /** Whether each group has one row. */
  isOne: boolean;
  /** The oracle's name for the definition: none where there is only one. */
  name: string | null;
}

const asked = (figure: Figure, name: string, definition: Definition): AskedFigure => ({
  id: figure.id,
  definition: name,
  figure,
  splits: definition.splits ?? figure.splits,
  always: definition.always ?? figure.always ?? [],
  isOfTotals: !definition.withAccounts && !(definition.always ?? figure.always ?? []).includes("rep"),
  isOne: partsOf(definition).every(([part]) => part === null),
  name: name === "standard" ? null : name,
});

export const askedFigures = (figures: readonly Figure[]): AskedFigure[] =>
  figures.flatMap((figure) =>
    Object.entries(figure.definitions).map(([name, definition]) => asked(figure, name, definition)),
  );

/** The splits that the oracle is asked: it makes a matrix of tiers by itself. */
export const oracleSplits = ({ always }: AskedFigure, by: readonly Dimension[]): OracleDimension[] =>
  [...new Set([...by, ...always])].filter((split): split is OracleDimension => split !== "from" && split !== "to");

/** A row's group as text, whatever the order of its dimensions. */
export const keyText = (key: object): string => JSON.stringify(Object.entries(key).sort());

/** Whether two figures are the same but for what their last binary digits cannot say. */
export const isClose = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));
