import { cohortSpans, spanFacts } from "./facts-cohorts";
import { memberOrderFacts, memberRevenueFacts } from "./facts-orders";
import type { Indicator } from "./oracle";
import { keyOf, ratio, readGroups } from "./totals";

const definitions = {
  "bought-by-month": { monthsPerAge: 1, measure: "buyers" },
  "revenue-by-month": { monthsPerAge: 1, measure: "revenue" },
  "bought-by-year": { monthsPerAge: 12, measure: "buyers" },
  "revenue-by-year": { monthsPerAge: 12, measure: "revenue" },
} as const;

const isDefinition = (name: string): name is keyof typeof definitions => Object.hasOwn(definitions, name);

/** Share of a cohort's accounts that ordered at an age, or their revenue then, by account enrolled. */
const cohortRetention: Indicator = async (query, settings, definition) => {
  const { sql, programmeId } = query;
  const name = definition ?? "bought-by-month";
  if (!isDefinition(name)) throw new Error(`oracle: cohort-retention has no definition ${name}`);
  const { monthsPerAge, measure } = definitions[name];
  const facts = measure === "buyers" ? memberOrderFacts(sql, programmeId) : memberRevenueFacts(sql, programmeId);
  const spans = cohortSpans(query, settings, monthsPerAge);
  const groups = await readGroups({ ...query, from: settings.asOf, to: settings.asOf });
  const rows = await sql<{ account: number; cohort: string; age: number; amount: number | null }[]>`
    select f.account_id as account, f.cohort, f.age, f.amount::float8 as amount
    from (${spanFacts(sql, programmeId, spans, facts)}) f`;
  const cells = new Map<string, { key: Record<string, string>; numerator: number; denominator: number }>();
  for (const { account, cohort, age, amount } of rows) {
    const group = groups.of(account, settings.asOf);
    if (group === undefined) continue;
    const key = { ...keyOf(group), cohort, age: String(age) };
    const cell = cells.get(JSON.stringify(key)) ?? { key, numerator: 0, denominator: 0 };
    const did = measure === "buyers" ? Number(amount !== null) : (amount ?? 0);
    cells.set(JSON.stringify(key), { key, numerator: cell.numerator + did, denominator: cell.denominator + 1 });
  }
  return [...cells.values()].map((cell) => ({ ...cell, value: ratio(cell.numerator, cell.denominator) }));
};

export const cohortIndicators: Record<string, Indicator> = { "cohort-retention": cohortRetention };
