import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Dimension, proportionOf, type Reading, readingsOf, type Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Part } from "@/lib/indicators/define-indicator";
import { type Cell, changeOf, type Evaluated, evaluate, type Known } from "@/lib/indicators/evaluate";
import { addMonths, lastOfMonth, monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart, type Period, periodBefore, splitPeriod } from "@/lib/periods/period";
import { type CheckedRequest, checkIndicator, checkRequest, type IndicatorRequest } from "./check-request";
import { countAccounts } from "./count-accounts";
import type { GroupKey } from "./group-sql";
import { hideSmallCells } from "./hide-small-cells";
import { knownOf } from "./known-of";
import { nameKey } from "./name-key";
import { type Reader, withReader } from "./open-reader";
import { queryCohorts } from "./query-cohorts";
import { queryGoals } from "./query-goals";
import { type GroupCell, readCells } from "./read-cells";
import { readMedians } from "./read-medians";
import { settleAll } from "./settle-all";

/** One indicator for one viewer. Throws `RequestError` for what they may not ask, as for what does not exist. */
export const queryIndicator = (viewer: Viewer, request: IndicatorRequest): Promise<IndicatorAnswer> =>
  withReader(viewer, (reader) => answerRequest(reader, request));

/** The same inside a reader's transaction, so that a page's figures are of one moment. */
export async function answerRequest(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  const { kind } = checkIndicator(reader, request.indicator);
  if (kind === "goals") return queryGoals(reader, request);
  if (kind === "cohorts") return queryCohorts(reader, request);
  return answerFigure(reader, await checkRequest(reader, request));
}

/** A slot of the answer, and whether the current period has reached it. */
interface Slot extends Period {
  reached: boolean;
}

export async function answerFigure(reader: Reader, request: CheckedRequest): Promise<IndicatorAnswer> {
  const { indicator, definition, parts, unit, period, compare } = request;
  const slots = listSlots(request, reader);
  const known = await knownOf(
    reader,
    parts.map(([, { value }]) => value),
  );
  const answered = await settleAll(parts.map(([name, part]) => answerPart(reader, request, slots, name, part, known)));
  const whole = indicator.curve ? spanOf(slots, period) : period;
  return {
    indicator: indicator.id,
    unit,
    asOf: reader.clock.asOf,
    definition,
    period: whole,
    comparedTo: compare ? periodBefore(whole, 1) : null,
    rows: sortRows(reader, answered.flat()),
  };
}

/** One of an indicator's values, by slot and group. */
async function answerPart(
  reader: Reader,
  request: CheckedRequest,
  slots: Slot[],
  name: string | null,
  { value, unit = request.unit }: Part,
  known: Known,
): Promise<IndicatorRow[]> {
  const { compare, by } = request;
  // A growth looks one year further back than what it is compared to; all do, so that a page's figures are read together.
  const depth = compare ? 2 : 1;
  const shown = (compare ? 1 : 0) + (value.form === "growth" ? 1 : 0);
  const periods = [...Array(depth + 1).keys()].flatMap((years) => slots.map((slot) => periodBefore(slot, years)));
  // A proportion's whole must not be narrowed by the filter on what it is a proportion of.
  const over = proportionOf(value);
  const kept = over ? request.where[over] : undefined;
  const where = Object.fromEntries(Object.entries(request.where).filter(([dimension]) => dimension !== over));
  const guarded = reader.viewer.scope.kind === "totals" && by.length > 0;
  const [cells, accountsBehind] = await settleAll([
    readValues(reader, value, { by: over && !by.includes(over) ? [...by, over] : by, where, periods }),
    guarded ? countAccounts(reader, by, readingsOf(value), slots, shown) : null,
  ]);
  const groups = new Groups(cells, slots.length, by, over);

  return slots.flatMap((slot, index) => {
    const keys = groups.keysAt(index, slot.reached).filter((key) => kept === undefined || (over && key[over] === kept));
    const built = keys.map((key): IndicatorRow & { accounts: number } => {
      const at = (years: number): Evaluated =>
        evaluate(
          value,
          groups.cell(index, years, key, periods),
          groups.cell(index, years + 1, key, periods),
          groups.whole(index, years, key),
          known,
        );
      const current = slot.reached ? at(0) : { value: null, numerator: null, denominator: null };
      const before = compare ? at(1).value : null;
      return {
        period: slot.label,
        key: { ...nameKey(reader, key), ...(name === null ? {} : { part: name }) },
        ...current,
        ...(compare ? { previous: before, change: changeOf(unit, current.value, before) } : {}),
        partial: slot.partial,
        ...(unit === request.unit ? {} : { unit }),
        accounts: accountsBehind?.(index, key) ?? 0,
      };
    });
    return guarded ? hideSmallCells(built, by) : built.map(({ accounts: _, ...row }) => row);
  });
}

interface ValueQuery {
  by: readonly Dimension[];
  where: CheckedRequest["where"];
  periods: readonly Period[];
}

const oneAccount: Reading = { form: "latest", measure: "accounts" };

/** What a value is made of, by group and period. What is made of no reading is there wherever there are accounts. */
function readValues(reader: Reader, value: Value, query: ValueQuery): Promise<GroupCell[]> {
  if (value.form === "median") return readMedians(reader, { ...query, figure: value.figure });
  const readings = readingsOf(value);
  return readCells(reader, { ...query, readings: readings.length > 0 ? readings : [oneAccount] });
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

/** Cells found again by slot, years back and group. */
class Groups {
  private readonly found = new Map<string, GroupCell>();
  private readonly wholes = new Map<string, GroupCell[]>();
  private readonly keys = new Map<number, Map<string, GroupKey>>();

  /** `over` may be read beside what is asked: its cells are then the wholes of groups that they are not. */
  constructor(
    cells: GroupCell[],
    private readonly slots: number,
    private readonly by: readonly Dimension[],
    private readonly over: Dimension | null,
  ) {
    const apart = over !== null && !by.includes(over);
    for (const cell of cells) {
      const key = this.askedOf(cell.key);
      if (!apart) this.found.set(`${cell.period} ${JSON.stringify(key)}`, cell);
      const tier = cell.key.tier === undefined ? {} : { tier: Number(cell.key.tier) };
      push(this.wholes, this.wholeId(cell.period, key), { ...cell, ...tier });
      const keys = this.keys.get(cell.period) ?? new Map<string, GroupKey>();
      keys.set(JSON.stringify(key), key);
      this.keys.set(cell.period, keys);
    }
  }

  /** The groups of a slot: those that are there now, or were N-1 where now is not yet. */
  keysAt(slot: number, reached: boolean): GroupKey[] {
    const keys = [...(this.keys.get(reached ? slot : slot + this.slots)?.values() ?? [])];
    return keys.length === 0 && this.by.length === 0 ? [{}] : keys;
  }

  /** A group that a period does not have has nothing in it: its sums are 0. */
  cell(slot: number, years: number, key: GroupKey, periods: readonly Period[]): Cell {
    const place = years * this.slots + slot;
    const found = this.found.get(`${place} ${JSON.stringify(key)}`);
    const period = periods[place];
    return found ?? { from: period?.from ?? "", to: period?.to ?? "", sums: {} };
  }

  whole(slot: number, years: number, key: GroupKey): Cell[] {
    return this.wholes.get(this.wholeId(years * this.slots + slot, key)) ?? [];
  }

  private askedOf(key: GroupKey): GroupKey {
    return Object.fromEntries(this.by.map((dimension) => [dimension, key[dimension] ?? ""]));
  }

  private wholeId(place: number, key: GroupKey): string {
    return `${place} ${JSON.stringify({ ...key, ...(this.over && this.over in key ? { [this.over]: "" } : {}) })}`;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** By time as asked, then tiers from the lowest (none last), then text; parts in their own order. */
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
      rank(a.key.from) - rank(b.key.from) ||
      rank(a.key.to) - rank(b.key.to) ||
      compareText(groupOf(a), groupOf(b)),
  );
}

const groupOf = ({ key: { part: _, ...group } }: IndicatorRow) => JSON.stringify(group);
const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);
