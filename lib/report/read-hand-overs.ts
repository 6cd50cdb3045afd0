import "server-only";
import type { Day } from "@/lib/periods/calendar";
import { columnSql } from "./account-columns";
import { listAllowed } from "./check-request";
import { openHandOvers, type Reader } from "./open-reader";
import { settleAll } from "./settle-all";

const MOST = 50;

interface HandOverRow {
  day: Day;
  account: { code: string; name: string };
  /** Ids of reps; 0 is nobody. */
  from: number;
  fromName: string;
  to: number;
  before?: number | null;
}

interface HandOvers {
  count: number;
  /** The latest first, `MOST` of them. */
  latest: HandOverRow[];
  /** The last day on which each rep was handed an account. */
  last: Map<number, Day>;
}

/** Accounts of these reps (0: nobody) that came to one of them from another rep, to `as of`. */
export async function readHandOvers(reader: Reader, repIds: readonly number[]): Promise<HandOvers> {
  const { tx, clock, programme } = reader;
  const team = [...repIds];
  const handed = tx`
    select * from (
      select c.id as account_id, c.code, c.name, h.since, h.rep_id as "to",
        lag(h.rep_id) over (partition by c.id order by h.since, h.ref collate "C") as "from"
      from accounts c
      join account_assignments h on h.programme_id = c.programme_id and h.account_id = c.id
      where c.programme_id = ${programme.id} and c.rep_id = any (${team}::int[]) and h.since <= ${clock.asOf}
    ) h
    where "from" <> "to" and "to" = any (${team}::int[])`;
  const mayRevenue = listAllowed(reader).some(({ id }) => id === "revenue");
  const before = tx.unsafe(mayRevenue ? columnSql(clock)["revenue-n-1"].value : "null::bigint");
  const [, latest, last] = await settleAll([
    openHandOvers(reader),
    tx<(Omit<HandOverRow, "account"> & { code: string; name: string; count: number })[]>`
      select h.since as day, h.code, h.name, h."from", coalesce(f.name, '') as "fromName", h."to", ${before} as before,
        h.count
      from (
        select *, count(*) over ()::int as count from (${handed}) h order by since desc, code collate "C" limit ${MOST}
      ) h
      left join account_now a on a.programme_id = ${programme.id} and a.account_id = h.account_id
      left join reps f on f.programme_id = ${programme.id} and f.id = h."from"
      order by h.since desc, h.code collate "C"`,
    tx<{ rep: number; day: Day }[]>`select "to" as rep, max(since) as day from (${handed}) h group by 1`,
  ]);
  return {
    count: latest[0]?.count ?? 0,
    latest: latest.map(({ code, name, count: _, before, ...rest }) => ({
      ...rest,
      account: { code, name },
      ...(mayRevenue ? { before } : {}),
    })),
    last: new Map(last.map(({ rep, day }) => [rep, day])),
  };
}
