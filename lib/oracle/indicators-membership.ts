import { addDays, addMonths, firstOfMonth, lastOfMonth, r12Start } from "./calendar";
import { leaverFacts, newMemberFacts } from "./facts-members";
import type { Days } from "./facts-purchases";
import { members } from "./indicators-members";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { combine, flow, plainRows, ratioRows, type Totals } from "./totals";

const recruited = (query: OracleQuery, settings: OracleSettings) =>
  flow(query, settings, newMemberFacts(query.sql, query.programmeId));

async function netGrowth(query: OracleQuery, settings: OracleSettings): Promise<Totals> {
  const left = await flow(query, settings, leaverFacts(query.sql, query.programmeId));
  return combine(await recruited(query, settings), left, (entered, gone) => entered - gone);
}

/** Net growth ÷ members on the day before the period, by what they were that day; a group may be of one of them only. */
const membershipGrowth: Indicator = async (query, settings) => {
  const day = addDays(query.from, -1);
  const before = await members({ ...query, from: day, to: day }, settings);
  const growth = await netGrowth(query, settings);
  const unknown = day < settings.dataFrom;
  const groups = [...new Set([...growth.keys(), ...before.keys()])];
  const inAll = (totals: Totals): Totals =>
    new Map(groups.map((group) => [group, unknown ? null : (totals.get(group) ?? 0)]));
  return ratioRows(inAll(growth), inAll(before));
};

/** The most new members that the whole programme had in twelve months within the data, ending on a month's end or the day. */
async function bestRecruitment(
  { sql, programmeId, to }: OracleQuery,
  settings: OracleSettings,
): Promise<number | null> {
  const windows: Days[] = [];
  for (let month = firstOfMonth(settings.dataFrom); month <= to; month = addMonths(month, 1)) {
    const end = lastOfMonth(month) < to ? lastOfMonth(month) : to;
    if (r12Start(end) >= settings.dataFrom) windows.push({ from: r12Start(end), to: end });
  }
  const [best] = await sql<{ count: number | null }[]>`
    select max(y.count)::float8 as count from (
      select (
        select count(*) from (${newMemberFacts(sql, programmeId)}) n
        where n.dated_on between x.from and x.to) as count
      from jsonb_to_recordset(${sql.json(windows.map((window) => ({ ...window })))}) as x("from" date, "to" date)
    ) y`;
  return best?.count ?? null;
}

const recruitmentPace: Indicator = async (query, settings) => {
  const now = await recruited({ ...query, from: r12Start(query.to) }, settings);
  const best = await bestRecruitment(query, settings);
  return ratioRows(now, new Map([...now.keys()].map((group) => [group, best])));
};

export const membershipIndicators: Record<string, Indicator> = {
  "net-growth": async (query, settings) => plainRows(await netGrowth(query, settings)),
  "membership-growth": membershipGrowth,
  "recruitment-pace": recruitmentPace,
};
