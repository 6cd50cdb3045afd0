import { fiscalYearOf, fiscalYearStart } from "./calendar";
import { attainedFacts, beyondFacts, objectiveAmountFacts, objectiveFacts } from "./facts-objectives";
import { asPart, countRows, knownIf, sumsOf } from "./grouped";
import { bands, landingBands } from "./landing-bands";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow, OracleSettings } from "./query";
import { projects, seasonalShare } from "./seasonal-share";
import { combine, keyOf, plainRows, ratio, ratioRows, readGroups, stock } from "./totals";

/** What is asked of objectives looks back to the fiscal year's first day. */
const yearStartOf = ({ to }: OracleQuery, { fiscalStartMonth }: OracleSettings) =>
  fiscalYearStart(fiscalYearOf(to, fiscalStartMonth), fiscalStartMonth);

/** Accounts at their target on the period's last day ÷ accounts with one; its window begins with the fiscal year. */
export async function objectiveAttainment(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  const { sql, programmeId, to } = query;
  const { fiscalStartMonth } = settings;
  const attained = attainedFacts(sql, programmeId, to, fiscalStartMonth);
  return ratioRows(
    await stock(query, settings, attained, yearStartOf(query, settings)),
    await objectives(query, settings),
  );
}

const objectives = (query: OracleQuery, settings: OracleSettings) => {
  const facts = objectiveFacts(query.sql, query.programmeId, query.to, settings.fiscalStartMonth);
  return stock(query, settings, facts, yearStartOf(query, settings));
};

const amounts = (query: OracleQuery, settings: OracleSettings, what: "revenue" | "target" | "missing") => {
  const facts = objectiveAmountFacts(query.sql, query.programmeId, query.to, settings.fiscalStartMonth, what);
  return stock(query, settings, facts, yearStartOf(query, settings));
};

/** The year as it will end where the rest of it goes as it usually does. */
async function landingRate(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  const share = await seasonalShare(query.sql, query.programmeId, settings, query.to);
  const targets = await amounts(query, settings, "target");
  const projected = combine(await amounts(query, settings, "revenue"), targets, (revenue) =>
    projects(share) ? revenue / share : null,
  );
  return [...projected].map(([group, landing]) => {
    const target = targets.get(group) ?? null;
    return {
      key: keyOf(group),
      value: ratio(landing, target),
      numerator: landing === null ? null : Math.round(landing),
      denominator: landing === null ? null : target,
    };
  });
}

/** Known as of `as of` alone. */
async function landingCounts(query: OracleQuery, settings: OracleSettings): Promise<OracleRow[]> {
  const { sql, programmeId, to } = query;
  const known = to === settings.asOf && yearStartOf(query, settings) >= settings.dataFrom;
  const placed = known ? await landingBands(sql, programmeId, settings) : [];
  const groups = await readGroups({ ...query, from: to });
  const wholes = knownIf(
    known,
    sumsOf(
      groups,
      placed.map(({ account }) => ({ account, day: to, amount: 1 })),
    ),
  );
  return bands.flatMap((band) => {
    const own = placed.filter((one) => one.band === band).map(({ account }) => ({ account, day: to, amount: 1 }));
    return asPart(band, countRows(knownIf(known, sumsOf(groups, own)), wholes));
  });
}

const projectedLanding: Indicator = (query, settings, definition) => {
  switch (definition ?? "rate") {
    case "rate":
      return landingRate(query, settings);
    case "bands":
      return landingCounts(query, settings);
    default:
      throw new Error(`oracle: projected-landing has no definition ${definition}`);
  }
};

const beyondObjective: Indicator = async (query, settings) => {
  const wholes = await objectives(query, settings);
  const rows: OracleRow[] = [];
  for (const percent of [110, 125, 150]) {
    const facts = beyondFacts(query.sql, query.programmeId, query.to, settings.fiscalStartMonth, percent);
    const beyond = await stock(query, settings, facts, yearStartOf(query, settings));
    rows.push(...asPart(String(percent), countRows(beyond, wholes)));
  }
  return rows;
};

export const objectiveIndicators: Record<string, Indicator> = {
  "objective-attainment": (query, settings) => objectiveAttainment(query, settings),
  "attainment-amount": async (query, settings) =>
    ratioRows(await amounts(query, settings, "revenue"), await amounts(query, settings, "target")),
  "projected-landing": projectedLanding,
  "missing-to-objective": async (query, settings) => plainRows(await amounts(query, settings, "missing")),
  "beyond-objective": beyondObjective,
};
