import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { IndicatorId } from "@/lib/indicators/registry";
import { readFrom } from "@/lib/lists/account-href";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { writeListRequest } from "@/lib/lists/list-request";
import type { Day } from "@/lib/periods/calendar";
import { standOn } from "@/lib/periods/cells";
import { columnSql } from "./account-columns";
import { listMonthsOf, readMonths, tierPath, visitsOf } from "./account-months";
import { readObjective, readOccasion } from "./account-objective";
import { readAssignments, readCampaigns, readContacts } from "./account-people";
import { readExpiring, readReach, readRewards } from "./account-points";
import { listAllowed } from "./check-request";
import { type Reader, readsContacts, withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { findPlace, parseListRequest } from "./query-accounts";
import { readNotes } from "./read-notes";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

/** An account as it stands on `as of`. */
export interface AccountRow {
  id: number;
  code: string;
  name: string;
  segment: string;
  region: string;
  isMember: boolean;
  memberSince: Day | null;
  tierId: number;
  points: number;
  revenue: number | null;
  revenueBefore: number | null;
  revenueR12: number | null;
  lastOrderOn: Day | null;
  landingBand: string | null;
}

/** Reads the address of a sheet: the page that one came from. */
export function parseSheetRequest(search: URLSearchParams): string | null {
  const names = [...search.keys()];
  if (names.some((name) => name !== "from")) throw new RequestError("unknown parameter", ["from"]);
  const from = search.get("from");
  if (names.length > 1 || readFrom(from) !== from) throw new RequestError("unknown from");
  return from;
}

/**
 * All that this viewer may see of an account; null where it is not theirs, as where it does not exist. `from` is the page
 * that one came from: of a list, the neighbours are told. Throws `RequestError` for a list that this viewer may not open.
 */
export const queryAccount = (viewer: Viewer, code: string, from: string | null = null): Promise<AccountSheet | null> =>
  withReader(viewer, async (reader) => {
    // Totals have no accounts at all; no code has a character that the database has not.
    if (viewer.scope.kind === "totals" || code.includes("\0")) return null;
    const account = await readAccount(reader, code);
    return account ? readSheet(reader, account, from) : null;
  });

async function readAccount(reader: Reader, code: string): Promise<AccountRow | undefined> {
  const { tx, programme, clock } = reader;
  const { month, part } = standOn(clock.asOf, clock.asOf);
  const columns = columnSql(clock);
  const [account] = await tx.unsafe<AccountRow[]>(
    `select c.id, c.code, c.name, c.segment, c.region, n.is_member as "isMember", a.member_since as "memberSince",
      n.tier_id as "tierId", ${columns.points.value} as points, ${columns.revenue.value} as revenue,
      ${columns["revenue-n-1"].value} as "revenueBefore", ${columns["revenue-r12"].value} as "revenueR12",
      ${columns["last-order"].value} as "lastOrderOn", n.landing_band as "landingBand"
    from accounts c
    join account_now n on n.programme_id = c.programme_id and n.account_id = c.id
    join account_months a on a.programme_id = c.programme_id and a.account_id = c.id and a.month = $3 and a.part = $4
    where c.programme_id = $1 and c.code = $2`,
    [programme.id, code, month, part],
  );
  return account;
}

async function readSheet(reader: Reader, account: AccountRow, from: string | null): Promise<AccountSheet> {
  const { viewer, programme } = reader;
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  const may = (...rights: IndicatorId[]) => rights.every((right) => allowed.has(right));
  const has = (feature: string) => programme.features.includes(feature);
  const [months, next, objective, expiring, rewards, reach, campaigns, contacts, notes, handOvers, origin] =
    await settleAll([
      readMonths(reader, account),
      may("tier-distribution", "revenue") ? readNextTier(reader, account) : undefined,
      readObjective(reader, account, may),
      may("points-expiring") ? readExpiring(reader, account) : [],
      may("reward-orders") ? readRewards(reader, account) : [],
      has("rewards") && may("points-outstanding") ? readReach(reader, account) : [],
      has("campaigns") ? readCampaigns(reader, account) : [],
      readContacts(reader, account),
      readsContacts[viewer.role] ? readNotes(reader, account.id) : undefined,
      readAssignments(reader, account),
      readOrigin(reader, account, from),
    ]);
  const occasion = await readOccasion(reader, account, { months, objective, may });
  const visits = may("visits") && visitsOf(reader, months);
  const hasPoints = account.isMember || account.points !== 0;
  return {
    programme: programmeInfo(reader),
    role: viewer.role,
    reader: viewer.name,
    code: account.code,
    name: account.name,
    segment: account.segment,
    region: account.region,
    memberSince: account.memberSince,
    ...(may("recency") && { lastOrderOn: account.lastOrderOn }),
    ...(has("tiers") && account.isMember && { tier: { ...tierPath(reader, account, months), ...(next && { next }) } }),
    ...(may("revenue") && { revenue: { year: account.revenue, before: account.revenueBefore } }),
    ...(objective && { objective }),
    ...(hasPoints &&
      (may("points-outstanding") || expiring.length > 0) && {
        points: {
          ...(may("points-outstanding") && { balance: account.points }),
          ...(expiring.length > 0 && { expiring }),
        },
      }),
    ...(rewards.length > 0 && { rewards }),
    ...(visits && { visits }),
    ...((may("revenue") || may("orders")) && { months: listMonthsOf(reader, months, may) }),
    ...(campaigns.length > 0 && { campaigns }),
    ...(contacts.length > 0 && { contacts }),
    ...(notes && { notes }),
    ...(handOvers.length > 0 && { handOvers }),
    ...(reach.length > 0 && { reach }),
    ...(occasion && { occasion }),
    ...origin,
  };
}

/** The tier above a member's own, and what its revenue of 12 months lacks to it. */
async function readNextTier(
  { tx, programme }: Reader,
  { isMember, tierId, revenueR12 }: AccountRow,
): Promise<{ code: string; missing: number } | undefined> {
  if (!isMember || revenueR12 === null) return undefined;
  const [next] = await tx<{ code: string; threshold: number | null }[]>`
    select t.code, t.threshold_cents as threshold from tiers t
    left join tiers own on own.programme_id = t.programme_id and own.id = ${tierId}
    where t.programme_id = ${programme.id} and (own.id is null or t.rank > own.rank)
    order by t.rank, t.code limit 1`;
  if (!next || next.threshold === null || next.threshold <= revenueR12) return undefined;
  return { code: next.code, missing: next.threshold - revenueR12 };
}

/** The page that one came from; of a list of accounts, the page of it that has this one, and its neighbours. */
async function readOrigin(
  reader: Reader,
  { code }: AccountRow,
  from: string | null,
): Promise<Pick<AccountSheet, "from" | "place">> {
  if (from === null) return {};
  const [path, search] = from.split("?", 2);
  if (path !== "accounts") return { from };
  const request = parseListRequest(new URLSearchParams(search));
  const found = await findPlace(reader, request, code);
  if (!found) return { from };
  const { page, ...place } = found;
  return { from: `${path}?${writeListRequest({ ...request, page })}`, place };
}
