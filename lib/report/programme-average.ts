import "server-only";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ListTotals } from "@/lib/lists/account-list";
import { monthOf } from "@/lib/periods/calendar";
import { threeMonthsTo } from "@/lib/periods/period";
import { listAllowed } from "./check-request";
import type { Reader } from "./open-reader";
import type { AverageName } from "./reference-data";

type Average = NonNullable<ListTotals["average"]>;

/** What must lie outside a portfolio, or the average would tell of few others. */
const LEAST_ACCOUNTS = 20;
const LEAST_REPS = 2;

const averages: Record<keyof Omit<Average, "to">, { name: AverageName; right: IndicatorId }> = {
  revenue: { name: "average-growth", right: "revenue" },
  objectives: { name: "average-attainment", right: "objective-attainment" },
};

/**
 * The programme's averages beside the sums of a portfolio: of the running fiscal year to the last whole month, each only
 * where enough accounts of enough reps that it counts lie outside. Undefined where none may be told, and for who sees the
 * whole programme.
 */
export async function readAverage(reader: Reader): Promise<Average | undefined> {
  const { tx, programme, clock, viewer, references } = reader;
  if (viewer.scope.kind !== "portfolio") return undefined;
  const { to } = threeMonthsTo(clock.asOf);
  const month = monthOf(to);
  const own = await tx<{ rep: number; growth: number; attainment: number }[]>`
    select rep_id as rep, sum(active_members_r12)::int as growth, sum(objectives)::int as attainment
    from cube_reps where programme_id = ${programme.id} and month = ${month} and part = 0 and rep_id > 0 group by rep_id`;
  const counted = {
    "average-growth": own.map(({ growth }) => growth),
    "average-attainment": own.map(({ attainment }) => attainment),
  } satisfies Record<AverageName, number[]>;
  const allowed = new Set<string>(listAllowed(reader).map(({ id }) => id));
  const told = Object.entries(averages).flatMap(([figure, { name, right }]) => {
    const value = references.get(`${name} ${month} 0`);
    const mine = counted[name].filter((accounts) => accounts > 0);
    const accounts = (references.get(`${name}-accounts ${month} 0`) ?? 0) - mine.reduce((sum, one) => sum + one, 0);
    const reps = (references.get(`${name}-reps ${month} 0`) ?? 0) - mine.length;
    const isTold = value !== undefined && allowed.has(right) && accounts >= LEAST_ACCOUNTS && reps >= LEAST_REPS;
    return isTold ? [[figure, value] as const] : [];
  });
  return told.length > 0 ? { to, ...Object.fromEntries(told) } : undefined;
}
