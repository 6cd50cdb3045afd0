import type { Fragment } from "postgres";
import { r12Start } from "./calendar";
import { memberRewardFacts, visitFacts, visitingMemberFacts } from "./facts-visits";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleRow } from "./query";
import { flow, keyOf, plainRows, ratioRows, readGroups, stock } from "./totals";

const visitingRate: Indicator = async (query, settings) => {
  const window = r12Start(query.to);
  const visiting = visitingMemberFacts(query.sql, query.programmeId, query.to);
  return ratioRows(await stock(query, settings, visiting, window), await members(query, settings, window));
};

async function accountsWith({ sql, from, to }: OracleQuery, facts: Fragment): Promise<Set<number>> {
  const rows = await sql<{ account: number }[]>`
    select distinct f.account_id as account from (${facts}) f
    where f.dated_on between ${from}::date and ${to}::date`;
  return new Set(rows.map(({ account }) => account));
}

/** The tier of each member on the last day. */
async function tiersHeld({ sql, programmeId, to }: OracleQuery): Promise<Map<number, string>> {
  const rows = await sql<{ account: number; tier: string }[]>`
    select distinct on (c.account_id) c.account_id as account, t.code as tier
    from tier_changes c
    join tiers t on t.programme_id = c.programme_id and t.id = c.tier_id
    join enrolments e on e.programme_id = c.programme_id and e.account_id = c.account_id
      and e.starts_on <= ${to}::date and (e.ends_on is null or ${to}::date < e.ends_on)
    where c.programme_id = ${programmeId} and c.since <= ${to}::date
    order by c.account_id, c.since desc`;
  return new Map(rows.map(({ account, tier }) => [account, tier]));
}

/** The accounts looked at, each with its group on the last day: without a tier where it is no member then. */
async function accountsByGroup(query: OracleQuery): Promise<{ account: number; group: string }[]> {
  const { sql, programmeId, to, by, where } = query;
  const { tier: wanted, ...others } = where;
  const apart = { ...query, from: to, by: by.filter((dimension) => dimension !== "tier"), where: others };
  const groups = await readGroups(apart);
  const held = await tiersHeld(query);
  const accounts = await sql<{ id: number }[]>`select id from accounts where programme_id = ${programmeId}`;
  return accounts.flatMap(({ id }) => {
    const group = groups.of(id, to);
    const tier = held.get(id) ?? "none";
    if (group === undefined || (wanted !== undefined && tier !== wanted)) return [];
    return [{ account: id, group: JSON.stringify({ ...keyOf(group), ...(by.includes("tier") ? { tier } : {}) }) }];
  });
}

/** Who came as a member, saw the catalogue, and ordered a reward too. */
const visitFunnel: Indicator = async (query, settings) => {
  const { sql, programmeId } = query;
  const visited = await accountsWith(query, visitFacts(sql, programmeId));
  const catalogue = await accountsWith(query, visitFacts(sql, programmeId, "catalogue"));
  const ordering = await accountsWith(query, memberRewardFacts(sql, programmeId));
  const ordered = new Set([...catalogue].filter((account) => ordering.has(account)));
  const accounts = await accountsByGroup(query);
  const names = new Set(accounts.map(({ group }) => group));
  if (query.by.length === 0) names.add("{}");
  const known = query.from >= settings.dataFrom;
  return [...names].flatMap((name) => {
    const own = accounts.filter(({ group }) => group === name);
    const count = (of: Set<number>) => (known ? own.filter(({ account }) => of.has(account)).length : null);
    return Object.entries({ visited, catalogue, ordered }).map(
      ([part, of]): OracleRow => ({
        key: { ...keyOf(name), part },
        value: count(of),
        numerator: count(of),
        denominator: count(visited),
      }),
    );
  });
};

export const visitIndicators: Record<string, Indicator> = {
  visits: async (query, settings) => plainRows(await flow(query, settings, visitFacts(query.sql, query.programmeId))),
  "visiting-rate": visitingRate,
  "visit-funnel": visitFunnel,
};
