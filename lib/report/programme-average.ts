import "server-only";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ListTotals } from "@/lib/lists/account-list";
import { lastOfMonth, lastWholeMonth } from "@/lib/periods/calendar";
import { listAllowed } from "./check-request";
import type { Reader } from "./open-reader";
import type { Counted, ReferenceName } from "./reference-data";

type Average = NonNullable<ListTotals["average"]>;

/** What must lie outside a portfolio, or what is told of the programme would tell of few others. */
const LEAST_ACCOUNTS = 20;
const LEAST_REPS = 2;

const averages = {
  revenue: { reference: "average-growth", counted: "buyers", right: "revenue" },
  objectives: { reference: "average-attainment", counted: "objectives", right: "objective-attainment" },
} as const satisfies Record<
  keyof Omit<Average, "to">,
  { reference: ReferenceName; counted: Counted; right: IndicatorId }
>;

/**
 * Whether a figure of the whole programme may be told to this viewer: of a portfolio, only where enough accounts of enough
 * reps that it counts lie outside.
 */
export function hasEnoughOutside(reader: Reader, counted: Counted): boolean {
  if (reader.viewer.scope.kind !== "portfolio") return true;
  const month = lastWholeMonth(reader.clock.asOf);
  const of = (name: ReferenceName) => reader.references.get(`${name} ${month} 0`) ?? 0;
  const own = reader.own.map((rep) => rep[counted]).filter((accounts) => accounts > 0);
  const accounts = of(counted) - own.reduce((sum, one) => sum + one, 0);
  return accounts >= LEAST_ACCOUNTS && of(`${counted}-reps`) - own.length >= LEAST_REPS;
}

/**
 * The programme's averages beside the sums of a portfolio: of the running fiscal year to the last whole month. Undefined
 * where none may be told, and for who sees the whole programme.
 */
export function averageOf(reader: Reader): Average | undefined {
  if (reader.viewer.scope.kind !== "portfolio") return undefined;
  const month = lastWholeMonth(reader.clock.asOf);
  const allowed = new Set<string>(listAllowed(reader).map(({ id }) => id));
  const told = Object.entries(averages).flatMap(([figure, { reference, counted, right }]) => {
    const value = reader.references.get(`${reference} ${month} 0`);
    return value !== undefined && allowed.has(right) && hasEnoughOutside(reader, counted) ? [[figure, value]] : [];
  });
  return told.length > 0 ? { to: lastOfMonth(month), ...Object.fromEntries(told) } : undefined;
}
