import { dimensions } from "@/lib/indicators/algebra";
import type { Grain, IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { withParameters } from "./address";
import type { ViewData, ViewRequest } from "./view-data";
import { writeViewRequest } from "./view-request";
import { getView, viewPath } from "./views";

/** A page's whole address, without its origin. */
export function viewAddress({ programme, view, request }: Pick<ViewData, "programme" | "view" | "request">): string {
  const shown = getView(view);
  return withParameters(shown ? viewPath(programme.slug, shown) : "", writeViewRequest(request));
}

/** How time is cut in labels: of rows, or of cohorts. */
const grainOf = (label: string): Grain | null => {
  if (/^\d{4}-\d{2}$/.test(label)) return "month";
  if (/^\d{4}-Q\d$/.test(label)) return "quarter";
  if (/^fy\d{4}$/.test(label)) return "fiscal-year";
  return /^\d{4}$/.test(label) ? "year" : null;
};

/** What an answer's rows are split by. A curve runs by month whatever is asked. */
function splitsOf({ indicator, period, rows }: IndicatorAnswer): string[] {
  const [first] = rows;
  if (!first) return [];
  const by: string[] = dimensions.filter((dimension) => dimension in first.key);
  const label = first.key.cohort ?? first.period;
  const grain = label === period.label || indicator === "attainment-curve" ? null : grainOf(label);
  return grain ? [grain, ...by] : by;
}

/** The parameters that ask an answer of a page again, alone: what its download is made of. */
export function addressOf(answer: IndicatorAnswer, { filters, compare }: ViewRequest): URLSearchParams {
  const { period, definition, comparedTo } = answer;
  const by = splitsOf(answer);
  return new URLSearchParams({
    period: period.label,
    definition,
    ...(by.length > 0 ? { by: by.join(",") } : {}),
    ...(comparedTo && compare === "n-1" ? { compare } : {}),
    ...filters,
  });
}

/** An answer's months, drawn beside it, as an answer of their own. */
export const monthsAnswer = (total: IndicatorAnswer, months: IndicatorRow[]): IndicatorAnswer => ({
  ...total,
  period: { ...total.period, label: `${months[0]?.period ?? ""}..${months.at(-1)?.period ?? ""}` },
  rows: months,
});
