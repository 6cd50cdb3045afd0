import "server-only";
import type { AccountContact } from "@/lib/lists/account-sheet";
import type { Day } from "@/lib/periods/calendar";
import { openHandOvers, type Reader } from "./open-reader";
import type { AccountRow } from "./query-account";
import { settleAll } from "./settle-all";

/** Its people: none for roles that do not need them, whom the database shows none. */
export const readContacts = ({ tx, programme }: Reader, { id }: AccountRow) => tx<AccountContact[]>`
  select name, job, email, phone from contacts
  where programme_id = ${programme.id} and account_id = ${id} order by ref collate "C"`;

/** The operations that address it and touch the 12 months to `as of`, the last first. */
export const readCampaigns = ({ tx, programme, clock }: Reader, { id }: AccountRow) => tx<
  { name: string; startsOn: Day; endsOn: Day }[]
>`
  select distinct c.name, c.starts_on as "startsOn", c.ends_on as "endsOn"
  from campaign_targets t join campaigns c on c.programme_id = t.programme_id and c.id = t.campaign_id
  where t.programme_id = ${programme.id} and t.account_id = ${id}
    and c.ends_on > (${clock.asOf}::date - interval '1 year')
  order by c.starts_on desc, c.name`;

/** Whose it was, from when on; who had it twice in a row is said once. */
export async function readAssignments(
  reader: Reader,
  { id }: AccountRow,
): Promise<{ rep: string | null; since: Day }[]> {
  const { tx, programme, clock } = reader;
  const [, rows] = await settleAll([
    openHandOvers(reader),
    tx<{ repId: number; rep: string | null; since: Day }[]>`
      select h.rep_id as "repId", r.name as rep, h.since
      from account_assignments h
      left join reps r on r.programme_id = h.programme_id and r.id = h.rep_id
      where h.programme_id = ${programme.id} and h.account_id = ${id} and h.since <= ${clock.asOf}
      order by h.since, h.ref collate "C"`,
  ]);
  return rows.filter(({ repId }, place) => rows[place - 1]?.repId !== repId).map(({ rep, since }) => ({ rep, since }));
}
