import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { grains, type IndicatorAnswer } from "@/lib/indicators/answer";
import { type Definition, type Indicator, isOneNumber } from "@/lib/indicators/define-indicator";
import type { IndicatorId } from "@/lib/indicators/registry";
import { firstCalls } from "@/lib/lists/calls";
import { wholeList } from "@/lib/lists/list-request";
import { addMonths, type Day, earlierOf, lastOfMonth, laterOf, monthNumberOf, monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, type Period, periodBefore } from "@/lib/periods/period";
import { writePageHeadline } from "@/lib/steering/page-headline";
import { type Ask, type AskId, asks } from "@/lib/views/asks";
import type { FigureData, Unasked, ViewData, ViewFigures, ViewRequest } from "@/lib/views/view-data";
import { getView, type View } from "@/lib/views/views";
import {
  checkPeriod,
  type IndicatorRequest,
  isKnownAt,
  isSplittable,
  listAllowed,
  listDefinitions,
  listFilterable,
} from "./check-request";
import { listFilters } from "./list-filters";
import { summariseLists } from "./list-summaries";
import { type Reader, withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { readList } from "./query-accounts";
import { readCalls } from "./query-calls";
import { answerRequest } from "./query-indicator";
import { RequestError, unlessRefused } from "./request-error";
import { settleAll } from "./settle-all";

const MONTHS_OF_SPARKS = 24;
const MONTHS_OF_THREE_YEARS = 36;

/** Everything a page shows, in one transaction; throws `RequestError` for a view or a request not theirs. */
export const queryView = (viewer: Viewer, viewId: string, request: ViewRequest): Promise<ViewData> =>
  withReader(viewer, async (reader) => {
    const view = getView(viewId);
    const isBuilt = view?.needs.every((need) => reader.programme.features.includes(need));
    if (!view?.roles.includes(viewer.role) || !isBuilt) throw new RequestError("unknown view");
    const period = checkPeriod(request.period, reader.clock);
    const rights = new Map(listAllowed(reader).map((indicator) => [indicator.id, indicator]));
    const narrowed = Object.keys(request.filters).length > 0;
    // What the page filters by narrows each figure that can be split by it; a figure that cannot is left out.
    const isFilterable = (one: Indicator, definition?: Definition): boolean => {
      const filterable: string[] = isOfWhole(one) ? [] : listFilterable(reader, one, definition);
      return Object.keys(request.filters).every((name) => filterable.includes(name));
    };
    const askable = [...rights.values()].filter((one) => isFilterable(one));
    // Of totals nothing is filtered: an empty page would repeat what was asked as if it were.
    if (narrowed && askable.length === 0) throw new RequestError("unknown filter");
    const ask = (indicator: IndicatorId, more: Partial<IndicatorRequest> = {}) => {
      const { period, compare, filters } = request;
      return answerRequest(reader, { indicator, period, compare, where: filters as Record<string, string>, ...more });
    };
    const isByAge = view.byAge && request.axis === "age";
    const months = isByAge ? spanSince(reader, period, reader.programme.startedOn) : spans.months(reader, period);
    const yearly = view.yearly?.figures ?? [];
    const years = view.yearly ? yearsOf[view.yearly.of](reader, period) : [];
    const wanted: readonly string[] | null =
      view.figures === "all" ? null : [...view.headline, ...view.charted, ...view.figures, ...yearly];
    const figures = askable.filter(
      (one) => isOneNumber(one) && (!wanted || wanted.includes(one.id)) && isKnownAt(reader, one, period),
    );
    const askFigure = async (id: IndicatorId): Promise<[IndicatorId, FigureData]> => {
      const isDrawn = view.headline.includes(id) || view.charted.includes(id);
      const [total, series, others] = await settleAll([
        ask(id),
        isDrawn ? ask(id, { by: ["month"], period: months }) : null,
        settleAll((yearly.includes(id) ? years : []).map((year) => ask(id, { period: year, compare: "none" }))),
      ]);
      return [id, { total, months: series?.rows ?? [], years: others.flatMap(({ rows }) => rows) }];
    };
    const answer = async (name: AskId): Promise<Answered> => {
      const { indicator, over, by, ...more }: Ask = asks[name];
      const one = rights.get(indicator);
      if (!one || (more.definition && one.kind === "figure" && !listDefinitions(reader, one).includes(more.definition)))
        return null;
      if (isOfWhole(one))
        return [name, narrowed ? "filters" : await answerRequest(reader, { indicator, period: request.period })];
      const definition = one.kind === "figure" && more.definition ? one.definitions[more.definition] : undefined;
      if (!isFilterable(one, definition)) return [name, "filters"];
      const span = over ? spans[over](reader, period) : request.period;
      const isSplit = by?.some((each) => !isGrain(each)) || (one.kind === "figure" && one.always);
      if (isSplit && !isSplittable(reader, span)) return [name, "period"];
      const compare = one.kind === "cohorts" ? "none" : request.compare;
      // Some figures are kept for some periods only.
      return [
        name,
        (await unlessRefused(() => ask(indicator, { compare, by: by ?? [], period: span, ...more }))) ?? "period",
      ];
    };
    const [data, answered, lists, calls, shown] = await settleAll([
      settleAll(figures.map(({ id }) => askFigure(id))),
      settleAll(view.asks.map(answer)),
      summariseLists(reader, view.lists, request.filters),
      showCalls(reader, view, request.filters),
      showLists(reader, view, request.filters),
    ]);
    const given = answered.filter((one) => one !== null);
    const page: ViewFigures = {
      view: view.id,
      programme: programmeInfo(reader),
      role: viewer.role,
      request,
      period,
      comparedTo: request.compare === "n-1" && !view.timeless ? periodBefore(period, 1) : null,
      // A page that cannot be filtered offers but to take away what the address narrows it by.
      filters:
        view.timeless && !narrowed
          ? {}
          : listFilters(
              reader,
              askable.flatMap((one) => (one.kind === "figure" ? listFilterable(reader, one) : [])),
            ),
      periods: view.timeless ? [] : listPeriods(reader),
      hasLists: viewer.scope.kind !== "totals",
      lists,
      calls,
      shown,
      headline: view.headline.filter((id) => figures.some((figure) => figure.id === id)),
      figures: Object.fromEntries(data),
      answers: Object.fromEntries(given.map(([name, one]) => [name, typeof one === "string" ? null : one])),
      unasked: Object.fromEntries(
        given.flatMap(([name, why]): [AskId, Unasked][] =>
          typeof why === "string" ? [[name, { indicator: asks[name].indicator, why }]] : [],
        ),
      ),
    };
    return { ...page, lead: writePageHeadline(page) };
  });

/** The first calls of a view that shows some; null where this viewer makes none: a page goes without. */
const showCalls = (reader: Reader, { calls: size }: View, filters: ViewRequest["filters"]) =>
  size ? unlessRefused(() => readCalls(reader, firstCalls(filters), { size, page: 1 })) : null;

/** The first accounts of the lists that a view shows, those that this viewer may open. */
async function showLists(
  reader: Reader,
  { shown = {} }: View,
  filters: ViewRequest["filters"],
): Promise<ViewData["shown"]> {
  const lists = await settleAll(
    Object.entries(shown).map(async ([list, size]) => {
      const read = () => readList(reader, wholeList({ list }, filters), { size, page: 1 }, false);
      return [list, await unlessRefused(read)] as const;
    }),
  );
  return Object.fromEntries(lists.filter(([, list]) => list !== null));
}

/** What has neither splits nor filters. */
const isOfWhole = (one: Indicator) => one.kind === "goals" || one.kind === "evidence";

/** A view's answer by its name, or why it cannot be asked; null is not this viewer's, or not this programme's. */
type Answered = [AskId, IndicatorAnswer | Unasked["why"]] | null;

const isGrain = (name: string): boolean => (grains as readonly string[]).includes(name);

/** The months since a day's to the period's last, as far as the data goes back. */
function spanSince({ clock }: Reader, { to }: Period, since: Day): string {
  const last = monthOf(to);
  const from = monthOf(laterOf(since, clock.dataFrom));
  return `${earlierOf(from, last).slice(0, 7)}..${last.slice(0, 7)}`;
}

/** The last months to the period's, as far as the data goes back. */
const monthsTo = (reader: Reader, period: Period, count: number): string =>
  spanSince(reader, period, addMonths(monthOf(period.to), 1 - count));

/** The last calendar quarters to that which holds the period's last day, as far as the data goes back. */
function quartersTo({ clock }: Reader, { to }: Period, count: number): string {
  const quarterOf = (day: string) => addMonths(monthOf(day), -((monthNumberOf(day) - 1) % 3));
  const last = quarterOf(to);
  const first = laterOf(addMonths(last, 3 - 3 * count), quarterOf(clock.dataFrom));
  return `${first.slice(0, 7)}..${addMonths(last, 2).slice(0, 7)}`;
}

/** The days that an answer is about, where they are not the page's. */
const spans = {
  months: (reader: Reader, period: Period) => monthsTo(reader, period, MONTHS_OF_SPARKS),
  "three-years": (reader: Reader, period: Period) => monthsTo(reader, period, MONTHS_OF_THREE_YEARS),
  history: (reader: Reader, period: Period) => spanSince(reader, period, reader.clock.dataFrom),
  quarters: (reader: Reader, period: Period) => quartersTo(reader, period, 8),
  "twelve-quarters": (reader: Reader, period: Period) => quartersTo(reader, period, 12),
} satisfies Record<NonNullable<Ask["over"]>, (reader: Reader, period: Period) => string>;

/** The periods that figures are shown beside: the page's in three years, or the years of the programme that are over by then. */
const yearsOf: Record<NonNullable<View["yearly"]>["of"], (reader: Reader, period: Period) => string[]> = {
  period: (_, { label }) => [`n-2:${label}`, `n-1:${label}`, label],
  age({ programme, clock }, { to }) {
    const years: string[] = [];
    const ends = (from: Day) => addMonths(from, 11);
    for (let from = monthOf(programme.startedOn); lastOfMonth(ends(from)) <= to; from = addMonths(from, 12))
      if (from >= clock.dataFrom) years.push(`${from.slice(0, 7)}..${ends(from).slice(0, 7)}`);
    return years;
  },
};

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
