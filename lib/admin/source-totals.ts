import "server-only";
import type { TransactionSql } from "postgres";
import { type Correction, corrections } from "@/db/schema/corrections";
import { type TotalFigure, totalUnits } from "@/db/schema/source-totals";
import type { Viewer } from "@/lib/access/viewer-type";
import { currencyExponent } from "@/lib/format/money";
import { latest, nameOf, readingsOf, sum, type Total } from "@/lib/indicators/algebra";
import { evaluateTotal } from "@/lib/indicators/evaluate";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { FeedName } from "@/lib/ingest/feeds";
import { type Day, lastOfMonth } from "@/lib/periods/calendar";
import { listAllowed } from "@/lib/report/check-request";
import { EVERYTHING } from "@/lib/report/group-sql";
import { knownOf } from "@/lib/report/known-of";
import type { Reader } from "@/lib/report/open-reader";
import { readCells } from "@/lib/report/read-cells";
import { type FeedStanding, gapOf, type TotalRow, type TotalsState, type TotalsTable } from "@/lib/views/source-totals";
import { readBeside } from "./read-beside";

/** Months that the page looks at. */
const SHOWN = 13;

/** Orders of all accounts are in no cube: they are counted over the accounts of the month. */
type Counted = "orders" | "buyers";

interface Compared {
  /** Who may see that indicator may see this. */
  right: IndicatorId;
  ours: Total | Counted;
  feeds: readonly FeedName[];
  /** Of money: the facts that it is a sum of. Each is rounded once, by half a minor unit at most. */
  rounded?: Total | "orders";
}

const ofOrders = ["orders"] as const;
const ofMembers = ["orders", "enrolments"] as const;
const ofPoints = ["points"] as const;
const memberOrders = sum("member_orders");

/** What each figure is here, as `db/schema/source-totals.ts` defines it. */
const figures: Record<TotalFigure, Compared> = {
  revenue: { right: "revenue", ours: sum("revenue_cents"), feeds: ofOrders, rounded: "orders" },
  orders: { right: "orders", ours: "orders", feeds: ofOrders },
  "buying-accounts": { right: "orders", ours: "buyers", feeds: ofOrders },
  "member-revenue": {
    right: "member-revenue",
    ours: sum("member_revenue_cents"),
    feeds: ofMembers,
    rounded: memberOrders,
  },
  "member-orders": { right: "orders", ours: memberOrders, feeds: ofMembers },
  "member-margin": {
    right: "margin-after-rewards",
    ours: sum("member_margin_cents"),
    feeds: ofMembers,
    rounded: memberOrders,
  },
  members: { right: "members", ours: latest("members"), feeds: ["enrolments"] },
  "new-members": { right: "new-members", ours: sum("new_members"), feeds: ["enrolments"] },
  "points-issued": { right: "points-issued", ours: sum("points_issued"), feeds: ofPoints },
  "points-redeemed": { right: "points-redeemed", ours: sum("points_redeemed"), feeds: ofPoints },
  "points-expired": { right: "points-expired", ours: sum("points_expired"), feeds: ofPoints },
  "points-adjusted": { right: "points-adjusted", ours: sum("points_adjusted"), feeds: ofPoints },
  "points-balance": { right: "points-outstanding", ours: latest("points_outstanding"), feeds: ofPoints },
  "reward-orders": { right: "reward-orders", ours: sum("reward_orders"), feeds: ["reward_orders"] },
  "reward-cost": {
    right: "generosity-consumed",
    ours: sum("reward_cost_cents"),
    feeds: ["reward_orders"],
    rounded: sum("reward_orders"),
  },
};

/** What is told of the programme's totals to admins alone. */
export interface GivenTotals {
  /** The newest month first; money in major units. */
  rows: { month: Day; figure: TotalFigure; value: number }[];
  standings: FeedStanding[];
  cameOn: Day | null;
}

export async function readGivenTotals(tx: TransactionSql, programmeId: number): Promise<GivenTotals> {
  const rows = await tx<GivenTotals["rows"]>`
    select month, figure, total::float8 as value from source_totals
    where programme_id = ${programmeId} order by month desc, figure`;
  const [came] = await tx<{ id: number; day: Day }[]>`
    select i.id, (i.started_at at time zone p.zone)::date as day from imports i join programmes p on p.id = i.programme_id
    where i.programme_id = ${programmeId} and i.status = 'applied' and i.feeds ? 'totals' order by i.id desc limit 1`;
  const standings = await tx<FeedStanding[]>`
    with runs as (
      select i.id, i.status, f.key as feed, f.value as counts,
        row_number() over (partition by f.key order by i.id desc) = 1 as is_last
      from imports i cross join jsonb_each(i.feeds) f
      where i.programme_id = ${programmeId} and i.status in ('applied', 'refused'))
    select feed, bool_or(is_last and status = 'refused') as "isRefused",
      max((counts->>'rejected')::int) filter (where is_last) as rejected,
      (select count(*)::int from import_rejects r where r.import_id = max(runs.id) and r.feed = runs.feed
        and r.column_name = 'account') as orphans,
      coalesce(sum((counts->>'new')::int + (counts->>'changed')::int + (counts->>'removed')::int)
        filter (where status = 'applied' and id > ${came?.id ?? null}), 0)::int as "changedSince"
    from runs group by feed`;
  return { rows, standings, cameOn: came?.day ?? null };
}

/** All of the source's totals beside ours, the newest first. Null for who is no admin. */
export const readTotalsTable = (viewer: Viewer): Promise<TotalsTable | null> =>
  readBeside(
    viewer,
    (tx) => readGivenTotals(tx, viewer.programme.id),
    async (reader, { rows }) => ({
      asOf: reader.clock.asOf,
      currency: reader.programme.currency,
      rows: await compareTotals(reader, rows),
    }),
  );

/** How the source's totals stand beside ours; null where it gives none that this viewer may see. */
export async function lookAtTotals(reader: Reader, given: GivenTotals): Promise<TotalsState | null> {
  const rows = await compareTotals(reader, given.rows);
  if (rows.length === 0) return null;
  const compared = rows.filter(({ state }) => state === "agrees" || state === "differs");
  const months = monthsOf(compared);
  const differing = compared.filter(({ state }) => state === "differs");
  const gaps = differing.filter(({ month }) => months.indexOf(month) < SHOWN).sort(newestAndWorst);
  const behind = new Set<string>(gaps.flatMap(({ figure }) => figures[figure].feeds));
  const corrected = await readCorrected(reader, monthsOf(gaps));
  return {
    currency: reader.programme.currency,
    compared: compared.length,
    from: months.at(-1) ?? "",
    to: months[0] ?? "",
    gaps: gaps.map((row) => ({ ...row, corrected: corrected.get(row.month) ?? {} })),
    olderGaps: differing.length - gaps.length,
    unknown: rows.filter(({ state }) => state === "unknown").length,
    running: monthsOf(rows.filter(({ state }) => state === "running")),
    cameOn: given.cameOn,
    causes: given.standings.filter(
      ({ feed, isRefused, rejected, changedSince }) =>
        behind.has(feed) && (isRefused || rejected > 0 || changedSince > 0),
    ),
  };
}

const monthsOf = (rows: readonly { month: Day }[]): Day[] => [...new Set(rows.map(({ month }) => month))];

const newestAndWorst = (a: TotalRow, b: TotalRow): number => {
  const size = (row: TotalRow) => Math.abs(gapOf(row).share ?? Number.POSITIVE_INFINITY);
  return a.month === b.month ? Math.sign(size(b) - size(a)) || 0 : a.month < b.month ? 1 : -1;
};

/** Each total that this viewer may see, in the order given, beside what today's facts come to. */
async function compareTotals(reader: Reader, given: GivenTotals["rows"]): Promise<TotalRow[]> {
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  const { clock, programme } = reader;
  const minor = 10 ** currencyExponent(programme.currency);
  const rows = given
    .filter(({ figure }) => allowed.has(figures[figure].right))
    .map(({ month, figure, value }): TotalRow => {
      const unit = totalUnits[figure];
      const theirs = Math.round(value * (unit === "money" ? minor : 1));
      const isOver = lastOfMonth(month) <= clock.asOf;
      return { month, figure, unit, theirs, ours: null, state: isOver ? "unknown" : "running" };
    });
  const known = rows.filter(({ month, state }) => state === "unknown" && month >= clock.dataFrom);
  const sums = await readTotals(reader, known);
  const needsCounts = ({ month, figure, theirs }: TotalRow) => {
    const { ours, rounded } = figures[figure];
    return typeof ours === "string" || (rounded === "orders" && sums(ours, month) !== theirs);
  };
  const counts = await countOrders(reader, monthsOf(known.filter(needsCounts)));
  for (const row of known) {
    const { ours, rounded } = figures[row.figure];
    const read = (of: Total | Counted) =>
      typeof of === "string" ? (counts.get(row.month)?.[of] ?? 0) : sums(of, row.month);
    row.ours = read(ours);
    if (row.ours === null) continue;
    const slack = rounded ? (read(rounded) ?? 0) / 2 : 0;
    row.state = Math.abs(row.ours - row.theirs) <= slack ? "agrees" : "differs";
  }
  return rows;
}

/** Totals of the months of these rows, with today's facts; null where one is not known. */
async function readTotals(
  reader: Reader,
  rows: readonly TotalRow[],
): Promise<(total: Total, month: Day) => number | null> {
  const months = monthsOf(rows);
  const asked = [...new Set(rows.map(({ figure }) => figure))].flatMap((name) => {
    const { ours, rounded } = figures[name];
    return [ours, rounded ?? ours].filter((one) => typeof one === "object");
  });
  const readings = new Map(asked.flatMap(readingsOf).map((reading) => [nameOf(reading), reading]));
  const cells = await readCells(reader, {
    readings: [...readings.values()],
    periods: months.map((month) => ({ from: month, to: lastOfMonth(month) })),
    by: [],
    where: {},
  });
  const known = knownOf(reader).today;
  return (total, month) => {
    const cell = cells.get(EVERYTHING)?.cells[months.indexOf(month)];
    return cell ? evaluateTotal(total, cell, known) : null;
  };
}

/** Orders of all accounts by month, and the accounts that they are of. */
async function countOrders(reader: Reader, months: Day[]): Promise<Map<Day, Record<Counted, number>>> {
  const rows = await reader.tx<({ month: Day } & Record<Counted, number>)[]>`
    select month, sum(orders)::int as orders, count(*) filter (where orders > 0)::int as buyers from account_months
    where programme_id = ${reader.programme.id} and part = 0 and month = any(${months}) group by month`;
  return new Map(rows.map(({ month, ...counts }) => [month, counts]));
}

/** Facts of closed months that imports corrected since. */
async function readCorrected({ tx }: Reader, months: Day[]): Promise<Map<Day, Partial<Record<Correction, number>>>> {
  const sums = corrections.map((kind) => `sum(${kind})::int as ${kind}`).join(", ");
  const rows = await tx<({ month: Day } & Record<Correction, number>)[]>`
    select month, ${tx.unsafe(sums)} from restated_regions where month = any(${months}) group by month`;
  return new Map(
    rows.map(({ month, ...counts }) => [
      month,
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    ]),
  );
}
