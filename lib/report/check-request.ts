import { type Dimension, readingsOf } from "@/lib/indicators/algebra";
import { type Grain, grains } from "@/lib/indicators/answer";
import {
  type Cohorts,
  type Definition,
  type Figure,
  type Indicator,
  type MemberCohorts,
  type Part,
  partsOf,
  type Unit,
} from "@/lib/indicators/define-indicator";
import { getIndicator, type IndicatorId, indicators } from "@/lib/indicators/registry";
import { laterOf, monthOf } from "@/lib/periods/calendar";
import { type Clock, type Period, parsePeriod, periodForms, splitPeriod } from "@/lib/periods/period";
import { isOfQuarters, isStandard } from "@/lib/periods/standard";
import { once } from "./once";
import type { Reader } from "./open-reader";
import { RequestError } from "./request-error";

/** A request as it arrives, all text. */
export interface IndicatorRequest {
  indicator: string;
  period: string;
  by?: readonly string[];
  compare?: string;
  definition?: string;
  where?: Readonly<Record<string, string>>;
}

/** A figure's request that this viewer may ask. */
export interface CheckedRequest {
  indicator: Figure & { id: IndicatorId };
  definition: string;
  /** The definition's values that this viewer may see, by name; a single one has none. */
  parts: [name: string | null, part: Part][];
  /** Of the definition, and of each part that has none of its own. */
  unit: Unit;
  period: Period;
  grain: Grain | null;
  by: Dimension[];
  compare: boolean;
  /** Ids for tier and rep, text for the rest. */
  where: Partial<Record<Dimension, string | number>>;
}

const comparisons = ["n-1", "none"];

/**
 * The indicators that a viewer may ask of their programme: the matrix, and what the programme runs on. What is said of a
 * whole programme only, a portfolio has not.
 */
export const listAllowed = once(({ viewer, programme }): (Indicator & { id: IndicatorId })[] =>
  indicators.filter(
    ({ id, kind, needs, splits }) =>
      viewer.rights.has(id) &&
      needs.every((feature) => programme.features.includes(feature)) &&
      !((kind === "figure" || kind === "evidence") && splits.length === 0 && viewer.scope.kind === "portfolio"),
  ),
);

/** Unknown and not allowed are one and the same to who asks. */
export function checkIndicator(reader: Reader, id: string): Indicator & { id: IndicatorId } {
  const allowed = listAllowed(reader);
  const indicator = getIndicator(id);
  if (indicator && allowed.includes(indicator)) return indicator;
  throw new RequestError(
    "unknown indicator",
    allowed.map((one) => one.id),
  );
}

export function checkPeriod(label: string, clock: Clock): Period {
  const period = parsePeriod(label, clock);
  if (period) return period;
  throw new RequestError(`unknown period, or one that begins after ${clock.asOf}`, periodForms);
}

/** Whether this viewer may see what shows another indicator's figures, of a programme that has what it needs. */
function isOpen(reader: Reader, { withRightTo, needs = [] }: Pick<Part, "withRightTo" | "needs">): boolean {
  const { features } = reader.programme;
  const isAllowed = () => listAllowed(reader).some(({ id }) => id === withRightTo);
  return (!withRightTo || isAllowed()) && needs.every((need) => features.includes(need));
}

/** The definitions of a figure that this viewer may ask: of totals none that is always by rep, or of single accounts. */
export const listDefinitions = (reader: Reader, indicator: Figure): string[] =>
  Object.entries(indicator.definitions)
    .filter(([, definition]) => isOpen(reader, definition))
    .filter(
      ([, definition]) =>
        reader.viewer.scope.kind !== "totals" ||
        (!definition.withAccounts && !alwaysOf(indicator, definition).includes("rep")),
    )
    .map(([name]) => name);

/** The definition that a programme has chosen, or the figure's first. */
export function chosenDefinition(reader: Reader, indicator: Figure): string {
  const names = listDefinitions(reader, indicator);
  const chosen = indicator.chosenBy ? reader.programme[indicator.chosenBy] : undefined;
  return names.find((name) => name === chosen) ?? names[0] ?? "standard";
}

type Splittable = Pick<Definition, "splits" | "always">;

/** What this viewer may split an indicator by: of totals a curve not at all, a distribution by its own dimension alone. */
function listSplits({ viewer }: Reader, indicator: Figure | Cohorts, definition: Splittable = {}): Dimension[] {
  const splits = definition.splits ?? indicator.splits;
  if (viewer.scope.kind !== "totals") return [...splits];
  if (indicator.kind === "cohorts" || indicator.curve) return [];
  const always = alwaysOf(indicator, definition);
  return splits.filter((split) => (always.length > 0 ? always.includes(split) : true) && split !== "rep");
}

const alwaysOf = (indicator: Figure, definition: Splittable): readonly Dimension[] =>
  definition.always ?? indicator.always ?? [];

/** What this viewer may filter an indicator by. A filter of totals would tell by subtraction what a split hides. */
export const listFilterable = (reader: Reader, indicator: Figure | Cohorts, definition?: Splittable): Dimension[] =>
  reader.viewer.scope.kind === "totals" ? [] : listSplits(reader, indicator, definition);

/** Periods of which totals may be split: others overlap, and the difference of two is a small one. */
export const isSplittable = (reader: Reader, period: string): boolean =>
  reader.viewer.scope.kind !== "totals" || /^(ytd|r12|fy\d{4})$/.test(period);

/** Whether a viewer may ask a split of that period at all; what is always split counts as one. */
function checkSplittable(
  reader: Reader,
  period: string,
  asked: readonly Dimension[],
  always: readonly Dimension[],
  grain: Grain | null,
): void {
  const others = asked.filter((name) => !always.includes(name));
  if (others.length + always.length === 0) return;
  if (!isSplittable(reader, period)) throw new RequestError("no split of that period", ["ytd", "r12", "fy2012"]);
  if (reader.viewer.scope.kind !== "totals") return;
  if (others.length + Math.sign(always.length) > 1) throw new RequestError("one split at a time", asked);
  if (grain && grain !== "fiscal-year") throw new RequestError("no split of that grain of time", ["fiscal-year"]);
}

/** Whether N-1 is asked beside. */
export function checkComparison(compare = "none"): boolean {
  if (!comparisons.includes(compare)) throw new RequestError("unknown comparison", comparisons);
  return compare === "n-1";
}

/** The splits asked, apart from that of time. */
function checkSplits(splits: readonly Dimension[], asked: readonly string[]): { by: Dimension[]; grain: Grain | null } {
  const grain = asked.filter((name): name is Grain => (grains as readonly string[]).includes(name));
  const by = asked.filter((name): name is Dimension => (splits as readonly string[]).includes(name));
  if (grain.length + by.length !== asked.length || grain.length > 1 || new Set(asked).size !== asked.length)
    throw new RequestError("unknown split, or two of time", [...grains, ...splits]);
  return { by, grain: grain[0] ?? null };
}

/** Turns a request into one that can be read; throws `RequestError` with what this viewer may ask instead. */
export function checkRequest(reader: Reader, request: IndicatorRequest): CheckedRequest {
  const indicator = checkIndicator(reader, request.indicator);
  if (indicator.kind !== "figure") throw new RequestError("this indicator has no split", []);
  const name = request.definition ?? chosenDefinition(reader, indicator);
  const names = listDefinitions(reader, indicator);
  const definition = names.includes(name) ? indicator.definitions[name] : undefined;
  if (!definition) throw new RequestError("unknown definition", names);
  const { by: asked, grain } = checkSplits(listSplits(reader, indicator, definition), request.by ?? []);
  const always = alwaysOf(indicator, definition);
  checkSplittable(reader, request.period, asked, always, grain);
  const period = checkPeriod(request.period, reader.clock);
  const parts = partsOf(definition).filter(([, part]) => isOpen(reader, part));
  checkKnownAt(
    parts.map(([, part]) => part),
    grain ? splitPeriod(period, grain, reader.clock) : [period],
    reader.clock,
  );
  return {
    indicator,
    definition: name,
    parts,
    unit: definition.unit ?? indicator.unit,
    period,
    grain: indicator.curve ? "month" : grain,
    by: [...new Set([...asked, ...always])],
    compare: checkComparison(request.compare),
    where: checkFilters(reader, listFilterable(reader, indicator, definition), request.where ?? {}),
  };
}

const formsOf = (parts: readonly Part[]) =>
  new Set(parts.flatMap(({ value }) => readingsOf(value)).map(({ form }) => form));

/** Some readings are kept for some periods only. */
function checkKnownAt(parts: readonly Part[], slots: readonly Period[], clock: Clock): void {
  const forms = formsOf(parts);
  if (forms.has("whole") && !slots.every((slot) => isStandard(slot, clock)))
    throw new RequestError("known of whole months, quarters, years and 12 months to date only", periodForms);
  if (forms.has("earned") && !slots.every((slot) => isOfQuarters(slot, clock)))
    throw new RequestError("known of whole calendar quarters only", ["2012-Q1", "2012", "2012-01..2012-06"]);
}

/** Whether a figure, by its chosen definition, is one number over that period and over each month. */
export function isKnownAt(reader: Reader, indicator: Figure, period: Period): boolean {
  const definition = indicator.definitions[chosenDefinition(reader, indicator)];
  if (!definition || "parts" in definition) return false;
  const forms = formsOf([definition]);
  return !forms.has("earned") && (!forms.has("whole") || isStandard(period, reader.clock));
}

/** A cohorts' request that this viewer may ask. */
export interface CheckedCohorts {
  indicator: Cohorts & { id: IndicatorId };
  definition: string;
  /** What is followed of members; null: points. */
  members: MemberCohorts | null;
  unit: Unit;
  period: Period;
  grain: Grain;
  by: Dimension[];
  where: CheckedRequest["where"];
}

/** As `checkRequest`. Of totals only whole fiscal years: a month of them less the others would be a small cohort. */
export function checkCohorts(reader: Reader, request: IndicatorRequest): CheckedCohorts {
  const indicator = checkIndicator(reader, request.indicator);
  if (indicator.kind !== "cohorts") throw new RequestError("this indicator has no cohorts", []);
  const names = Object.keys(indicator.definitions);
  const definition = request.definition ?? names[0] ?? "";
  if (!names.includes(definition)) throw new RequestError("unknown definition", names);
  const members = indicator.of === "members" ? (indicator.definitions[definition] ?? null) : null;
  const { by, grain } = checkSplits(listSplits(reader, indicator), request.by ?? []);
  checkComparison(request.compare);
  const isTotals = reader.viewer.scope.kind === "totals";
  if (isTotals && grain && grain !== "fiscal-year")
    throw new RequestError("no cohorts of that grain of time", ["fiscal-year"]);
  const period = checkPeriod(request.period, reader.clock);
  if (isTotals && !isOfFiscalYears(period, reader.clock))
    throw new RequestError("no cohorts of that period", ["ytd", "fy2012"]);
  if (indicator.of === "points" && grain && grain !== "quarter")
    throw new RequestError("points are followed by the quarter", ["quarter"]);
  return {
    indicator,
    definition,
    members,
    unit: members?.unit ?? indicator.unit,
    period,
    grain: grain ?? (isTotals && indicator.of === "members" ? "fiscal-year" : "quarter"),
    by,
    where: checkFilters(reader, listFilterable(reader, indicator), request.where ?? {}),
  };
}

/** Whether the fiscal years in a period are cut by nothing but `as of` and where the data begins. */
function isOfFiscalYears(period: Period, clock: Clock): boolean {
  const known = (from: string) => laterOf(from, monthOf(clock.dataFrom));
  return splitPeriod(period, "fiscal-year", clock).every(({ label, from, to }) => {
    const year = parsePeriod(label, clock);
    return year?.to === to && known(year.from) === known(from);
  });
}

/** What is of the whole programme alone is neither split nor filtered; `subject` says what, with its verb. */
export function checkWhole(subject: string, { by = [], where = {} }: IndicatorRequest): void {
  if (by.length > 0) throw new RequestError(`${subject} of the whole programme: no split`, []);
  if (Object.keys(where).length > 0) throw new RequestError(`${subject} of the whole programme: no filter`, []);
}

export function checkFilters(reader: Reader, splits: Dimension[], where: Readonly<Record<string, string>>) {
  const checked: CheckedRequest["where"] = {};
  for (const [name, value] of Object.entries(where)) {
    const dimension = splits.find((split) => split === name);
    if (!dimension) throw new RequestError("unknown filter", splits);
    const options = listOptions(reader, dimension);
    const option = options.find(({ code }) => code === value);
    if (!option)
      throw new RequestError(
        `unknown ${dimension}`,
        options.map(({ code }) => code),
      );
    checked[dimension] = option.id;
  }
  return checked;
}

export interface FilterOption {
  id: number | string;
  code: string;
  name: string;
}

/** The values of a dimension inside the viewer's scope; `none` where there is no tier or rep. */
export function listOptions(reader: Reader, dimension: Dimension): FilterOption[] {
  const { tiers, reps, regions, segments, kinds, rewards, viewer } = reader;
  switch (dimension) {
    case "tier":
      return [...tiers, none];
    case "from":
    case "to":
      return [...tiers, none, { id: -1, code: "outside", name: "" }];
    case "rep":
      return viewer.scope.kind === "programme" ? [...reps, none] : [...reps];
    case "kind":
      return kinds.map(text);
    case "reward":
      return [...rewards];
    case "region":
      return regions.map(text);
    case "segment":
      return segments.map(text);
  }
}

const none: FilterOption = { id: 0, code: "none", name: "" };
const text = (value: string): FilterOption => ({ id: value, code: value, name: value });
