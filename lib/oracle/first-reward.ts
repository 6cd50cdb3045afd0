import { redeemedFacts } from "./facts-points";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { medianWait, type Wait } from "./survival";
import { keyOf, readGroups } from "./totals";

interface FirstStay {
  account: number;
  starts: string;
  ends: string | null;
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Who first enrolled since the data begins. */
const firstStays = ({ sql, programmeId, to }: OracleQuery, { dataFrom }: OracleSettings) => sql<FirstStay[]>`
  select * from (
    select distinct on (e.account_id) e.account_id as account, e.starts_on::text as starts, e.ends_on::text as ends
    from enrolments e where e.programme_id = ${programmeId}
    order by e.account_id, e.starts_on
  ) stay
  where stay.starts::date between ${dataFrom}::date and ${to}::date`;

/** Days on which an account redeemed more than was given back to it. */
const redemptionDays = ({ sql, programmeId, to }: OracleQuery) => sql<{ account: number; day: string }[]>`
  select r.account_id as account, r.dated_on::text as day
  from (${redeemedFacts(sql, programmeId)}) r
  where r.dated_on <= ${to}::date
  group by 1, 2 having sum(r.amount) > 0
  order by 1, 2`;

/** Over the first stay alone: who leaves, or has not redeemed by the day, has waited so long without. */
export const timeToFirstReward: Indicator = async (query, settings) => {
  const { to } = query;
  const stays = await firstStays(query, settings);
  const redemptions = await redemptionDays(query);
  const groups = await readGroups({ ...query, from: to });
  const waits = new Map<string, Wait[]>(groups.names.map((name) => [name, []]));
  for (const { account, starts, ends } of stays) {
    const first = redemptions.find(({ account: whose, day }) => whose === account && day >= starts)?.day;
    const came = first !== undefined && (ends === null || first < ends);
    const last = ends !== null && ends < to ? ends : to;
    const group = groups.of(account, to);
    if (group !== undefined) waits.get(group)?.push({ days: daysBetween(starts, came ? first : last), came });
  }
  return [...waits].map(([group, own]) => {
    const key = keyOf(group);
    if (to < settings.dataFrom) return { key, value: null, numerator: null, denominator: null };
    return { key, value: medianWait(own), numerator: own.filter(({ came }) => came).length, denominator: own.length };
  });
};
