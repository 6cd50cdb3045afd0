import { numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day, programmeId, ref } from "./columns";
import { administered, writerOnly } from "./rls";

/**
 * What a source may tell the total of, of one month and the whole programme. Cancelled orders count nowhere; a return
 * lowers revenue and margin on its own date, and is no order.
 *
 * - `revenue`: of the month's orders · `orders` · `buying-accounts`: accounts with one.
 * - `member-revenue`, `member-orders`, `member-margin`: the same of orders dated while the account is a member.
 * - `members`: accounts enrolled on the month's last day · `new-members`: enrolments that begin in it.
 * - `points-issued`, `-redeemed`, `-expired`, `-adjusted`: entries of that kind dated in it, less their reversals; redeemed
 *   and expired as numbers above 0 · `points-balance`: of all entries to its end.
 * - `reward-orders`, `reward-cost`: of rewards ordered in it.
 */
export const totalUnits = {
  revenue: "money",
  orders: "count",
  "buying-accounts": "count",
  "member-revenue": "money",
  "member-orders": "count",
  "member-margin": "money",
  members: "count",
  "new-members": "count",
  "points-issued": "points",
  "points-redeemed": "points",
  "points-expired": "points",
  "points-adjusted": "points",
  "points-balance": "points",
  "reward-orders": "count",
  "reward-cost": "money",
} as const;
export type TotalFigure = keyof typeof totalUnits;
export const totalFigures = Object.keys(totalUnits) as TotalFigure[];

/** Totals as the source's own system says them, money in major units. For admins, who compare them with ours. */
export const sourceTotals = pgTable(
  "source_totals",
  {
    programmeId: programmeId(),
    /** The month and the figure. */
    ref: ref(),
    month: day("month").notNull(),
    figure: text("figure").$type<TotalFigure>().notNull(),
    total: numeric("total").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.ref] }), ...writerOnly(), administered()],
);
