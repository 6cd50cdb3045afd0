import type { TransactionSql } from "postgres";
import { type Day, lastOfMonth } from "@/lib/periods/calendar";
import { refreshRollups } from "./refresh";
import { keptColumns } from "./write-restated";

/** Months, by their first days, that a command closed or opened again. */
export interface Closing {
  months: Day[];
  accounts: number;
}

/**
 * Closes a programme's months up to `month` (its first day): their figures stay as they are now, whatever imports correct
 * later. Throws a `RangeError` where the month is not over on `as of`, or none is left to close.
 */
export async function closeMonths(tx: TransactionSql, programmeId: number, month: Day): Promise<Closing> {
  await refreshRollups(tx, programmeId);
  const [programme] = await tx<{ asOf: Day; dataFrom: Day }[]>`
    select as_of as "asOf", data_from as "dataFrom" from programmes where id = ${programmeId}`;
  if (!programme) throw new RangeError(`no programme ${programmeId}`);
  if (lastOfMonth(month) > programme.asOf)
    throw new RangeError(`${month.slice(0, 7)} is not over: the data reach to ${programme.asOf}`);
  const closed = await tx<{ month: Day }[]>`
    insert into closed_months (programme_id, month, running_cost_cents)
    select ${programmeId}, m, coalesce(n.running_cost_cents, 0)
    from (
      select generate_series(date_trunc('month', ${programme.dataFrom}::timestamp), ${month}::timestamp, '1 month')::date as m
    ) s
    left join cost_months n on n.programme_id = ${programmeId} and n.month = m and n.part = 0
    order by m
    on conflict do nothing
    returning month`;
  const months = closed.map((row) => row.month).sort();
  if (months.length === 0) throw new RangeError(`no month up to ${month.slice(0, 7)} is open`);
  const kept = await tx.unsafe(
    `insert into closed_account_months (programme_id, account_id, month, ${keptColumns.join(", ")})
    select programme_id, account_id, month, ${keptColumns.join(", ")} from account_months
    where programme_id = $1 and month = any ($2::date[]) and part = 0`,
    [programmeId, months] as never[],
  );
  await nextSettings(tx, programmeId);
  return { months, accounts: kept.count };
}

/** Opens a programme's months from `month` on again: their figures are what the facts say. Throws where none is closed. */
export async function reopenMonths(tx: TransactionSql, programmeId: number, month: Day): Promise<Closing> {
  await tx`select id from programmes where id = ${programmeId} for update`;
  const opened = await tx<{ month: Day }[]>`
    delete from closed_months where programme_id = ${programmeId} and month >= ${month} returning month`;
  if (opened.length === 0) throw new RangeError(`no month from ${month.slice(0, 7)} on is closed`);
  let accounts = 0;
  for (const table of [
    "closed_account_months",
    "corrected_months",
    "restated_accounts",
    "restated_reps",
    "restated_regions",
    "restated_costs",
  ]) {
    const { count } = await tx`delete from ${tx(table)} where programme_id = ${programmeId} and month >= ${month}`;
    if (table === "closed_account_months") accounts = count;
  }
  await nextSettings(tx, programmeId);
  return { months: opened.map((row) => row.month).sort(), accounts };
}

/** What processes keep of the programme is of another moment now. */
const nextSettings = (tx: TransactionSql, programmeId: number) =>
  tx`update programmes set settings_version = settings_version + 1 where id = ${programmeId}`;
