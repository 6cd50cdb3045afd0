import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Dimension, proportionOf, type Reading, readingsOf, type Value } from "@/lib/indicators/algebra";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Part } from "@/lib/indicators/define-indicator";
import { changeOf, type Evaluated, evaluate } from "@/lib/indicators/evaluate";
import { type Period, periodBefore } from "@/lib/periods/period";
import { type CheckedRequest, checkIndicator, checkRequest, type IndicatorRequest } from "./check-request";
import { countAccounts } from "./count-accounts";
import { dimensionsOf } from "./group-sql";
import { Groups } from "./groups";
import { hideSmallCells } from "./hide-small-cells";
import { knownOf } from "./known-of";
import { nameKey } from "./name-key";
import { type Reader, withReader } from "./open-reader";
import { queryCohorts } from "./query-cohorts";
import { queryEvidence } from "./query-evidence";
import { queryGoals } from "./query-goals";
import { type CellsByGroup, isKept, readCells } from "./read-cells";
import { readMedians } from "./read-medians";
import { settleAll } from "./settle-all";
import { listSlots, type Slot, yearsBackOf } from "./slots";

/** One indicator for one viewer. Throws `RequestError` for what they may not ask, as for what does not exist. */
export const queryIndicator = (viewer: Viewer, request: IndicatorRequest): Promise<IndicatorAnswer> =>
  withReader(viewer, (reader) => answerRequest(reader, request));

/** The same inside a reader's transaction, so that a page's figures are of one moment. */
export async function answerRequest(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  const { kind } = checkIndicator(reader, request.indicator);
  if (kind === "goals") return queryGoals(reader, request);
  if (kind === "evidence") return queryEvidence(reader, request);
  if (kind === "cohorts") return queryCohorts(reader, request);
  return answerFigure(reader, checkRequest(reader, request));
}

export async function answerFigure(reader: Reader, request: CheckedRequest): Promise<IndicatorAnswer> {
  const { indicator, definition, parts, unit, period, compare } = request;
  const slots = listSlots(request, reader);
  const answered = await settleAll(parts.map(([name, part]) => answerPart(reader, request, slots, name, part)));
  const whole = indicator.curve ? spanOf(slots, period) : period;
  const rows = sortRows(reader, answered.flat());
  return {
    indicator: indicator.id,
    unit,
    asOf: reader.clock.asOf,
    definition,
    period: whole,
    comparedTo: compare ? periodBefore(whole, 1) : null,
    rows,
    ...(request.by.includes("reward") ? { rewards: namesOfRewards(reader, rows) } : {}),
  };
}

/** One of an indicator's values, by slot and group. */
async function answerPart(
  reader: Reader,
  request: CheckedRequest,
  slots: readonly Slot[],
  name: string | null,
  { value, unit = request.unit }: Part,
): Promise<IndicatorRow[]> {
  const { compare, by } = request;
  const known = knownOf(reader);
  // A growth looks one year further back than what it is compared to.
  const depth = (compare ? 1 : 0) + (value.form === "growth" ? 1 : 0);
  const periods = yearsBackOf(slots, depth);
  // A proportion's whole must not be narrowed by the filter on what it is a proportion of.
  const over = proportionOf(value);
  const kept = over ? request.where[over] : undefined;
  const where = Object.fromEntries(Object.entries(request.where).filter(([dimension]) => dimension !== over));
  const guarded = reader.viewer.scope.kind === "totals" && by.length > 0;
  const query = { by: over && !by.includes(over) ? [...by, over] : by, where, periods };
  const asClosed = reader.closing?.isRestated === true && isKept(value, dimensionsOf(query));
  // Who may not see accounts is told of the whole alone: a group's correction may be one account's.
  const [cells, today, accountsBehind] = await settleAll([
    readValues(reader, value, { ...query, asClosed }),
    asClosed && !guarded ? readValues(reader, value, query) : null,
    guarded ? countAccounts(reader, by, readingsOf(value), slots, depth) : null,
  ]);
  const groups = new Groups(cells, slots.length, by, over);
  const groupsToday = today && new Groups(today, slots.length, by, over);

  return slots.flatMap((slot, index) => {
    const there = groups
      .at(index, slot.reached)
      .filter(({ key }) => kept === undefined || (over && key[over] === kept));
    const rows = there.map(({ id, key }): IndicatorRow => {
      const at = (years: number, of = groups): Evaluated =>
        evaluate(
          value,
          of.cell(index, years, id, periods),
          of.cell(index, years + 1, id, periods),
          of.whole(index, years, id),
          of === groupsToday || !asClosed ? known.today : known.asClosed,
        );
      const current = slot.reached ? at(0) : { value: null, numerator: null, denominator: null };
      const before = compare ? at(1).value : null;
      const restated = groupsToday && slot.reached ? at(0, groupsToday).value : current.value;
      return {
        period: slot.label,
        key: { ...nameKey(reader, key), ...(name === null ? {} : { part: name }) },
        ...current,
        ...(restated === current.value ? {} : { restated }),
        ...(compare ? { previous: before, change: changeOf(unit, current.value, before) } : {}),
        partial: slot.partial,
        ...(unit === request.unit ? {} : { unit }),
      };
    });
    if (!accountsBehind) return rows;
    const accounts = there.map(({ id }) => accountsBehind(index, id));
    return hideSmallCells(
      rows.map((row, place) => ({ ...row, accounts: accounts[place] ?? [0] })),
      by,
    );
  });
}

interface ValueQuery {
  by: readonly Dimension[];
  where: CheckedRequest["where"];
  periods: readonly Period[];
  asClosed?: boolean;
}

const oneAccount: Reading = { form: "latest", measure: "accounts" };

/** What a value is made of, by group and period. What is made of no reading is there wherever there are accounts. */
function readValues(reader: Reader, value: Value, query: ValueQuery): Promise<CellsByGroup> {
  if (value.form === "median") return readMedians(reader, { ...query, figure: value.figure });
  const readings = readingsOf(value);
  return readCells(reader, { ...query, readings: readings.length > 0 ? readings : [oneAccount] });
}

function spanOf(slots: readonly Slot[], period: Period): Period {
  const reached = slots.filter((slot) => slot.reached);
  return { ...period, from: reached[0]?.from ?? period.from, to: reached.at(-1)?.to ?? period.to };
}

function namesOfRewards({ rewards }: Reader, rows: readonly IndicatorRow[]): Record<string, string> {
  const there = new Set(rows.map(({ key }) => key.reward));
  return Object.fromEntries(rewards.filter(({ code }) => there.has(code)).map(({ code, name }) => [code, name]));
}

/** By time as asked, then tiers from the lowest (none last), then text; parts in their own order. */
function sortRows({ tiers }: Reader, rows: IndicatorRow[]): IndicatorRow[] {
  const rank = (code: string | undefined) => {
    const place = tiers.findIndex((tier) => tier.code === code);
    return place < 0 ? tiers.length : place;
  };
  const order = new Map(rows.map((row, index) => [row.period, index] as const).reverse());
  const groups = new Map(rows.map((row) => [row, groupOf(row)]));
  return [...rows].sort(
    (a, b) =>
      (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0) ||
      rank(a.key.tier) - rank(b.key.tier) ||
      rank(a.key.from) - rank(b.key.from) ||
      rank(a.key.to) - rank(b.key.to) ||
      compareText(groups.get(a) ?? "", groups.get(b) ?? ""),
  );
}

const groupOf = ({ key: { part: _, ...group } }: IndicatorRow) => JSON.stringify(group);
const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);
