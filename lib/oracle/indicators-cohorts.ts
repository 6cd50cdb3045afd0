import { cohortSpans, spanFacts } from "./facts-cohorts";
import { memberOrderFacts, memberRevenueFacts } from "./facts-orders";
import type { Indicator } from "./oracle";
import { accountMonths, groupColumns, keyOf, ratio } from "./totals";

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
  const did = measure === "buyers" ? sql`count(f.amount)` : sql`coalesce(sum(f.amount), 0)`;
  const spans = cohortSpans(query, settings, monthsPerAge);
  const today = { ...query, from: settings.asOf, to: settings.asOf };
  const rows = await sql<{ group: string; cohort: string; age: number; did: number; enrolled: number }[]>`
    with ${accountMonths(today)}
    select jsonb_build_object(${groupColumns(query)})::text as "group", f.cohort, f.age, ${did}::float8 as did,
      count(*)::float8 as enrolled
    from chosen c
    join (${spanFacts(sql, programmeId, spans, facts)}) f on f.account_id = c.account_id
    group by 1, 2, 3`;
  return rows.map(({ group, cohort, age, did: numerator, enrolled: denominator }) => ({
    key: { ...keyOf(group), cohort, age: String(age) },
    value: ratio(numerator, denominator),
    numerator,
    denominator,
  }));
};

export const cohortIndicators: Record<string, Indicator> = { "cohort-retention": cohortRetention };
