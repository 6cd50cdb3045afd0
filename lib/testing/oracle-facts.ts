import { type Dimension, dimensions } from "@/lib/indicators/algebra";
import { getIndicator } from "@/lib/indicators/registry";
import { type OracleDimension, oracleRows } from "@/lib/oracle/oracle";
import type { CohortGrain, OracleQuery } from "@/lib/oracle/query";
import type { AccessFixture } from "./access-fixture";
import { type AskedFigure, askedFigures, oracleSplits } from "./oracle-asks";
import type { Surface } from "./surfaces";

/** A figure of the catalogue as the tests ask it; undefined for what is none. */
export function askedFigure(id: string, definition: string | null): AskedFigure | undefined {
  const indicator = getIndicator(id);
  return indicator?.kind === "figure"
    ? askedFigures([indicator]).find((asked) => asked.definition === definition)
    : undefined;
}

type Facts = Awaited<ReturnType<typeof oracleRows>>;
const known = new WeakMap<
  AccessFixture,
  { answers: Map<string, Promise<Facts>>; kept: NonNullable<OracleQuery["kept"]> }
>();

/** The oracle's answer for a scope, asked once: several roles have the same. */
export function factsOf(
  fixture: AccessFixture,
  asks: NonNullable<Surface["asks"]>,
  repIds: number[] | null,
  grain: CohortGrain,
): Promise<Facts> {
  const { answers, kept } = known.get(fixture) ?? { answers: new Map(), kept: new Map() };
  known.set(fixture, { answers, kept });
  const indicator = getIndicator(asks.indicator);
  const one = askedFigure(asks.indicator, asks.definition);
  const key = JSON.stringify([asks, repIds, indicator?.kind === "cohorts" ? grain : null]);
  const found = answers.get(key);
  if (found) return found;
  const split = asks.by.filter(isDimension);
  const facts = oracleRows(asks.indicator, asks.definition === "standard" ? null : asks.definition, {
    sql: fixture.database.writer,
    programmeId: fixture.own.id,
    repIds,
    from: "2024-01-01",
    to: "2024-12-17",
    by: one ? oracleSplits(one, split) : (split as OracleDimension[]),
    where: {},
    grain,
    kept,
  });
  answers.set(key, facts);
  return facts;
}

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);
