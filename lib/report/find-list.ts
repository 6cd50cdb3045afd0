import "server-only";
import type { Dimension } from "@/lib/indicators/algebra";
import { type ListBehind, listBehind } from "@/lib/indicators/list-behind";
import { indicators } from "@/lib/indicators/registry";
import type { AccountList } from "@/lib/lists/account-list";
import type { BehindSet, ListRequest, QuadrantSet } from "@/lib/lists/list-request";
import { isListId, type ListId, listIds, lists, type NamedList } from "@/lib/lists/lists";
import { quadrants } from "@/lib/lists/quadrants";
import { reaches, threeMonthsTo, windowStart } from "@/lib/periods/period";
import { filterDimensions } from "@/lib/views/view-request";
import { accountsBehind } from "./accounts-behind";
import {
  type CheckedRequest,
  checkFilters,
  checkIndicator,
  checkPeriod,
  checkRequest,
  listAllowed,
  listFilterable,
} from "./check-request";
import { listHeights, quadrantSql } from "./member-map";
import { looksBack, namedList, ruleOf } from "./named-lists";
import type { Reader } from "./open-reader";
import { hasEnoughOutside } from "./programme-average";
import { answerFigure } from "./query-indicator";
import { RequestError } from "./request-error";
import type { SqlValues } from "./sql-values";

/** A list that this viewer may open. */
interface FoundList {
  /** SQL of its accounts: `account_id`, `times`, `stake`. */
  sql: (values: SqlValues) => string;
  title: AccountList["title"];
  period: AccountList["period"];
  columns: Pick<NamedList, "stake" | "instead">;
  hasTotals: boolean;
  filterable: readonly Dimension[];
}

/** The list that a request names; throws `RequestError` for what this viewer may not open, as for what does not exist. */
export async function findList(reader: Reader, { set, filters }: ListRequest): Promise<FoundList> {
  // Totals have no accounts at all.
  if (reader.viewer.scope.kind === "totals") throw new RequestError("unknown list");
  if ("list" in set) return findNamed(reader, set.list, filters);
  return "quadrant" in set ? findQuadrant(reader, set, filters) : findBehind(reader, set, filters);
}

function findQuadrant(
  reader: Reader,
  { quadrant: id, period: label }: QuadrantSet,
  filters: ListRequest["filters"],
): FoundList {
  const period = checkPeriod(label, reader.clock);
  const heights = listHeights(reader, period);
  const open = quadrants.filter(({ height }) => heights.includes(height));
  const field = open.find((one) => one.id === id);
  if (!field)
    throw new RequestError(
      "unknown quadrant, or not known over that period",
      open.map((one) => one.id),
    );
  const where = checkFilters(reader, [...filterDimensions], filters);
  return {
    sql: (values) => quadrantSql(reader, field, period, where, values),
    title: { quadrant: field.id },
    period,
    columns: { stake: null },
    hasTotals: false,
    filterable: filterDimensions,
  };
}

/** The named lists that this viewer may open, of a programme that has what they need. */
export function listOpen(reader: Reader): ListId[] {
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  return listIds.filter((id) => {
    const { needs, rights }: NamedList = lists[id];
    return (
      needs.every((need) => reader.programme.features.includes(need)) &&
      rights.every((right) => allowed.has(right)) &&
      (!ruleOf(id).tellsProgramme || hasEnoughOutside(reader, "buyers"))
    );
  });
}

async function findNamed(reader: Reader, id: string, filters: ListRequest["filters"]): Promise<FoundList> {
  const open = listOpen(reader);
  if (!isListId(id) || !open.includes(id)) throw new RequestError("unknown list", open);
  const { clock } = reader;
  const window = looksBack(id);
  if (window && !reaches(window, clock))
    throw new RequestError(`not known: it looks back to ${windowStart(window, clock)}, the data to ${clock.dataFrom}`);
  const lately = threeMonthsTo(clock.asOf);
  const where = checkFilters(reader, [...filterDimensions], filters);
  return {
    sql: (values) => namedList(reader, id, where, values),
    title: { list: id },
    period:
      window === "3-months-before" ? checkPeriod(`${lately.from.slice(0, 7)}..${lately.to.slice(0, 7)}`, clock) : null,
    columns: lists[id],
    hasTotals: "totals" in lists[id],
    filterable: filterDimensions,
  };
}

/** The accounts that an indicator counts, from its own algebra. */
async function findBehind(reader: Reader, set: BehindSet, filters: ListRequest["filters"]): Promise<FoundList> {
  const isWhole = reader.viewer.scope.kind === "programme";
  const { kind } = checkIndicator(reader, set.of);
  const checked =
    kind === "figure"
      ? await checkRequest(reader, {
          indicator: set.of,
          period: set.period,
          where: filters as Record<string, string>,
          ...(set.definition === null ? {} : { definition: set.definition }),
        })
      : null;
  const names = checked?.parts.map(([name]) => name) ?? [];
  const chosen = checked?.parts.find(([name]) => name === set.part);
  if (checked && !chosen)
    throw new RequestError(
      "unknown part",
      names.filter((name) => name !== null),
    );
  const behind = chosen && listBehind(chosen[1].value, isWhole);
  const reading = set.side === "rest" ? behind?.within : behind?.counted;
  if (!checked || !chosen || !behind || !reading)
    throw new RequestError("no list behind that figure", listable(reader));
  if (!(await isKnown(reader, { ...checked, parts: [chosen] }, set.side)))
    throw new RequestError("not known over that period");
  const { period, indicator, definition } = checked;
  const sql = (values: SqlValues) => behindSql(reader, behind, set.side, checked, values);
  const isOnly = Object.keys(indicator.definitions).length === 1;
  const title = { indicator: indicator.id, definition, part: set.part, side: set.side, isOnly };
  const filterable = listFilterable(reader, indicator, indicator.definitions[definition]);
  return { sql, title, period, columns: { stake: null }, hasTotals: false, filterable };
}

function behindSql(
  reader: Reader,
  { counted, within }: ListBehind,
  side: BehindSet["side"],
  { period, where }: CheckedRequest,
  values: SqlValues,
): string {
  const accountsOf = (reading: ListBehind["counted"]) => {
    const sql = accountsBehind(reader, reading, period, where, values);
    if (!sql) throw new RangeError(`${reading.measure} is kept by no account`);
    return sql;
  };
  const listed = accountsOf(side === "rest" && within ? within : counted);
  const others = side === "rest" ? `where account_id not in (select account_id from (${accountsOf(counted)}) o)` : "";
  return `select account_id, times, null::bigint as stake from (${listed}) l ${others}`;
}

/** Whether the number itself is known: its window may begin before the data. */
async function isKnown(reader: Reader, checked: CheckedRequest, side: BehindSet["side"]): Promise<boolean> {
  // Of a curve the last point, not its path.
  const indicator = { ...checked.indicator, curve: false };
  const { rows } = await answerFigure(reader, { ...checked, indicator, grain: null, compare: false });
  return rows.every(({ numerator, denominator }) => numerator !== null && (side === "counted" || denominator !== null));
}

/** The viewer's indicators that have a list in any of their definitions and parts. */
function listable(reader: Reader): string[] {
  const isWhole = reader.viewer.scope.kind === "programme";
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  return indicators
    .filter(({ id }) => allowed.has(id))
    .filter(
      (one) =>
        one.kind === "figure" &&
        Object.values(one.definitions).some((definition) =>
          ("value" in definition ? [definition] : Object.values(definition.parts)).some(({ value }) =>
            listBehind(value, isWhole),
          ),
        ),
    )
    .map(({ id }) => id);
}
