import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Dimension } from "@/lib/indicators/algebra";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { isOneNumber } from "@/lib/indicators/define-indicator";
import type { IndicatorId } from "@/lib/indicators/registry";
import { addMonths, earlierOf, monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, type Period } from "@/lib/periods/period";
import type { FigureData, Option, ViewData, ViewRequest } from "@/lib/views/view-data";
import { getView } from "@/lib/views/views";
import {
  checkPeriod,
  type FilterOption,
  isKnownAt,
  isSplittable,
  listAllowed,
  listFilterable,
  listOptions,
} from "./check-request";
import { type Reader, withReader } from "./open-reader";
import { answerRequest } from "./query-indicator";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

const MONTHS_OF_SPARKS = 24;

/** Everything a page shows, in one transaction; throws `RequestError` for a view or a request not theirs. */
export const queryView = (viewer: Viewer, viewId: string, request: ViewRequest): Promise<ViewData> =>
  withReader(viewer, async (reader) => {
    const view = getView(viewId);
    if (!view?.roles.includes(viewer.role)) throw new RequestError("unknown view");
    const period = checkPeriod(request.period, reader.clock);
    const rights = new Map(listAllowed(reader).map((indicator) => [indicator.id, indicator]));
    const narrowed = Object.keys(request.filters).length > 0;
    // What the page filters by narrows each figure that can be split by it; a figure that cannot is left out.
    const mayBeSplit = isSplittable(reader, request.period);
    const askable = [...rights.values()].filter((one) => {
      const filterable: string[] = one.kind === "figure" ? listFilterable(reader, one) : [];
      return Object.keys(request.filters).every((name) => filterable.includes(name));
    });
    const ask: Ask = (indicator, more = {}) => {
      const one = askable.find(({ id }) => id === indicator);
      const isSplit = more.by?.some((name) => name !== "month") || (one?.kind === "figure" && one.always);
      if (!one || (isSplit && !mayBeSplit)) return Promise.resolve(null);
      const { period, compare, filters } = request;
      return answerRequest(reader, { indicator, period, compare, where: filters as Record<string, string>, ...more });
    };

    const figures = askable.filter((one) => isOneNumber(one) && isKnownAt(reader, one, period));
    const months = sparkMonths(period, reader);
    const [data, goals, curve, tiers, segments, rewardMix] = await settleAll([
      settleAll(
        figures.map(({ id }) =>
          askFigure(id, ask, view.headline.includes(id) || view.charted.includes(id) ? months : null),
        ),
      ),
      rights.has("goal-progress") && !narrowed
        ? answerRequest(reader, { indicator: "goal-progress", period: request.period })
        : null,
      ask("attainment-curve"),
      askTiers(reader, ask),
      ask("member-revenue", { by: ["segment"] }),
      ask("reward-mix"),
    ]);
    const total = data[0]?.[1].total;
    const { programme } = reader;
    return {
      view: view.id,
      programme: {
        slug: programme.slug,
        name: programme.name,
        currency: programme.currency,
        zone: programme.zone,
        asOf: programme.asOf,
        dataFrom: programme.dataFrom,
        fiscalStartMonth: programme.fiscalStartMonth,
        tiers: reader.tiers.map(named),
        generosityBand: rights.has("generosity-consumed") ? bandOf(programme.generosityBand) : null,
        campaigns: [...reader.campaigns],
      },
      role: viewer.role,
      request,
      period,
      comparedTo: total?.comparedTo ?? null,
      filters: listFilters(
        reader,
        askable.flatMap((one) => (one.kind === "figure" ? listFilterable(reader, one) : [])),
      ),
      periods: listPeriods(reader),
      headline: view.headline.filter((id) => figures.some((figure) => figure.id === id)),
      figures: Object.fromEntries(data),
      goals,
      curve,
      tiers,
      segments,
      rewardMix,
    };
  });

type Ask = (
  indicator: IndicatorId,
  more?: { by?: string[]; definition?: string; period?: string; compare?: "none" },
) => Promise<IndicatorAnswer | null>;

async function askFigure(id: IndicatorId, ask: Ask, months: string | null): Promise<[IndicatorId, FigureData]> {
  const [total, series] = await settleAll([ask(id), months ? ask(id, { by: ["month"], period: months }) : null]);
  if (!total) throw new Error(`${id} cannot be asked`);
  return [id, { total, months: series?.rows ?? [] }];
}

/** The 24 months that end with the period's, as far as the data goes back. */
function sparkMonths(period: Period, { clock }: Reader): string {
  const last = monthOf(earlierOf(period.to, clock.asOf));
  const first = [addMonths(last, 1 - MONTHS_OF_SPARKS), monthOf(clock.dataFrom)].sort()[1] ?? last;
  return `${earlierOf(first, last).slice(0, 7)}..${last.slice(0, 7)}`;
}

async function askTiers(reader: Reader, ask: Ask): Promise<ViewData["tiers"]> {
  const distribution = listAllowed(reader).find(({ id }) => id === "tier-distribution");
  if (distribution?.kind !== "figure" || reader.tiers.length === 0) return null;
  const [members, revenue, growth] = await settleAll([
    ask("tier-distribution", { definition: "members" }),
    ask("tier-distribution", { definition: "revenue" }),
    // Without its own N-1, which is not shown: of totals, two years back would hide groups that were small then.
    ask("member-revenue-growth", { by: ["tier"], compare: "none" }),
  ]);
  return members && revenue && growth ? { members, revenue, growth } : null;
}

const bandOf = (band: string[] | null): [number, number] | null =>
  band?.[0] !== undefined && band[1] !== undefined ? [Number(band[0]), Number(band[1])] : null;

const named = ({ code, name }: Pick<FilterOption, "code" | "name">): Option => ({ code, name });

/** Filter values inside the scope; a dimension with nothing to choose from is left out. */
function listFilters(reader: Reader, splits: readonly Dimension[]): ViewData["filters"] {
  const filters: ViewData["filters"] = {};
  for (const dimension of ["tier", "segment", "region", "rep"] as const) {
    if (!splits.includes(dimension)) continue;
    const options = listOptions(reader, dimension);
    if (options.length > 1 && options.some(({ id }) => id !== 0)) filters[dimension] = options.map(named);
  }
  return filters;
}

/** What the period control offers: to date, fiscal years, then the last quarters and months. */
function listPeriods({ clock }: Reader): string[] {
  const { asOf, dataFrom, fiscalStartMonth } = clock;
  const periods = ["ytd", "r12"];
  const last = fiscalYearOf(asOf, fiscalStartMonth);
  for (let year = last; year >= fiscalYearOf(dataFrom, fiscalStartMonth); year--) periods.push(`fy${year}`);
  const months: string[] = [];
  for (let month = monthOf(asOf); month >= monthOf(dataFrom) && months.length < 24; month = addMonths(month, -1))
    months.push(month);
  const quarters = months.map((month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`);
  return [...periods, ...new Set(quarters), ...months.map((month) => month.slice(0, 7))];
}
