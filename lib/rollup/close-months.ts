import type { TransactionSql } from "postgres";
import { type Actor, recordEvent } from "@/lib/access/record-event";
import { type Day, lastOfMonth } from "@/lib/periods/calendar";
import { Refusal } from "@/lib/refusals/refusal";
import { refreshRollups, rollupTables } from "./refresh";
import { spanStates, writeRestatedPeriods } from "./write-period-cubes";
import { keepRanks } from "./write-ranks";
import { type Kept, keepReferences, keptTables } from "./write-restated";

/** Months, by their first days, that a command closed or opened again. */
export interface Closing {
  months: Day[];
  accounts: number;
}

/**
 * Closes a programme's months up to `month` (its first day): their figures stay as they are now, whatever imports correct
 * later. Throws a `Refusal` where the month is not over on `as of`, or none is left to close.
 */
export async function closeMonths(tx: TransactionSql, programmeId: number, month: Day, by: Actor): Promise<Closing> {
  await refreshRollups(tx, programmeId);
  const [programme] = await tx<{ asOf: Day; dataFrom: Day }[]>`
    select as_of as "asOf", data_from as "dataFrom" from programmes where id = ${programmeId}`;
  if (!programme) throw new Error(`no programme ${programmeId}`);
  if (lastOfMonth(month) > programme.asOf) throw new Refusal("month-not-over", { month, asOf: programme.asOf });
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
  if (months.length === 0) throw new Refusal("no-open-month", { month });
  for (const kept of keptTables) await keepRows(tx, programmeId, kept, months);
  await keepSpans(tx, programmeId, months);
  await keepRanks(tx, months);
  await keepReferences(tx, programmeId, months);
  await writeRestatedPeriods(tx);
  await nextSettings(tx, programmeId);
  const [kept] = await tx<{ accounts: number }[]>`
    select count(*)::int as accounts from closed_account_months
    where programme_id = ${programmeId} and month = any (${months}::date[])`;
  await recordEvent(tx, { kind: "months-closed", by, programmeId, details: { months } });
  return { months, accounts: kept?.accounts ?? 0 };
}

const keepRows = (tx: TransactionSql, programmeId: number, { table, exact, whole, columns }: Kept, months: Day[]) =>
  tx.unsafe(
    `insert into ${table} (programme_id, account_id, month, ${columns.join(", ")})
    select n.programme_id, n.account_id, n.month, ${columns.map((name) => `n.${name}`).join(", ")} from ${exact} n
    where n.programme_id = $1 and n.month = any ($2::date[]) ${whole}`,
    [programmeId, months] as never[],
  );

/**
 * What happened in a span is told by sums to its two ends: those of the months that close now go on from what the month
 * before them was closed with, so that what came late for a closed month is not in a later one.
 */
const keepSpans = (tx: TransactionSql, programmeId: number, months: Day[]) =>
  tx.unsafe(
    `with late as (
      select r.account_id, ${spanStates.map((name) => `coalesce(k.${name}, 0) - coalesce(n.${name}, 0) as ${name}`).join(", ")}
      from restated_accounts r
      left join closed_account_months k
        on k.programme_id = r.programme_id and k.account_id = r.account_id and k.month = r.month
      left join account_months n
        on n.programme_id = r.programme_id and n.account_id = r.account_id and n.month = r.month and n.part = 0
      where r.programme_id = $1 and r.month = $2::date - interval '1 month'
    ), moved as (
      update closed_account_months k set ${spanStates.map((name) => `${name} = k.${name} + l.${name}`).join(", ")}
      from late l
      where k.programme_id = $1 and k.month = any ($3::date[]) and k.account_id = l.account_id
        and (${spanStates.map((name) => `l.${name} <> 0`).join(" or ")})
      returning k.programme_id, k.account_id, k.month
    )
    insert into restated_accounts (programme_id, account_id, month) select * from moved`,
    [programmeId, months[0], months] as never[],
  );

/** Opens a programme's months from `month` on again: their figures are what the facts say. Throws a `Refusal` where none is closed. */
export async function reopenMonths(tx: TransactionSql, programmeId: number, month: Day, by: Actor): Promise<Closing> {
  await tx`select id from programmes where id = ${programmeId} for update`;
  const opened = await tx<{ month: Day }[]>`
    delete from closed_months where programme_id = ${programmeId} and month >= ${month} returning month`;
  if (opened.length === 0) throw new Refusal("no-closed-month", { month });
  let accounts = 0;
  const restated = rollupTables.filter((table) => table.startsWith("restated_"));
  for (const table of [
    ...keptTables.map((kept) => kept.table),
    "closed_ranks",
    "closed_references",
    "corrected_months",
    ...restated,
  ]) {
    const last = /^restated_(period|move)_/.test(table) ? "to_month" : "month";
    const { count } = await tx`
      delete from ${tx(table)} where programme_id = ${programmeId} and ${tx(last)} >= ${month}`;
    if (table === "closed_account_months") accounts = count;
  }
  await nextSettings(tx, programmeId);
  const months = opened.map((row) => row.month).sort();
  await recordEvent(tx, { kind: "months-reopened", by, programmeId, details: { months } });
  return { months, accounts };
}

/** What processes keep of the programme is of another moment now. */
const nextSettings = (tx: TransactionSql, programmeId: number) =>
  tx`update programmes set settings_version = settings_version + 1 where id = ${programmeId}`;
