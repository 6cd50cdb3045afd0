import "server-only";
import { type Measure, type RewardMeasure, unknownWhere } from "@/db/schema/rollup-columns";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Dimension, measuresOf } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { type Cell, changeOf, evaluate } from "@/lib/indicators/evaluate";
import { addMonths, lastOfMonth, monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart, type Period, periodBefore, splitPeriod } from "@/lib/periods/period";
import { type CheckedRequest, checkIndicator, checkRequest, type IndicatorRequest } from "./check-request";
import { countAccounts } from "./count-accounts";
import { hideSmallCells } from "./hide-small-cells";
import { type Reader, withReader } from "./open-reader";
import { queryGoals } from "./query-goals";
import { type GroupCell, readCells } from "./read-cells";
import { settleAll } from "./settle-all";

/** One indicator for one viewer. Throws `RequestError` for what they may not ask, as for what does not exist. */
export const queryIndicator = (viewer: Viewer, request: IndicatorRequest): Promise<IndicatorAnswer> =>
  withReader(viewer, (reader) => answerRequest(reader, request));

/** The same inside a reader's transaction, so that a page's figures are of one moment. */
export async function answerRequest(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  if (checkIndicator(reader, request.indicator).kind === "goals") return queryGoals(reader, request);
  return answerFigure(reader, await checkRequest(reader, request));
}

/** A slot of the answer, and whether the current period has reached it. */
interface Slot extends Period {
  reached: boolean;
}

export async function answerFigure(reader: Reader, request: CheckedRequest): Promise<IndicatorAnswer> {
  const { indicator, value, period, compare, definition } = request;
  const slots = listSlots(request, reader);
  // A growth looks one year further back than what it is compared to; all do, so that a page's figures are read together.
  const depth = compare ? 2 : 1;
  const shown = (compare ? 1 : 0) + (value.form === "growth" ? 1 : 0);
  const periods = [...Array(depth + 1).keys()].flatMap((years) => slots.map((slot) => periodBefore(slot, years)));
  // A share's whole must not be narrowed by the filter on what it is a share of.
  const over = value.form === "share" ? value.over : null;
  const kept = over ? request.where[over] : undefined;
  const where = Object.fromEntries(Object.entries(request.where).filter(([dimension]) => dimension !== over));
  const measures = new Set<Measure | RewardMeasure>(measuresOf(value));
  for (const measure of [...measures]) {
    const unknown = unknownWhere[measure];
    if (unknown) measures.add(unknown);
  }
  const guarded = reader.viewer.scope.kind === "totals" && request.by.length > 0;
  const [cells, accountsBehind] = await settleAll([
    readCells(reader, { measures: [...measures], by: request.by, where, periods }),
    guarded ? countAccounts(reader, request.by, [...measures], slots, shown) : null,
  ]);
  const groups = new Groups(cells, slots.length, over);

  const rows = slots.flatMap((slot, index) => {
    const keys = groups.keysAt(index, slot.reached).filter((key) => kept === undefined || (over && key[over] === kept));
    const built = keys.map((key): IndicatorRow & { accounts: number } => {
      const at = (years: number) => {
        const cell = groups.cell(index, years, key, periods);
        return evaluate(
          value,
          cell,
          groups.cell(index, years + 1, key, periods),
          groups.whole(index, years, key),
          reader.known,
        );
      };
      const current = slot.reached ? at(0) : { value: null, numerator: null, denominator: null };
      const before = compare ? at(1).value : null;
      return {
        period: slot.label,
        key: nameKey(reader, key),
        ...current,
        ...(compare ? { previous: before, change: changeOf(indicator.unit, current.value, before) } : {}),
        partial: slot.partial,
        accounts: accountsBehind?.(index, key) ?? 0,
      };
    });
    return guarded ? hideSmallCells(built, request.by) : built.map(({ accounts: _, ...row }) => row);
  });
  const whole = indicator.curve ? spanOf(slots, period) : period;
  return {
    indicator: indicator.id,
    unit: indicator.unit,
    asOf: reader.clock.asOf,
    definition,
    period: whole,
    comparedTo: compare ? periodBefore(whole, 1) : null,
    rows: sortRows(reader, rows),
  };
}

/** The periods of the answer's rows. A curve runs through its whole fiscal year, to show where N-1 went from here. */
function listSlots({ indicator, grain, period, compare }: CheckedRequest, { clock }: Reader): Slot[] {
  if (!indicator.curve) {
    const parts = grain ? splitPeriod(period, grain, clock) : [period];
    return parts.map((part) => ({ ...part, reached: true }));
  }
  const from = fiscalYearStart(fiscalYearOf(period.to, clock.fiscalStartMonth), clock.fiscalStartMonth);
  const done = splitPeriod({ ...period, from }, "month", clock).map((part) => ({ ...part, reached: true }));
  if (!compare) return done;
  const end = addMonths(from, 11);
  const ahead: Slot[] = [];
  for (let month = addMonths(monthOf(period.to), 1); month <= end; month = addMonths(month, 1))
    ahead.push({ label: month.slice(0, 7), from: month, to: lastOfMonth(month), partial: false, reached: false });
  return [...done, ...ahead];
}

function spanOf(slots: Slot[], period: Period): Period {
  const reached = slots.filter((slot) => slot.reached);
  return { ...period, from: reached[0]?.from ?? period.from, to: reached.at(-1)?.to ?? period.to };
}

type Key = GroupCell["key"];

/** Cells found again by slot, years back and group. */
class Groups {
  private readonly found = new Map<string, GroupCell>();
  private readonly wholes = new Map<string, GroupCell[]>();
  private readonly keys = new Map<number, Key[]>();

  constructor(
    cells: GroupCell[],
    private readonly slots: number,
    private readonly over: Dimension | null,
  ) {
    for (const cell of cells) {
      this.found.set(`${cell.period} ${JSON.stringify(cell.key)}`, cell);
      push(this.wholes, this.wholeId(cell.period, cell.key), cell);
      push(this.keys, cell.period, cell.key);
    }
  }

  /** The groups of a slot: those that are there now, or were N-1 where now is not yet. */
  keysAt(slot: number, reached: boolean): Key[] {
    return this.keys.get(reached ? slot : slot + this.slots) ?? [];
  }

  /** A group that a period does not have has nothing in it: its sums are 0. */
  cell(slot: number, years: number, key: Key, periods: Period[]): Cell {
    const place = years * this.slots + slot;
    const found = this.found.get(`${place} ${JSON.stringify(key)}`);
    const period = periods[place];
    return found ?? { from: period?.from ?? "", to: period?.to ?? "", sums: {} };
  }

  whole(slot: number, years: number, key: Key): Cell[] {
    return this.wholes.get(this.wholeId(years * this.slots + slot, key)) ?? [];
  }

  private wholeId(place: number, key: Key): string {
    return `${place} ${JSON.stringify({ ...key, ...(this.over ? { [this.over]: "" } : {}) })}`;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Ids become the codes that filters take. */
function nameKey({ tiers, reps }: Reader, key: Key): IndicatorRow["key"] {
  const named = (list: readonly { id: number; code: string }[], id: unknown) =>
    list.find((one) => one.id === Number(id))?.code ?? "none";
  return Object.fromEntries(
    Object.entries(key).map(([dimension, value]) => {
      if (dimension === "tier") return [dimension, named(tiers, value)];
      if (dimension === "rep") return [dimension, named(reps, value)];
      return [dimension, String(value)];
    }),
  );
}

/** By time as asked, then tiers from the lowest (none last), then text. */
function sortRows({ tiers }: Reader, rows: IndicatorRow[]): IndicatorRow[] {
  const rank = (code: string | undefined) => {
    const place = tiers.findIndex((tier) => tier.code === code);
    return place < 0 ? tiers.length : place;
  };
  const order = new Map(rows.map((row, index) => [row.period, index] as const).reverse());
  return [...rows].sort(
    (a, b) =>
      (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0) ||
      rank(a.key.tier) - rank(b.key.tier) ||
      compareText(JSON.stringify(a.key), JSON.stringify(b.key)),
  );
}

const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);
