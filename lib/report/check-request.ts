import type { Dimension } from "@/lib/indicators/algebra";
import { type Grain, grains } from "@/lib/indicators/answer";
import type { Definition, Figure, Indicator } from "@/lib/indicators/define-indicator";
import { getIndicator, type IndicatorId, indicators } from "@/lib/indicators/registry";
import { type Clock, type Period, parsePeriod, periodForms } from "@/lib/periods/period";
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
  value: Definition["value"];
  period: Period;
  grain: Grain | null;
  by: Dimension[];
  compare: boolean;
  /** Ids for tier and rep, text for the rest. */
  where: Partial<Record<Dimension, string | number>>;
}

const comparisons = ["n-1", "none"];

/** The indicators that a viewer may ask of their programme: the matrix, and what the programme runs on. */
export function listAllowed({ viewer, programme }: Reader): (Indicator & { id: IndicatorId })[] {
  return indicators.filter(
    ({ id, needs }) => viewer.rights.has(id) && needs.every((feature) => programme.features.includes(feature)),
  );
}

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

/** The definitions of a figure that this viewer may ask: some show what another indicator guards. */
export function listDefinitions(reader: Reader, indicator: Figure): string[] {
  const allowed = new Set<string>(listAllowed(reader).map(({ id }) => id));
  return Object.entries(indicator.definitions)
    .filter(
      ([, { withRightTo, needs = [] }]) =>
        (!withRightTo || allowed.has(withRightTo)) && needs.every((need) => reader.programme.features.includes(need)),
    )
    .map(([name]) => name);
}

/** The definition that a programme has chosen, or the figure's first. */
export function chosenDefinition(reader: Reader, indicator: Figure): string {
  const names = listDefinitions(reader, indicator);
  const chosen = indicator.chosenBy ? reader.programme[indicator.chosenBy] : undefined;
  return names.find((name) => name === chosen) ?? names[0] ?? "standard";
}

/** What this viewer may split an indicator by: of totals a curve not at all, a distribution by its own dimension alone. */
function listSplits({ viewer }: Reader, { splits, always, curve }: Figure): Dimension[] {
  if (viewer.scope.kind !== "totals") return [...splits];
  if (curve) return [];
  return splits.filter((split) => (always ? split === always : split !== "rep"));
}

/** What this viewer may filter an indicator by. A filter of totals would tell by subtraction what a split hides. */
export const listFilterable = (reader: Reader, indicator: Figure): Dimension[] =>
  reader.viewer.scope.kind === "totals" ? [] : listSplits(reader, indicator);

/** Periods of which totals may be split: others overlap, and the difference of two is a small one. */
export const isSplittable = (reader: Reader, period: string): boolean =>
  reader.viewer.scope.kind !== "totals" || /^(ytd|r12|fy\d{4})$/.test(period);

/** Whether a viewer may ask a split of that period at all. */
function checkSplittable(reader: Reader, period: string, by: readonly Dimension[], grain: Grain | null): void {
  if (by.length === 0) return;
  if (!isSplittable(reader, period)) throw new RequestError("no split of that period", ["ytd", "r12", "fy2012"]);
  if (reader.viewer.scope.kind !== "totals") return;
  if (by.length > 1) throw new RequestError("one split at a time", by);
  if (grain && grain !== "fiscal-year") throw new RequestError("no split of that grain of time", ["fiscal-year"]);
}

/** Whether N-1 is asked beside. */
export function checkComparison(compare = "none"): boolean {
  if (!comparisons.includes(compare)) throw new RequestError("unknown comparison", comparisons);
  return compare === "n-1";
}

/** Turns a request into one that can be read; throws `RequestError` with what this viewer may ask instead. */
export async function checkRequest(reader: Reader, request: IndicatorRequest): Promise<CheckedRequest> {
  const indicator = checkIndicator(reader, request.indicator);
  if (indicator.kind !== "figure") throw new RequestError("this indicator has no split", []);
  const splits = listSplits(reader, indicator);
  const asked = request.by ?? [];
  const grain = asked.filter((name): name is Grain => (grains as readonly string[]).includes(name));
  const dimensions = asked.filter((name): name is Dimension => (splits as string[]).includes(name));
  if (grain.length + dimensions.length !== asked.length || grain.length > 1 || new Set(asked).size !== asked.length)
    throw new RequestError("unknown split, or two of time", [...grains, ...splits]);
  const definition = request.definition ?? chosenDefinition(reader, indicator);
  const names = listDefinitions(reader, indicator);
  const chosen = names.includes(definition) ? indicator.definitions[definition] : undefined;
  if (!chosen) throw new RequestError("unknown definition", names);
  const by = [...dimensions];
  if (indicator.always && !by.includes(indicator.always)) by.push(indicator.always);
  checkSplittable(reader, request.period, by, grain[0] ?? null);
  return {
    indicator,
    definition,
    value: chosen.value,
    period: checkPeriod(request.period, reader.clock),
    grain: indicator.curve ? "month" : (grain[0] ?? null),
    by,
    compare: checkComparison(request.compare),
    where: await checkFilters(reader, listFilterable(reader, indicator), request.where ?? {}),
  };
}

async function checkFilters(reader: Reader, splits: Dimension[], where: Readonly<Record<string, string>>) {
  const checked: CheckedRequest["where"] = {};
  for (const [name, value] of Object.entries(where)) {
    const dimension = splits.find((split) => split === name);
    if (!dimension) throw new RequestError("unknown filter", splits);
    const options = await listOptions(reader, dimension);
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
export async function listOptions(reader: Reader, dimension: Dimension): Promise<FilterOption[]> {
  const { tx, tiers, reps, viewer, clock } = reader;
  switch (dimension) {
    case "tier":
      return [...tiers, none];
    case "rep":
      return viewer.scope.kind === "programme" ? [...reps, none] : reps;
    case "kind": {
      const table = viewer.scope.kind === "portfolio" ? "reward_cube_reps" : "reward_cube_regions";
      const kinds = await tx<{ kind: string }[]>`select distinct kind from ${tx(table)} order by kind`;
      return kinds.map(({ kind }) => text(kind));
    }
    default: {
      const table = viewer.scope.kind === "portfolio" ? "cube_reps" : "cube_regions";
      const values = await tx<{ value: string }[]>`
        select distinct ${tx(dimension)} as value from ${tx(table)}
        where month = date_trunc('month', ${clock.asOf}::date::timestamp)::date and part = 0 order by 1`;
      return values.map(({ value }) => text(value));
    }
  }
}

const none: FilterOption = { id: 0, code: "none", name: "" };
const text = (value: string): FilterOption => ({ id: value, code: value, name: value });
