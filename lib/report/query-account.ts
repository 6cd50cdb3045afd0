import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { IndicatorId } from "@/lib/indicators/registry";
import { readSheetRequest } from "@/lib/lists/account-href";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { writeCallRequest } from "@/lib/lists/calls";
import { writeListRequest } from "@/lib/lists/list-request";
import type { Day } from "@/lib/periods/calendar";
import { fiscalYearOf } from "@/lib/periods/period";
import { withParameters } from "@/lib/views/address";
import { columnSql } from "./account-columns";
import { listMonthsOf, readMonths, tierPath, visitsOf } from "./account-months";
import { objectiveOf, readOccasion } from "./account-objective";
import { readAssignments, readCampaigns, readContacts } from "./account-people";
import { readExpiring, readReach, readRewards } from "./account-points";
import { listAllowed } from "./check-request";
import { standing } from "./named-lists";
import { type Reader, readsContacts, withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { findPlace, parseListRequest } from "./query-accounts";
import { findCallPlace, parseCallRequest } from "./query-calls";
import { readNotes } from "./read-notes";
import { asked } from "./request-error";
import { settleAll } from "./settle-all";
import { SqlValues } from "./sql-values";

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
  /** The tier above a member's own, and what its revenue of 12 months lacks to it; null where it has enough. */
  nextTier: string | null;
  missingToTier: number | null;
  lastOrderOn: Day | null;
  /** The running fiscal year's objective; null without one, or where the year begins before the data. */
  target: number | null;
  missing: number | null;
  objectiveRevenue: number | null;
  attainedOn: Day | null;
  landingBand: string | null;
}

/** Reads the address of a sheet: the page that one came from. */
export function parseSheetRequest(search: URLSearchParams): string | null {
  return asked(readSheetRequest(search));
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
  const columns = columnSql(clock);
  const values = new SqlValues();
  const [account] = await tx.unsafe<AccountRow[]>(
    `select c.id, c.code, c.name, c.segment, c.region, s.*,
      y.revenue_cents as "objectiveRevenue", y.attained_on as "attainedOn"
    from accounts c
    cross join lateral (
      select a.is_member = 1 as "isMember", a.member_since as "memberSince", a.tier_id as "tierId",
        case when a.is_member = 1 and ${columns["revenue-r12"].value} < next.threshold_cents then next.code end as "nextTier",
        next.threshold_cents - a.revenue_r12_cents as "missingToTier",
        ${columns.points.value} as points, ${columns.revenue.value} as revenue,
        ${columns["revenue-n-1"].value} as "revenueBefore", ${columns["last-order"].value} as "lastOrderOn",
        ${columns.target.value} as target, ${columns.missing.value} as missing, a.landing_band as "landingBand"
      from ${standing(reader, values)} and a.account_id = c.id
    ) s
    left join account_year y on y.programme_id = c.programme_id and y.account_id = c.id
      and y.fiscal_year = ${values.add(fiscalYearOf(clock.asOf, clock.fiscalStartMonth))}
    where c.programme_id = ${values.add(programme.id)} and c.code = ${values.add(code)}`,
    values.list as never[],
    { prepare: true },
  );
  return account;
}

async function readSheet(reader: Reader, account: AccountRow, from: string | null): Promise<AccountSheet> {
  const { viewer, programme } = reader;
  const allowed = new Set(listAllowed(reader).map(({ id }) => id));
  const may = (...rights: IndicatorId[]) => rights.every((right) => allowed.has(right));
  const has = (feature: string) => programme.features.includes(feature);
  const [months, expiring, rewards, reach, campaigns, contacts, notes, handOvers, origin] = await settleAll([
    readMonths(reader, account),
    may("points-expiring") ? readExpiring(reader, account, may("points-outstanding")) : [],
    may("reward-orders") ? readRewards(reader, account) : [],
    has("rewards") && may("points-outstanding") ? readReach(reader, account) : [],
    has("campaigns") ? readCampaigns(reader, account) : [],
    readContacts(reader, account),
    readsContacts[viewer.role] ? readNotes(reader, account.id) : undefined,
    readAssignments(reader, account),
    readOrigin(reader, account, from),
  ]);
  const { nextTier, missingToTier } = account;
  const next = may("tier-distribution", "revenue") &&
    nextTier !== null &&
    missingToTier !== null && { code: nextTier, missing: missingToTier };
  const objective = objectiveOf(reader, account, may);
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
    ...(rewards.length > 0 && {
      rewards: rewards.map(({ points, ...taken }) => (may("points-redeemed") ? { ...taken, points } : taken)),
    }),
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

/** The page that one came from; of a list, the page of it that has this account, and its neighbours. */
async function readOrigin(
  reader: Reader,
  { code }: AccountRow,
  from: string | null,
): Promise<Pick<AccountSheet, "from" | "place">> {
  if (from === null) return {};
  const [path = "", search] = from.split("?", 2);
  const found = await findIn(reader, path, new URLSearchParams(search), code);
  if (!found) return { from };
  const { address, page: _, ...place } = found;
  return { from: withParameters(path, address), place };
}

/** The account's place in the list that is at an address, and the address of its page; null where there is none. */
async function findIn(reader: Reader, path: string, search: URLSearchParams, code: string) {
  switch (path) {
    case "accounts": {
      const request = parseListRequest(search);
      const place = await findPlace(reader, request, code);
      return place && { ...place, address: writeListRequest({ ...request, page: place.page }) };
    }
    case "calls": {
      const request = parseCallRequest(search);
      const place = await findCallPlace(reader, request, code);
      return place && { ...place, address: writeCallRequest({ ...request, page: place.page }) };
    }
    default:
      return null;
  }
}
