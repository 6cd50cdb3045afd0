import type { TransactionSql } from "postgres";
import type { EvidenceAccount } from "@/lib/evidence/evidence-account";
import type { EvidenceData } from "@/lib/evidence/weigh-evidence";
import {
  addMonths,
  isFirstOfMonth,
  lastOfMonth,
  lastWholeMonth,
  listMonths,
  monthOf,
  monthsBetween,
} from "@/lib/periods/calendar";

/** A programme as its evidence needs it. */
export interface EvidenceProgramme {
  id: number;
  asOf: string;
  dataFrom: string;
  startedOn: string;
  features: string[];
}

interface AccountRow {
  segment: string;
  isControl: boolean;
  starts: string[];
  ends: string[];
  revenue: number[];
  margin: number[];
  orders: number[];
  rewards: number[];
  eligible: number[];
}

const BATCH = 1_000;
const ALWAYS = "9999-12-31";

/** Accounts over the whole months that the data knows, in the order of their codes. */
export async function readEvidenceData(tx: TransactionSql, programme: EvidenceProgramme): Promise<EvidenceData> {
  const months = wholeMonths(programme);
  const [first, last] = [months[0] ?? programme.asOf, lastOfMonth(months.at(-1) ?? programme.asOf)];
  const hasMargin = programme.features.includes("margin") && !(await lacksMargin(tx, programme.id, first, last));
  const accounts: EvidenceAccount[] = [];
  for await (const rows of selectAccounts(tx, programme, first, last).cursor(BATCH))
    for (const row of rows) accounts.push(toAccount(row, months, hasMargin));
  return {
    months,
    accounts,
    runningCosts: await readCosts(tx, programme.id, months),
    began: months[0] ? monthsBetween(months[0], monthOf(programme.startedOn)) : 0,
  };
}

function wholeMonths({ asOf, dataFrom }: EvidenceProgramme): string[] {
  const first = isFirstOfMonth(dataFrom) ? dataFrom : addMonths(monthOf(dataFrom), 1);
  const last = lastWholeMonth(asOf);
  return first <= last ? listMonths(first, last) : [];
}

async function lacksMargin(tx: TransactionSql, programmeId: number, first: string, last: string): Promise<boolean> {
  const [found] = await tx`
    select from orders where programme_id = ${programmeId} and status <> 'cancelled' and margin_cents is null
      and revenue_cents <> 0 and ordered_on between ${first}::date and ${last}::date limit 1`;
  return found !== undefined;
}

/** Rows of months stand in a line to the last one: an account has them since it is known. */
const selectAccounts = (tx: TransactionSql, { id, asOf }: EvidenceProgramme, first: string, last: string) => tx<
  AccountRow[]
>`
  with margins as (
    select account_id, date_trunc('month', ordered_on::timestamp)::date as month, sum(margin_cents)::float8 as margin
    from orders
    where programme_id = ${id} and status <> 'cancelled' and ordered_on between ${first}::date and ${last}::date
    group by 1, 2
  ), lines as (
    select m.account_id, array_agg(m.revenue_cents::float8 order by m.month) as revenue,
      array_agg(coalesce(o.margin, 0) order by m.month) as margin, array_agg(m.orders::float8 order by m.month) as orders,
      array_agg(m.reward_cost_cents::float8 order by m.month) as rewards,
      array_agg(m.is_eligible order by m.month) as eligible
    from account_months m left join margins o using (account_id, month)
    where m.programme_id = ${id} and m.part = 0 and m.month between ${first}::date and ${last}::date
    group by 1
  ), stays as (
    select account_id, array_agg(starts_on::text order by starts_on) as starts,
      array_agg(coalesce(ends_on, ${ALWAYS}::date)::text order by starts_on) as ends
    from enrolments where programme_id = ${id} and starts_on <= ${asOf}::date group by 1
  )
  select a.segment, a.control_group as "isControl", coalesce(s.starts, '{}') as starts, coalesce(s.ends, '{}') as ends,
    coalesce(l.revenue, '{}') as revenue, coalesce(l.margin, '{}') as margin, coalesce(l.orders, '{}') as orders,
    coalesce(l.rewards, '{}') as rewards, coalesce(l.eligible, '{}') as eligible
  from accounts a left join lines l on l.account_id = a.id left join stays s on s.account_id = a.id
  where a.programme_id = ${id} order by a.code collate "C"`;

function toAccount(row: AccountRow, months: readonly string[], hasMargin: boolean): EvidenceAccount {
  const knownFrom = months.length - row.revenue.length;
  const inPlace = (values: number[]): Float64Array => {
    const line = new Float64Array(months.length);
    line.set(values, knownFrom);
    return line;
  };
  const [firstStart] = row.starts;
  const isMember = (month: string) =>
    row.starts.some((starts, stay) => starts <= lastOfMonth(month) && (row.ends[stay] ?? ALWAYS) > month);
  return {
    segment: row.segment,
    isControl: row.isControl,
    knownFrom,
    joined: firstStart && months[0] ? monthsBetween(months[0], monthOf(firstStart)) : null,
    revenue: inPlace(row.revenue),
    margin: hasMargin ? inPlace(row.margin) : null,
    orders: inPlace(row.orders),
    rewards: inPlace(row.rewards),
    member: Uint8Array.from(months, (month) => Number(isMember(month))),
    eligible: Uint8Array.from(inPlace(row.eligible)),
  };
}

async function readCosts(tx: TransactionSql, programmeId: number, months: readonly string[]): Promise<number[]> {
  const rows = await tx<{ month: string; cents: number }[]>`
    select month, running_cost_cents as cents from cost_months where programme_id = ${programmeId} and part = 0`;
  const costs = new Map(rows.map(({ month, cents }) => [month, cents]));
  return months.map((month) => costs.get(month) ?? 0);
}
