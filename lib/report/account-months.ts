import "server-only";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { AccountMonth, AccountSheet } from "@/lib/lists/account-sheet";
import { addMonths, type Day, isLastOfMonth, listMonths, monthOf } from "@/lib/periods/calendar";
import { reaches } from "@/lib/periods/period";
import type { Reader } from "./open-reader";
import type { AccountRow } from "./query-account";

/** A row of account_months, by its part. */
export interface MonthRow {
  month: Day;
  part: number;
  isMember: number;
  tierId: number;
  revenue: number;
  orders: number;
  visits: number;
  visitsR12: number;
  fiscalRevenue: number;
}

/** The shown months. */
const SHOWN = 12;

export const readMonths = ({ tx, programme }: Reader, { id }: AccountRow) => tx<MonthRow[]>`
  select month, part, is_member as "isMember", tier_id as "tierId", revenue_cents as revenue, orders, visits,
    visits_r12 as "visitsR12", fiscal_revenue_cents as "fiscalRevenue"
  from account_months where programme_id = ${programme.id} and account_id = ${id} and part < 2
  order by month, part`;

/** The months to `as of` beside the same days a year before. */
export function listMonthsOf(
  { clock: { asOf, dataFrom } }: Reader,
  rows: readonly MonthRow[],
  may: (right: IndicatorId) => boolean,
): AccountMonth[] {
  const isCut = (month: Day) => month === monthOf(asOf) && !isLastOfMonth(asOf);
  const of = (what: "revenue" | "orders", month: Day, part: number) =>
    month < dataFrom ? null : (rows.find((row) => row.month === month && row.part === part)?.[what] ?? 0);
  return listMonths(addMonths(monthOf(asOf), 1 - SHOWN), asOf).map((month) => {
    const before = addMonths(month, -12);
    const part = isCut(month) ? 1 : 0;
    return {
      period: month.slice(0, 7),
      partial: isCut(month),
      ...(may("revenue") && { revenue: of("revenue", month, 0), revenueBefore: of("revenue", before, part) }),
      ...(may("orders") && { orders: of("orders", month, 0), ordersBefore: of("orders", before, part) }),
    };
  });
}

/** A member's tier, and the months since which it held another, from when it joined. */
export function tierPath(
  { tiers }: Reader,
  { tierId, memberSince }: AccountRow,
  rows: readonly MonthRow[],
): Pick<NonNullable<AccountSheet["tier"]>, "code" | "path"> {
  const codeOf = (id: number) => tiers.find((tier) => tier.id === id)?.code ?? null;
  const joined = monthOf(memberSince ?? "");
  const held = rows.filter(({ month, part, isMember }) => part === 0 && isMember === 1 && month >= joined);
  const path = held
    .filter(({ tierId: id }, place) => held[place - 1]?.tierId !== id)
    .map(({ month, tierId: id }) => ({ code: codeOf(id), since: month.slice(0, 7) }));
  return { code: codeOf(tierId), path };
}

/** Visits in the 12 months to `as of`; none where the data does not reach so far, or it never came. */
export function visitsOf({ clock }: Reader, rows: readonly MonthRow[]): AccountSheet["visits"] {
  const whole = rows.filter(({ part }) => part === 0);
  const last = whole.findLast(({ visits }) => visits > 0);
  if (!last || !reaches("12-months", clock)) return undefined;
  return { count: whole.at(-1)?.visitsR12 ?? 0, lastMonth: last.month.slice(0, 7) };
}
