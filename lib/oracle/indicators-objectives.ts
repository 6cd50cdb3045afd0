import { fiscalYearOf, fiscalYearStart } from "./calendar";
import { attainedFacts, objectiveFacts } from "./facts-objectives";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { ratioRows, stock } from "./totals";

/** Accounts at their target on the period's last day ÷ accounts with one; its window begins with the fiscal year. */
export async function objectiveAttainment(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  const { sql, programmeId, to } = query;
  const { fiscalStartMonth } = settings;
  const yearStart = fiscalYearStart(fiscalYearOf(to, fiscalStartMonth), fiscalStartMonth);
  return ratioRows(
    await stock(query, settings, attainedFacts(sql, programmeId, to, fiscalStartMonth), yearStart),
    await stock(query, settings, objectiveFacts(sql, programmeId, to, fiscalStartMonth), yearStart),
  );
}

export const objectiveIndicators: Record<string, Indicator> = {
  "objective-attainment": (query, settings) => objectiveAttainment(query, settings),
};
