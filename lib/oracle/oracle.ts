import { addDays, fiscalYearStart, lastOfMonth } from "./calendar";
import { cohortIndicators } from "./indicators-cohorts";
import { customerIndicators } from "./indicators-customers";
import { evidenceIndicators } from "./indicators-evidence";
import { fallingIndicators } from "./indicators-falling";
import { lotIndicators } from "./indicators-lots";
import { memberIndicators } from "./indicators-members";
import { membershipIndicators } from "./indicators-membership";
import { objectiveAttainment, objectiveIndicators } from "./indicators-objectives";
import { pointIndicators } from "./indicators-points";
import { programmeIndicators } from "./indicators-programme";
import { purchaseIndicators } from "./indicators-purchases";
import { rewardIndicators } from "./indicators-rewards";
import { salesIndicators } from "./indicators-sales";
import { tierIndicators } from "./indicators-tiers";
import { visitIndicators } from "./indicators-visits";
import { type OracleQuery, type OracleRow, type OracleSettings, readSettings } from "./query";

export type { OracleDimension, OracleQuery, OracleRow } from "./query";

/**
 * What each indicator must equal, written from the dictionary over the raw facts, without a rollup. Slow and plain on
 * purpose: the product's own figures are compared with these.
 */
export type Indicator = (
  query: OracleQuery,
  settings: OracleSettings,
  definition: string | null,
) => Promise<OracleRow[]>;

const indicators: Record<string, Indicator> = {
  ...salesIndicators,
  ...purchaseIndicators,
  ...cohortIndicators,
  ...memberIndicators,
  ...membershipIndicators,
  ...tierIndicators,
  ...customerIndicators,
  ...pointIndicators,
  ...lotIndicators,
  ...visitIndicators,
  ...rewardIndicators,
  ...objectiveIndicators,
  ...programmeIndicators,
  ...fallingIndicators,
  ...evidenceIndicators,
};

export const oracleIndicators = Object.keys(indicators);

export async function oracleRows(
  indicator: string,
  definition: string | null,
  query: OracleQuery,
): Promise<OracleRow[]> {
  const compute = indicators[indicator];
  if (!compute) throw new Error(`oracle: no indicator ${indicator}`);
  const settings = await readSettings(query.sql, query.programmeId);
  if (query.to > settings.asOf) throw new Error(`oracle: ${query.to} is after as of ${settings.asOf}`);
  if (query.from > query.to) throw new Error(`oracle: ${query.from} is after ${query.to}`);
  return compute(query, settings, definition);
}

/** Shares of a whole: the denominator is the other groups' too, so it says nothing about the group. */
const shares = ["tier-distribution", "reward-mix"];

/** Nothing happened in the group: such a row may be present or not. */
export function isEmpty(row: OracleRow, indicator = ""): boolean {
  if (row.value || row.numerator) return false;
  return shares.includes(indicator) || !row.denominator;
}

export type CurveQuery = Pick<OracleQuery, "sql" | "programmeId" | "repIds" | "where"> & { fiscalYear: number };

export interface CurvePoint {
  day: string;
  attained: number | null;
  objectives: number | null;
}

/** Attained and objectives on each month end of the fiscal year up to `as of`, and on `as of` where it cuts a month. */
export async function attainmentCurve({ fiscalYear, ...rest }: CurveQuery): Promise<CurvePoint[]> {
  const settings = await readSettings(rest.sql, rest.programmeId);
  const start = fiscalYearStart(fiscalYear, settings.fiscalStartMonth);
  const nextStart = fiscalYearStart(fiscalYear + 1, settings.fiscalStartMonth);
  const curve: CurvePoint[] = [];
  for (let month = start; month < nextStart && month <= settings.asOf; month = addDays(lastOfMonth(month), 1)) {
    let day = lastOfMonth(month);
    if (day > settings.asOf) day = settings.asOf;
    const [row] = await objectiveAttainment({ ...rest, from: day, to: day, by: [] }, settings);
    curve.push({ day, attained: row ? row.numerator : 0, objectives: row ? row.denominator : 0 });
  }
  return curve;
}
