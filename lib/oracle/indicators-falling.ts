import { addDays, addMonths, firstOfMonth, lastOfMonth } from "./calendar";
import { countRows, knownIf, sumsOf } from "./grouped";
import type { Indicator } from "./oracle";
import type { OracleQuery, OracleSettings } from "./query";
import { median } from "./survival";
import { readGroups } from "./totals";

/** First of the three whole months that have ended on a day, and the day after their last. */
function threeMonths(day: string): [from: string, until: string] {
  const until = day === lastOfMonth(day) ? addDays(day, 1) : firstOfMonth(day);
  return [addMonths(until, -3), until];
}

interface Bought {
  account: number;
  revenue: number;
  revenueBefore: number;
  orders: number;
  ordersBefore: number;
}

type Programme = Pick<OracleQuery, "sql" | "programmeId">;

const bought = ({ sql, programmeId }: Programme, from: string, until: string) => {
  const now = sql`o.ordered_on >= ${from}::date and o.ordered_on < ${until}::date`;
  const before = sql`o.ordered_on >= ${addMonths(from, -12)}::date and o.ordered_on < ${addMonths(until, -12)}::date`;
  return sql<Bought[]>`
    select o.account_id as account,
      coalesce(sum(o.revenue_cents) filter (where ${now}), 0)::float8 as revenue,
      coalesce(sum(o.revenue_cents) filter (where ${before}), 0)::float8 as "revenueBefore",
      (count(*) filter (where ${now} and o.revenue_cents > 0))::int as orders,
      (count(*) filter (where ${before} and o.revenue_cents > 0))::int as "ordersBefore"
    from orders o
    where o.programme_id = ${programmeId} and o.status <> 'cancelled'
    group by o.account_id`;
};

const add = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** For each account that had any before: how it is to what was expected of it, and how unusual that is (robust z). */
function against(pairs: readonly { account: number; now: number; before: number }[]) {
  const compared = pairs.filter(({ before }) => before > 0);
  const trend = add(compared.map(({ now }) => now)) / add(compared.map(({ before }) => before));
  const found = compared.map(({ account, now, before }) => {
    const expected = before * trend;
    return { account, missing: Math.round(expected) - now, residual: (now - expected) / Math.sqrt(expected) };
  });
  const middle = median(found.map(({ residual }) => residual)) ?? 0;
  const spread = 1.4826 * (median(found.map(({ residual }) => Math.abs(residual - middle))) ?? 0);
  return found.map((one) => ({ ...one, isUnusual: trend > 0 && spread > 0 && one.residual - middle < -2 * spread }));
}

/** The accounts that bought in the months N-1, and whether each falls. */
async function comparedAccounts(query: Programme, from: string, until: string, amount: number) {
  const rows = await bought(query, from, until);
  const revenue = against(rows.map((row) => ({ account: row.account, now: row.revenue, before: row.revenueBefore })));
  const orders = against(rows.map((row) => ({ account: row.account, now: row.orders, before: row.ordersBefore })));
  const fewer = new Set(orders.filter(({ isUnusual }) => isUnusual).map(({ account }) => account));
  return revenue.map(({ account, missing, isUnusual }) => ({
    account,
    missing,
    falls: missing >= amount && (isUnusual || fewer.has(account)),
  }));
}

async function amountOf({ sql, programmeId }: Programme): Promise<number> {
  const [programme] = await sql<{ amount: number }[]>`
    select falling_amount_cents::float8 as amount from programmes where id = ${programmeId}`;
  return programme?.amount ?? Number.NaN;
}

/** Known as of `as of` alone. */
const fallingAccounts: Indicator = async (query, settings: OracleSettings) => {
  const [from, until] = threeMonths(settings.asOf);
  const known = query.to === settings.asOf && addMonths(from, -12) >= settings.dataFrom;
  const compared = known ? await comparedAccounts(query, from, until, await amountOf(query)) : [];
  const groups = await readGroups({ ...query, from: query.to });
  const count = (accounts: typeof compared) =>
    knownIf(
      known,
      sumsOf(
        groups,
        accounts.map(({ account }) => ({ account, day: query.to, amount: 1 })),
      ),
    );
  return countRows(count(compared.filter(({ falls }) => falls)), count(compared));
};

/** The accounts that fall as of `as of`: what is missing to what was expected, and their change on N-1. */
export async function listFalling(query: Programme, { asOf, dataFrom }: OracleSettings) {
  const [from, until] = threeMonths(asOf);
  if (addMonths(from, -12) < dataFrom) return [];
  const compared = await comparedAccounts(query, from, until, await amountOf(query));
  const changes = new Map(
    (await bought(query, from, until)).map((row) => [row.account, row.revenue / row.revenueBefore - 1]),
  );
  return compared
    .filter(({ falls }) => falls)
    .map(({ account, missing }) => ({ account, missing, change: changes.get(account) ?? Number.NaN }));
}

export const fallingIndicators: Record<string, Indicator> = { "falling-accounts": fallingAccounts };
