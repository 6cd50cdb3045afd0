import "server-only";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { getIndicator, type IndicatorId } from "@/lib/indicators/registry";
import { addMonths, lastOfMonth } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart, type Period, parsePeriod } from "@/lib/periods/period";
import {
  checkComparison,
  checkIndicator,
  checkPeriod,
  checkRequest,
  checkWhole,
  type IndicatorRequest,
  listAllowed,
} from "./check-request";
import type { Reader } from "./open-reader";
import { answerFigure } from "./query-indicator";
import type { Goal } from "./reference-data";
import { referenceOf } from "./reference-of";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

/**
 * The programme's goals whose period meets the one asked: actual ÷ target, always N-1 (a goal is read beside it), baseline, and for a flow of a running
 * fiscal year where it lands at the season's pace. A goal on what the viewer may not see is left out.
 */
export async function queryGoals(reader: Reader, request: IndicatorRequest): Promise<IndicatorAnswer> {
  const indicator = checkIndicator(reader, request.indicator);
  checkWhole("goals are", request);
  if (request.definition) throw new RequestError("unknown definition", []);
  checkComparison(request.compare);
  const period = checkPeriod(request.period, reader.clock);
  const allowed = new Set<string>(listAllowed(reader).map(({ id }) => id));
  const shown = reader.goals.flatMap((goal) => {
    const span = parsePeriod(goal.period, reader.clock);
    const isOpen = getIndicator(goal.indicator)?.kind === "figure" && allowed.has(goal.indicator);
    return span && isOpen && span.to >= period.from && span.from <= period.to ? [{ goal, span }] : [];
  });
  const rows = await settleAll(shown.map(({ goal, span }) => answerGoal(reader, goal, span)));
  return {
    indicator: indicator.id,
    unit: indicator.unit,
    asOf: reader.clock.asOf,
    definition: "standard",
    period,
    comparedTo: null,
    rows,
  };
}

async function answerGoal(reader: Reader, goal: Goal, span: Period): Promise<IndicatorRow> {
  const checked = checkRequest(reader, {
    indicator: goal.indicator,
    period: goal.period,
    compare: "n-1",
    ...(goal.definition ? { definition: goal.definition } : {}),
  });
  const answer = await answerFigure(reader, checked);
  const row = answer.rows[0];
  const actual = row?.value ?? null;
  const target = Number(goal.target);
  return {
    period: goal.period,
    key: { goal: goal.ref, indicator: goal.indicator as IndicatorId },
    value: actual === null || target === 0 ? null : actual / target,
    numerator: actual,
    denominator: target,
    previous: row?.previous ?? null,
    change: row?.change ?? null,
    partial: span.partial,
    baseline: goal.baseline === null ? null : Number(goal.baseline),
    projected: checked.parts[0]?.[1].value.form === "sum" ? project(reader, span, actual) : null,
    unit: answer.unit,
    definition: answer.definition,
  };
}

/**
 * Actual ÷ the season's share of the fiscal year done by `as of`; none before that share reaches 20 %, for another period
 * than the running fiscal year, or without a complete year.
 */
function project(reader: Reader, span: Period, actual: number | null): number | null {
  const { asOf, fiscalStartMonth } = reader.clock;
  const start = fiscalYearStart(fiscalYearOf(asOf, fiscalStartMonth), fiscalStartMonth);
  const end = lastOfMonth(addMonths(start, 11));
  const whole = parsePeriod(span.label, { ...reader.clock, asOf: end });
  const runs = span.partial && whole?.from === start && whole.to === end;
  if (!runs || actual === null) return null;
  const season = referenceOf(reader, "landing-share", asOf);
  return season === null ? null : Math.round(actual / season);
}
