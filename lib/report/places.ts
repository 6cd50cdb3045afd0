import "server-only";
import { type Family, factsOf } from "@/db/schema/measures";
import type { Reading } from "@/lib/indicators/algebra";
import { addDays, addMonths, type Day, monthNumberOf, monthOf } from "@/lib/periods/calendar";
import { cellsOf, spanKeyOf } from "@/lib/periods/cells";
import { fiscalYearOf, fiscalYearStart, type Period, twelveMonthsTo } from "@/lib/periods/period";
import { once } from "./once";
import type { Reader } from "./open-reader";

/** Rows of a rollup that are of the same time, named by the columns that say when: `2012-05-01 0`. */
export type Place = string;

/** What of a rollup a period is made of: flows add over all of its places, what stands is that of the end. */
export interface Placed {
  all: readonly Place[];
  /** Undefined where everything adds. */
  end?: Place | undefined;
}

/** How a rollup says when its rows are of. */
export interface Layout {
  columns: readonly string[];
  /** SQL of the rows `c` at some places, of `TABLE`; the programme is `$1`, the lists follow. */
  from: string;
  lists: (places: readonly Place[]) => string[][];
}

const column = (places: readonly Place[], index: number) => places.map((place) => place.split(" ")[index] ?? "");

const months: Layout = {
  columns: ["month", "part"],
  from: "TABLE c where c.programme_id = $1 and c.month = any($2::date[])",
  // Every part of a month: they are few, and the condition is then one that the key's order serves.
  lists: (places) => [[...new Set(column(places, 0))]],
};
/** The same without the parts that are not asked. */
const partsOfMonths: Layout = {
  columns: months.columns,
  from: `unnest($2::date[], $3::int[]) as p (month, part)
    join TABLE c on c.programme_id = $1 and c.month = p.month and c.part = p.part where true`,
  lists: (places) => [column(places, 0), column(places, 1)],
};
const spans: Layout = {
  columns: ["from_month", "from_part", "to_month", "to_part"],
  from: `unnest($2::date[], $3::int[], $4::date[], $5::int[]) as p (from_month, from_part, to_month, to_part)
    join TABLE c on c.programme_id = $1 and c.from_month = p.from_month and c.from_part = p.from_part
      and c.to_month = p.to_month and c.to_part = p.to_part where true`,
  lists: (places) => [0, 1, 2, 3].map((index) => column(places, index)),
};
const quarters: Layout = {
  columns: ["quarter"],
  from: "TABLE c where c.programme_id = $1 and c.quarter = any($2::date[])",
  lists: (places) => [column(places, 0)],
};
/** As on `as of`, whenever asked: one place, without a name. */
const today: Layout = { columns: [], from: "TABLE c where c.programme_id = $1", lists: () => [] };

const layouts: Record<Family, Layout> = {
  months,
  rewards: months,
  items: months,
  costs: months,
  ranks: months,
  periods: spans,
  moves: spans,
  lots: quarters,
  now: today,
};

/** Up to so many places, parts that are not asked are a good part of what would be read. */
const FEW_PLACES = 4;

/** How places of a family's rollups are read. By rep they hold a row for nearly every account, so a part too many counts. */
export const layoutOf = (family: Family, places: readonly Place[], isByRep: boolean): Layout =>
  layouts[family] === months && isByRep && places.length <= FEW_PLACES ? partsOfMonths : layouts[family];

type Days = Pick<Period, "from" | "to">;
type Form = Reading["form"];

/** The days that a reading looks at, of a period. */
function daysOf(form: Form, period: Days, { clock }: Reader): Days {
  switch (form) {
    case "year":
      return twelveMonthsTo(period.to);
    case "fiscal":
      return {
        from: fiscalYearStart(fiscalYearOf(period.to, clock.fiscalStartMonth), clock.fiscalStartMonth),
        to: period.to,
      };
    case "opening": {
      const eve = addDays(period.from, -1);
      return { from: monthOf(eve), to: eve };
    }
    case "closed":
      return { from: clock.dataFrom, to: period.to };
    default:
      return period;
  }
}

/** Calendar quarters that begin in these days. */
function quartersIn({ from, to }: Days): Day[] {
  const found: Day[] = [];
  for (let month = monthOf(from); month <= to; month = addMonths(month, 1))
    if (month >= from && monthNumberOf(month) % 3 === 1) found.push(month);
  return found;
}

function place(reader: Reader, form: Form, family: Family, period: Days): Placed {
  const { clock, closedQuarters } = reader;
  const days = daysOf(form, period, reader);
  switch (layouts[family]) {
    case spans: {
      const key = spanKeyOf(days, clock.asOf);
      return { all: [`${key.from_month} ${key.from_part} ${key.to_month} ${key.to_part}`] };
    }
    case quarters: {
      const found = quartersIn(days);
      const isClosed = (quarter: Day) => (closedQuarters.get(quarter) ?? "9999") <= days.to;
      return { all: form === "closed" ? found.filter(isClosed) : found };
    }
    case today:
      return { all: days.to === clock.asOf ? [""] : [] };
    default: {
      // Ranks are of a last day alone: the days after a cut have none of their own.
      const cells = cellsOf(family === "ranks" ? { from: monthOf(days.to), to: days.to } : days, clock.asOf);
      const all = cells.map(({ month, part }) => `${month} ${part}`);
      return { all, end: all.at(-1) };
    }
  }
}

/** Periods in their places, and all of these. */
interface PlacedPeriods {
  placed: readonly Placed[];
  places: readonly Place[];
}

const placedOf = once(() => new WeakMap<readonly Days[], Map<string, PlacedPeriods>>());

/**
 * The places of each of these periods, for a reading; worked out once for the same list of periods. What stands is read at
 * the end alone; by tier (`byTier`), which accounts change, in all of the period, where a tier is there if it has any row:
 * by what accounts are today, who has rows in a period has one at its end.
 */
export function placesOf(
  reader: Reader,
  { form, measure }: Reading,
  family: Family,
  periods: readonly Days[],
  byTier: boolean,
): PlacedPeriods {
  const known = placedOf(reader);
  const ofPeriods = known.get(periods) ?? new Map<string, PlacedPeriods>();
  known.set(periods, ofPeriods);
  const isFlow = factsOf(measure).kind === "flow";
  const name = `${form} ${family} ${isFlow} ${byTier}`;
  const before = ofPeriods.get(name);
  if (before) return before;
  const placed = periods.map((period): Placed => {
    const { all, end } = place(reader, form, family, period);
    if (isFlow || end === undefined) return { all };
    return { all: byTier ? all : [end], end };
  });
  const found = { placed, places: [...new Set(placed.flatMap(({ all }) => all))] };
  ofPeriods.set(name, found);
  return found;
}
